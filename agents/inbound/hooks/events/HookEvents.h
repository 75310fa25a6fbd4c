#pragma once

#include "agents/inbound/hooks/HookRequest.h"
#include "agents/inbound/hooks/HooksFile.h"
#include "core/base/Clock.h"
#include "core/model/outside/Inbound.h"

namespace qd::agents {

/// One thing that a webhook says.
struct HookEvent {
    QString id;      ///< the same for the same thing, with this sender, out of what was signed
    InboundKind kind = InboundKind::Status;
    QString effect;  ///< the key that our connector gave it along with, or an effect's id; empty: it says none
    QString channel; ///< by which `address` is reached: "e-mail", "sms"; empty: there is none
    QString address; ///< of whom it speaks; goes into a keyed hash and nowhere else
    Instant at;      ///< as it says itself; 0: it does not
    QString text;    ///< for a person, without addresses, cut to length
    QString response{}; ///< what its reader did: "opened", "clicked"; empty: nothing, or a machine did
};

using HookEvents = QList<HookEvent>;
constexpr qsizetype kMostEvents = 2'000; ///< in one request

/// What a request says, whose signature holds. Error::Parse: its body is none of its sender's.
Result<HookEvents> eventsIn(const HookSender& sender, const HookRequest& request);

/// twilio.com/docs/sendgrid/for-developers/tracking-events/event: a list of events. "blocked" bounces and "deferred" are no bounces: the address lives.
Result<HookEvents> sendGridEvents(const QByteArray& body);
/// mailchimp.com/developer/transactional/docs/webhooks: the field "mandrill_events" of a form, a list of events.
Result<HookEvents> mandrillEvents(const QByteArray& body);
/// twilio.com/docs/messaging/guides/track-outbound-message-status (MessageStatus, ErrorCode), …/guides/webhook-request (Body, OptOutType): a form.
Result<HookEvents> twilioEvents(const QByteArray& body);
/// resend.com/docs/dashboard/webhooks/event-types: one event; `id`: of the delivery, which is signed.
Result<HookEvents> resendEvents(const QByteArray& body, const QByteArray& id);
/// documentation.mailgun.com, "Event structure": one event, called by the token, which is all of it that is signed.
Result<HookEvents> mailgunEvents(const QByteArray& body);
/// developers.brevo.com/docs/transactional-webhooks: one event, or a list of them.
Result<HookEvents> brevoEvents(const QByteArray& body);
/// docs.lob.com, "Events": one event, of a letter with the mark in its metadata. It names nobody by an address.
Result<HookEvents> lobEvents(const QByteArray& body);
/// Any other: what happened, by its type, as Standard Webhooks and GitHub name it.
Result<HookEvents> plainEvents(const HookSender& sender, const HookRequest& request);

/// One line without addresses and telephone numbers, at most 300 characters.
QString withoutAddresses(const QString& text);

} // namespace qd::agents
