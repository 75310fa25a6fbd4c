#include "agents/effects/connectors/mail/SmtpErrand.h"

#include "agents/effects/connectors/wordpress/WordPressWords.h"
#include "agents/effects/people/LeaveHeaders.h"

#include <QDateTime>

namespace qd::agents {

namespace {

constexpr Duration kLater = std::chrono::minutes(5); ///< servers that take nobody at the first try mostly want so long

// What stands on record of a recipient. "again" is as good as nothing.
const QString kBegun = QStringLiteral("begun"), kAgain = QStringLiteral("again");
const QString kTaken = QStringLiteral("taken"), kRefused = QStringLiteral("refused");

Instant dateOf(const EffectContent& content)
{
    return {QDateTime::fromString(textIn(content, QLatin1String("date")), Qt::ISODateWithMs).toMSecsSinceEpoch()};
}

QByteArray fileOf(const Delivery& delivery, QLatin1String type)
{
    for (const EffectFile& file : delivery.content.files)
        if (file.mediaType == type)
            return delivery.blobs.value(file.sha256);
    return {};
}

/// Whether the server means this recipient alone, and not us or the message.
bool isAboutOne(const SmtpEnd& end)
{
    return end.isOpen || end.verb == "RCPT";
}

} // namespace

QByteArray messageIdOf(const QString& key, qsizetype number, const QString& fromAddress)
{
    return key.toLatin1() + '.' + QByteArray::number(number + 1) + '@' + fromAddress.section(u'@', -1).toLatin1();
}

SmtpErrand::SmtpErrand(const ConnectorFile& file, SmtpLine& line, Delivery delivery, Gate gate, SmtpTalk common)
    : m_file(file), m_line(line), m_delivery(std::move(delivery)), m_gate(std::move(gate)), m_common(std::move(common))
{
}

void SmtpErrand::start(Ended ended)
{
    m_ended = std::move(ended);
    next();
}

void SmtpErrand::cancel()
{
    m_isCancelled = true;
    if (m_reins)
        m_reins->cancel();
}

QString SmtpErrand::ordinal() const
{
    return m_delivery.content.recipients.size() == 1 ? QString() : QStringLiteral("number %1: ").arg(m_at + 1);
}

/// The first of those that nothing stands on record of.
void SmtpErrand::next()
{
    const QList<Recipient>& all = m_delivery.content.recipients;
    while (++m_at < all.size()) {
        const QString known = m_delivery.stepped.value(nameOf(m_at));
        if (known.startsWith(kTaken)) {
            ++m_tally.taken;
        } else if (known.startsWith(kRefused)) {
            ++m_tally.refused;
            m_tally.words.append(ordinal() + known.mid(kRefused.size() + 2));
        } else if (known == kBegun) {
            ++m_tally.doubtful;
            m_tally.words.append(ordinal() + QStringLiteral("it was on its way when it broke off"));
        } else if (m_tally.isRefused) {
            ++m_tally.refused;
        } else if (m_tally.isOver || m_isCancelled) {
            ++m_tally.open;
        } else {
            return begin(m_delivery.people.value(all[m_at].address));
        }
    }
    tell();
}

QByteArray SmtpErrand::messageFor(const Person& person, const MailAddress& to) const
{
    const MailAddress from = mailAddressIn(m_file.from).value();
    MailHead head;
    head.from = from;
    head.to = {person.name, to.address};
    head.replyTo = m_file.replyTo;
    head.subject = m_delivery.content.title;
    head.date = dateOf(m_delivery.content);
    head.messageId = messageIdOf(m_delivery.key, m_at, from.address);
    head.unsubscribe = leaveAddress(m_file, m_file.replyTo, m_delivery.key + u'.' + QString::number(m_at + 1)).toLatin1();
    return mailMessage(head, mailBody(fileOf(m_delivery, QLatin1String("text/plain")), fileOf(m_delivery, QLatin1String("text/html")), m_delivery.key.toLatin1()));
}

void SmtpErrand::begin(const Person& person)
{
    const Result<MailAddress> to = mailAddressIn(person.address);
    if (!to) {
        ++m_tally.refused;
        m_tally.words.append(ordinal() + to.error().text);
        return finished(kRefused + QStringLiteral(": ") + to.error().text);
    }
    if (!m_gate.mayBegin()) {
        m_tally.isStopped = m_tally.isOver = true;
        ++m_tally.open;
        return next();
    }
    SmtpTalk talk = m_common;
    talk.from = mailAddressIn(m_file.from).value().address.toLatin1();
    talk.to = to->address.toLatin1();
    talk.message = messageFor(person, *to);
    m_reins = m_line.talk(std::move(talk), [self = shared_from_this()] { self->opened(); }, [self = shared_from_this()](const SmtpEnd& end) { self->came(end); });
}

/// The server wants the message: it goes once that is on record.
void SmtpErrand::opened()
{
    if (m_isCancelled || !m_gate.mayBegin())
        return m_reins->cancel();
    noted(kBegun, [self = shared_from_this()] {
        self->m_isCancelled || !self->m_gate.mayBegin() ? self->m_reins->cancel() : self->m_reins->letGo();
    });
}

void SmtpErrand::came(const SmtpEnd& end)
{
    if (end.isTaken) {
        ++m_tally.taken;
        m_tally.queued = end.said;
        return finished(kTaken + QStringLiteral(": ") + end.said);
    }
    if (end.isWhole && end.trouble != SmtpEnd::Refused) { // nobody may send it again, whatever comes
        ++m_tally.doubtful;
        m_tally.words.append(ordinal() + QStringLiteral("no answer came to the message (%1)").arg(end.said));
        m_tally.isOver = true;
        return next();
    }
    turnedAway(end);
}

/// It was certainly not taken.
void SmtpErrand::turnedAway(const SmtpEnd& end)
{
    m_tally.words.append(ordinal() + end.said);
    if (end.trouble == SmtpEnd::Refused && end.code >= 500) {
        ++m_tally.refused;
        m_tally.isRefused = !isAboutOne(end);
        return finished(kRefused + QStringLiteral(": ") + end.said);
    }
    ++m_tally.open;
    m_tally.isStopped = m_tally.isStopped || end.trouble == SmtpEnd::Cancelled;
    m_tally.isOver = m_tally.isOver || !isAboutOne(end) || end.trouble != SmtpEnd::Refused;
    if (end.trouble == SmtpEnd::Login && (end.code < 400 || end.code >= 500))
        m_tally.why = Deferral::Key;
    else
        m_tally.after = kLater;
    if (end.isOpen)
        return finished(kAgain);
    next();
}

void SmtpErrand::finished(const QString& word)
{
    noted(word, [self = shared_from_this()] { self->next(); });
}

void SmtpErrand::noted(const QString& word, std::function<void()> then)
{
    m_delivery.step ? m_delivery.step(nameOf(m_at), word.left(300), std::move(then)) : then();
}

/// Outcome's rules (promises, part 3) over all of them: what nobody can tell goes before what is left, that before what was refused.
void SmtpErrand::tell()
{
    const auto total = int(m_delivery.content.recipients.size());
    const QString why = m_tally.words.mid(0, 5).join(QStringLiteral("; "));
    const QString so = total == 1 ? QString() : QStringLiteral("taken for %1 of %2, refused for %3, not sent to %4, unclear for %5: ").arg(m_tally.taken).arg(total).arg(m_tally.refused).arg(m_tally.open).arg(m_tally.doubtful);
    if (m_tally.doubtful > 0)
        return m_ended({Outcome::Unknown, so + why, {}, kLater, m_tally.open > 0});
    if (m_tally.open > 0 && m_tally.isStopped && m_tally.taken + m_tally.refused == 0)
        return m_ended({Outcome::NotSent, QStringLiteral("it was held back before it left"), {}});
    if (m_tally.open > 0)
        return m_ended({Outcome::Later, so + (why.isEmpty() ? QStringLiteral("it was held back") : why), {}, m_tally.why ? std::nullopt : std::optional(m_tally.after.value_or(Duration(1'000))), false, m_tally.why});
    if (m_tally.taken == 0)
        return m_ended({Outcome::Refused, so + why});
    const QString queued = m_tally.queued.isEmpty() ? QStringLiteral("the mail server took it") : m_tally.queued;
    m_ended({Outcome::Confirmed, (so.isEmpty() || m_tally.taken == total ? QStringLiteral("%1 of %2 taken: %3").arg(m_tally.taken).arg(total).arg(queued) : so + why), m_delivery.key});
}

} // namespace qd::agents
