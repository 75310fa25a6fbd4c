#pragma once

#include "agents/inbound/mail/ImapTalk.h"
#include "agents/inbound/mail/MailAccounts.h"
#include "agents/inbound/mail/MailMeaning.h"

namespace qd::agents {

/// One mail that says something of ours, on its way to the record.
struct MailCame {
    Inbound inbound;  ///< without its effect
    QString key;      ///< of the delivery that it is about; empty: none
    int number = 0;   ///< which of its recipients, from 1 on; 0: it does not say
};

/// What a look at a mailbox found.
struct MailFound {
    ImapEnd end;
    QList<MailCame> came;
    int passed = 0; ///< about nothing of ours, or no mails at all: nothing is kept of them
};

/// The keyed hash of an e-mail address, 32 bytes; empty: it is none.
using MailIndex = std::function<QByteArray(const QString& address)>;

/// What one mail is on the record: its id is of its bytes, so that it comes once however often it is read, from whichever mailbox. `now` stands for a time
/// that it does not say, or that is not yet. Pure.
std::optional<MailCame> mailCame(const MailAccount& box, const QByteArray& bytes, const QString& leave, const MailIndex& index, Instant now);

/// Looks, and reads what is new. Blocks. @thread one of its own.
MailFound lookAt(const MailAccount& box, const ImapTalk& talk, const QString& leave, const MailIndex& index, Instant now, const std::stop_token& stop);

/// Whom a delivery was to, and what it is called.
struct SentMail {
    EffectId effect;
    QString title;
    QList<QByteArray> indexes; ///< of its recipients, in their order
    EffectId whole{};          ///< of which it is a part; null: it stands for itself
};
/// What goes on record of it: about which effect, and of whom. What names a delivery of which nobody here knows goes nowhere, unless somebody wants to leave. Of a
/// reader who cannot be reached or complains, only what names the same reader by number and by address keeps anybody from being reached: each
/// reader knows the delivery's key. Pure.
std::optional<Inbound> inboundOf(const MailCame& came, const std::optional<SentMail>& sent);

} // namespace qd::agents
