#include "agents/inbound/mail/MailLook.h"

#include "core/base/Digest.h"

namespace qd::agents {

std::optional<MailCame> mailCame(const MailAccount& box, const QByteArray& bytes, const QString& leave, const MailIndex& index, Instant now)
{
    const Result<MailPart> mail = readMail(bytes);
    const std::optional<MailWord> word = mail ? meaningOf(*mail, leave) : std::nullopt;
    if (!word)
        return std::nullopt;
    MailCame came;
    came.inbound.id = QStringLiteral("mail/%1").arg(QString::fromLatin1(sha256(bytes).toHex().left(40)));
    came.inbound.connector = {box.connector};
    came.inbound.kind = word->kind;
    came.inbound.index = word->address.isEmpty() ? QByteArray() : index(word->address);
    came.inbound.at = word->at.ms > 0 && word->at < now ? word->at : now;
    came.inbound.text = word->text;
    came.key = word->key;
    came.number = word->number;
    return came;
}

MailFound lookAt(const MailAccount& box, const ImapTalk& talk, const QString& leave, const MailIndex& index, Instant now, const std::stop_token& stop)
{
    MailFound found;
    found.end = talkImap(talk, stop, [&](const ImapMail& mail) {
        if (const std::optional<MailCame> came = mailCame(box, mail.bytes, leave, index, now))
            found.came.append(*came);
        else
            ++found.passed;
    });
    return found;
}

std::optional<Inbound> inboundOf(const MailCame& came, const std::optional<SentMail>& sent)
{
    Inbound in = came.inbound;
    const bool isLeaving = in.kind == InboundKind::OptedOut;
    if (!sent)
        return isLeaving && !in.index.isEmpty() ? std::optional(in) : std::nullopt;
    in.effect = sent->effect;
    const QByteArray reader = sent->indexes.value(came.number - 1);
    if (isLeaving && !reader.isEmpty())
        in.index = reader;
    const bool isAgainst = in.kind == InboundKind::Bounced || in.kind == InboundKind::Complained;
    if (isAgainst && in.index.isEmpty())
        in.index = reader; // services that tell of complaints leave out of whom (RFC 5965, 3.2)
    else if (isAgainst && in.index != reader)
        in.kind = InboundKind::Status;
    in.text = QStringLiteral("On “%1”: %2").arg(sent->title, in.text);
    return in;
}

} // namespace qd::agents
