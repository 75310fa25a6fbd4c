#pragma once

#include "agents/inbound/mail/MimeReader.h"
#include "core/base/Clock.h"
#include "core/model/outside/Inbound.h"

namespace qd::agents {

/// What somebody who sent us a mail says of one that we sent.
struct MailWord {
    InboundKind kind = InboundKind::Status;
    QString key;      ///< of the delivery that it is about; empty: a wish to leave that names none
    int number = 0;   ///< which of its recipients, from 1 on; 0: it does not say
    QString address;  ///< of whom it speaks; goes into a keyed hash and nowhere else. Empty: it does not say
    Instant at;       ///< as it says itself; 0: it does not
    QString text;     ///< for a person: without what it quotes, without addresses and the writer's name, cut to length
};

/// What a mail means (pure): an answer, a report of mail systems (RFC 3464), a complaint (ARF, RFC 5965), an answer that nobody wrote (RFC 3834), a wish to leave.
/// Nothing where it is about nothing that we sent: whatever else lies in that mailbox is passed over. Anybody can write such a mail: who reads this
/// asks whether the key is one of ours. `leave`: the mailto of List-Unsubscribe as the account's file has it ("mailto:leave+{key}@press.example"), or empty.
std::optional<MailWord> meaningOf(const MailPart& mail, const QString& leave);

/// The key of a delivery and the number of its recipient ("<key>.<number>", as the connector writes it) in a text; empty and 0: there is none.
std::pair<QString, int> deliveryIn(const QString& text);
/// What its writer wrote: without lines that quote, what follows "wrote:" or a line of an original message, and a signature.
QString ownWords(const QString& text);
/// Of a code of RFC 3463: whether it says that this address takes no mail ("5.1.1"), and not that this mail was not wanted ("5.7.1"), the
/// mailbox is full ("5.2.2") or the mail is too large.
bool isAddressDead(const QByteArray& status);

} // namespace qd::agents
