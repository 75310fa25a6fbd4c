#include "agents/effects/connectors/mail/SmtpConnector.h"

#include "agents/effects/connectors/wordpress/WordPressWords.h"
#include "agents/effects/http/Verdict.h"
#include "agents/effects/people/LeaveHeaders.h"
#include "agents/effects/render/Html.h"
#include "agents/effects/settings/SentWith.h"
#include "core/base/Digest.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kMostText = 1024 * 1024;
constexpr int kMostRecipients = 10'000;
constexpr int kLongestSubject = 200;

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

int countOf(const EffectContent& content, QLatin1String type)
{
    return int(std::count_if(content.files.begin(), content.files.end(), [&](const EffectFile& file) { return file.mediaType == type; }));
}

/// Of the message as it is sent, about: each byte of a text may become three.
qint64 mostSent(const EffectContent& content)
{
    qint64 bytes = 4'000;
    for (const EffectFile& file : content.files)
        bytes += file.bytes * 3;
    return bytes;
}

Result<Done> checkFiles(const EffectContent& content)
{
    if (content.files.size() != 2 || countOf(content, QLatin1String("text/plain")) != 1 || countOf(content, QLatin1String("text/html")) != 1)
        return unfit(QStringLiteral("it has %1 files; an e-mail has one of text/plain and one of text/html").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"e-mail\""));
    for (const EffectFile& file : content.files)
        if (file.bytes < 1 || file.bytes > kMostText)
            return unfit(QStringLiteral("%1 has %2 bytes; it may have %3").arg(file.path.left(120)).arg(file.bytes).arg(kMostText), QStringLiteral("files"));
    if (content.title.isEmpty() || content.title != oneLine(content.title) || content.title.size() > kLongestSubject)
        return unfit(QStringLiteral("its subject is no line of 1 to %1 characters").arg(kLongestSubject), QStringLiteral("title"));
    return Done{};
}

/// Nothing leaves that is not what was approved.
Result<Done> checkBytes(const Delivery& delivery)
{
    for (const EffectFile& file : delivery.content.files) {
        const QByteArray bytes = delivery.blobs.value(file.sha256);
        if (bytes.size() != file.bytes || sha256(bytes) != file.sha256)
            return unfit(QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path.left(120)), file.path.left(120));
    }
    if (delivery.key.isEmpty())
        return unfit(QStringLiteral("it has no key by which it could be known again"), QStringLiteral("key"));
    for (const Recipient& recipient : delivery.content.recipients)
        if (!delivery.people.contains(recipient.address))
            return unfit(QStringLiteral("one of those that it is for is not known any more"), QStringLiteral("recipients"));
    return Done{};
}

} // namespace

QString SmtpConnector::place() const
{
    return withWhatIsSent(QStringLiteral("%1 as %2").arg(m_file.url, m_file.from), m_file);
}

Guarantees SmtpConnector::guarantees() const
{
    QStringList words{QStringLiteral("Each recipient gets a message of their own and sees nobody else. Before a message goes and after it that is put on record, so nobody gets it twice, whatever breaks off."),
                      QStringLiteral("Mail servers cannot be asked later: where the answer to a message is lost, nobody can tell whether it arrived, and you are asked."),
                      QStringLiteral("That a server took it does not say that it was read, or that it is not in a folder for unwanted mail: signing it (DKIM) is the server's and your domain's.")};
    words.append(m_file.unsubscribe.startsWith(QLatin1String("https:")) ? QStringLiteral("Readers leave with one click, at the address that its file gives.")
                                                                        : QStringLiteral("Readers leave by a mail: it has no address for leaving with one click, and who sends much to Gmail or Yahoo without one is held back there."));
    return {Guarantees::ByContent, {}, words};
}

Result<Done> SmtpConnector::check(const EffectContent& content) const
{
    if (content.connector != id())
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_file.id), QStringLiteral("connector"));
    if (content.destination != place()) {
        const auto [meant, now] = apart(content.destination.left(300), place());
        return unfit(QStringLiteral("it was meant for %1, and %2 now sends by %3").arg(meant, m_file.title, now), QStringLiteral("destination"));
    }
    if (const Result<Done> files = checkFiles(content); !files)
        return files;
    if (content.recipients.isEmpty() || content.recipients.size() > kMostRecipients)
        return unfit(QStringLiteral("it is for %1 people; one e-mail of ours is for 1 to %2").arg(content.recipients.size()).arg(kMostRecipients), QStringLiteral("recipients"), QStringLiteral("\"to\" of its step: a contact or a list"));
    for (const Recipient& recipient : content.recipients)
        if ((!recipient.part.isEmpty() && recipient.part != QLatin1String("to")) || recipient.channel != channel())
            return unfit(QStringLiteral("one of its recipients is \"%1\" by \"%2\"; all are \"to\" by \"e-mail\"").arg(recipient.part.left(20), recipient.channel.left(20)), QStringLiteral("recipients"));
    const QString reply = textIn(content, QLatin1String("reply-to"));
    if (!reply.isEmpty() && reply != m_file.replyTo)
        return unfit(QStringLiteral("answers would go to an address that is not the account's"), QStringLiteral("reply-to"), QStringLiteral("reply_to in connectors/%1.json").arg(m_file.id));
    const qint64 most = *m_mostBytes;
    if (most > 0 && mostSent(content) > most)
        return unfit(QStringLiteral("it may have %1 bytes as it is sent; the server takes %2").arg(mostSent(content)).arg(most), QStringLiteral("files"));
    return Done{};
}

void SmtpConnector::enter(Mailbox* mailbox)
{
    m_door->enter(mailbox);
    m_line.enter(mailbox);
}

void SmtpConnector::leave()
{
    m_line.leave();
    m_under.clear();
    m_door->leave();
}

void SmtpConnector::look(const Delivery& delivery, const Gate&, Seen seen)
{
    HtmlWriter out;
    out.element("p", {}, QStringLiteral("From %1. Each recipient gets a message of their own.").arg(m_file.from) + (m_file.replyTo.isEmpty() ? QString() : QStringLiteral(" Answers go to %1.").arg(m_file.replyTo)));
    if (!m_file.unsubscribe.isEmpty())
        out.element("p", {}, QStringLiteral("Readers leave at %1.").arg(m_file.unsubscribe));
    Sight sight;
    sight.details.insert(QStringLiteral("from"), m_file.from);
    if (!m_file.replyTo.isEmpty())
        sight.details.insert(QStringLiteral("reply-to"), m_file.replyTo);
    if (const QString warning = delivery.content.recipients.size() > 1 ? leaveWarning(m_file) : QString(); !warning.isEmpty()) {
        sight.details.insert(kLeave, warning);
        out.element("p", {}, QStringLiteral("Its %1.").arg(warning));
    }
    sight.preview = out.take();
    seen(sight);
}

SmtpTalk SmtpConnector::common(std::shared_ptr<const Secret> key) const
{
    SmtpTalk talk;
    talk.url = m_file.url;
    talk.isHere = m_file.isOnThisMachine();
    talk.ownCa = m_door->way().ownCa;
    talk.user = m_file.user.toUtf8();
    talk.key = std::move(key);
    talk.toConnect = m_limits.toConnect;
    talk.toAnswer = m_limits.toAnswer;
    return talk;
}

/// Fetched at the moment of sending. A server of this machine may want none.
void SmtpConnector::withKey(std::function<void(const Result<SharedSecret>&)> then)
{
    if (m_file.key.isEmpty())
        return then(SharedSecret());
    m_door->findKey({m_file.key, m_file.url}, std::move(then));
}

void SmtpConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> whole = checkBytes(delivery); !whole)
        return ended({Outcome::Refused, whole.error().text});
    m_under[delivery.effect] = nullptr;
    withKey([this, delivery, gate, ended = std::move(ended)](const Result<SharedSecret>& key) {
        const auto under = m_under.find(delivery.effect);
        if (under == m_under.end())
            return ended({Outcome::NotSent, QStringLiteral("it was held back before it left")});
        if (!key) {
            m_under.erase(under);
            return ended(unsent(key.error()));
        }
        under->second = std::make_shared<SmtpErrand>(m_file, m_line, delivery, gate, common(*key));
        const std::shared_ptr<SmtpErrand> errand = under->second;
        errand->start([this, id = delivery.effect, ended](const Outcome& outcome) {
            m_under.erase(id);
            ended(outcome);
        });
    });
}

void SmtpConnector::cancel(const EffectId& effect)
{
    const auto under = m_under.find(effect);
    if (under == m_under.end())
        return;
    if (under->second)
        return under->second->cancel();
    m_under.erase(under); // its key is being fetched
}

void SmtpConnector::test(const Gate& gate, Tested tested)
{
    withKey([this, gate, tested = std::move(tested)](const Result<SharedSecret>& key) {
        if (!key)
            return tested(key.error());
        if (!gate.mayBegin())
            return tested(Error{Error::Cancelled, QStringLiteral("everything is stopped"), {}, {}});
        m_test = m_line.talk(common(*key), [] {}, [this, tested](const SmtpEnd& end) { tried(end, tested); });
    });
}

void SmtpConnector::tried(const SmtpEnd& end, const Tested& tested)
{
    m_test.reset();
    *m_mostBytes = end.mostBytes;
    const QString host = QUrl(m_file.url).host();
    if (end.trouble == SmtpEnd::Cancelled)
        return tested(Error{Error::Cancelled, end.said, host, {}});
    if (end.trouble == SmtpEnd::Login)
        return tested(Error{Error::Rule, end.said, QStringLiteral("key"), QStringLiteral("quarterdeck keys set %1: many servers want a password that was made for programs").arg(m_file.key)});
    if (end.trouble != SmtpEnd::None)
        return tested(Error{Error::Network, end.said, host, QStringLiteral("smtps://host:465, or smtp://host:587 where it offers STARTTLS")});
    QString text = m_file.user.isEmpty() ? QStringLiteral("%1 answers.").arg(host) : QStringLiteral("%1 lets us in as %2.").arg(host, m_file.user);
    if (end.mostBytes > 0)
        text += QStringLiteral(" It takes messages of up to %1 KiB.").arg(end.mostBytes / 1024);
    if (!m_file.unsubscribe.startsWith(QLatin1String("https:")))
        text += QStringLiteral(" Without an https address in \"unsubscribe\" readers cannot leave with one click.");
    tested(text);
}

void SmtpConnector::cancelTest()
{
    if (m_test)
        m_test->cancel();
}

} // namespace qd::agents
