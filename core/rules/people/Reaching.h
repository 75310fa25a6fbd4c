#pragma once

#include "core/state/OfficeState.h"

/// Whom a step is for, and who of them may be reached. Pure.
namespace qd::rules {

/// Whether nobody is reached by it without having agreed: "e-mail" and "sms" (Directive 2002/58/EC, article 13). A letter may come until its reader
/// says no.
bool needsConsent(const QString& channel);

/// Recipient::address of somebody who is kept, "contact:<id>", and back; null: it is not of that form.
QString addressOf(const ContactId& contact);
ContactId contactIn(const QString& address);

/// Why this one is not reached so for that: "opted out", "never agreed", "bounced", "no address for e-mail", "not kept"; empty: may be.
/// `purpose` as PeopleState::consent(). O(log n).
QString whyNot(const OfficeState& state, const ContactId& contact, const QString& channel, const QString& purpose);

/// Those whom a step is for.
struct Reach {
    QList<Recipient> recipients;  ///< each once, by id
    QStringList segments;         ///< lists that were named
    QMap<QString, int> leftOut;   ///< by whyNot(): how many
};

/// By what a step's input `to` says: "contact:<id>", "segment:<name>", several in a list or with commas between them. Error::Parse: it is none of that,
/// or nobody of that id is kept. Nobody left is no error here. O(people).
Result<Reach> reachOf(const OfficeState& state, const QStringList& to, const QString& channel, const QString& purpose);

/// "3 left out: 2 opted out, 1 never agreed"; empty: nobody was.
QString leftOutInWords(const Reach& reach);
/// "412 people on the list customers, by e-mail".
QString audienceInWords(const Reach& reach, const QString& channel);

/// EffectContent::details: what they were asked for ("newsletter"), and who was left out.
inline const QString kPurpose = QStringLiteral("purpose");
inline const QString kLeftOut = QStringLiteral("left_out");

/// Why one of those that something is for may not be reached any more: forgotten, suppressed, without consent, at another address; empty: all may.
/// O(recipients · log n).
QString whyNotReachedNow(const OfficeState& state, const EffectContent& content);

} // namespace qd::rules
