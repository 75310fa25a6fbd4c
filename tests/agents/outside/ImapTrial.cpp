// A real Exim and a real Dovecot, which packaging/acceptance-parts/outside/try-mail has started: STARTTLS is spoken with both, what Exim says of a mail that it gave up
// lies in Dovecot's mailbox, and is read there.
#include "agents/effects/connectors/mail/SmtpTalk.h"
#include "agents/inbound/mail/MailLook.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {

const QByteArray kKey = "abcdefghijklmnopqrstuvwxyz234567";

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString place(const char* name)
{
    return qEnvironmentVariable(name);
}

SmtpEnd send(const QString& url, const QByteArray& ca, const QByteArray& messageId)
{
    SmtpTalk talk;
    talk.url = url;
    talk.ownCa = ca;
    talk.user = "press";
    talk.key = Secret::of("right-password-of-mail");
    talk.from = "press@harborandpine.example";
    talk.to = "ada@press.example";
    talk.message = "From: press@harborandpine.example\r\nTo: ada@press.example\r\nSubject: Three things to count\r\nMessage-ID: <" + messageId + ">\r\n\r\nThree things.\r\n";
    SmtpReins reins;
    SmtpEnd told;
    talkSmtp(talk, reins, [&reins] { reins.letGo(); }, [&told](const SmtpEnd& end) { told = end; });
    return told;
}

/// The ids in Exim's queue of messages in whose head that stands.
QStringList queued(const QByteArray& text)
{
    QStringList ids;
    const QDir queue(place("QD_QUEUE"));
    for (const QString& name : queue.entryList({QStringLiteral("*-H")}, QDir::Files))
        if (fileText(queue.filePath(name)).contains(text))
            ids.append(name.chopped(2));
    return ids;
}

QByteArray exim(const QStringList& words)
{
    QProcess program;
    program.start(place("QD_EXIM"), words);
    EXPECT_TRUE(program.waitForFinished(60'000));
    EXPECT_EQ(program.exitCode(), 0) << program.readAllStandardError().constData();
    return program.readAllStandardOutput();
}

/// As a mail server lays it into the mailbox (Maildir).
void put(const QByteArray& mail)
{
    static int number = 0;
    QByteArray text = mail;
    QFile file(place("QD_MAILDIR") + QStringLiteral("/new/1795000000.%1.mail").arg(++number));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.replace("\r\n", "\n"));
    file.setPermissions(file.permissions() | QFile::ReadOther | QFile::WriteOther | QFile::ReadGroup | QFile::WriteGroup);
}

ImapTalk talkTo(const QString& url, const QByteArray& ca)
{
    ImapTalk talk;
    talk.url = url;
    talk.ownCa = ca;
    talk.user = "press";
    talk.key = Secret::of("right-password-of-mail");
    talk.since = {1'700'000'000'000};
    return talk;
}

MailFound look(const ImapTalk& talk)
{
    MailAccount box;
    box.id = QStringLiteral("answers");
    box.connector = QStringLiteral("smtp");
    return lookAt(box, talk, {}, [](const QString& address) { return address.toLatin1().leftJustified(32, '.', true); }, SystemClock().now(), {});
}

QByteArray eximLog() { return fileText(place("QD_EXIM_LOG")); }
QString starttls(const char* port) { return QStringLiteral("imap://localhost:%1").arg(place(port)); }
QByteArray ca() { return fileText(place("QD_CA")); }

} // namespace

TEST(ImapTrial, SmtpIsSpokenOnlyBehindStarttlsWhereThatWasAskedFor)
{
    const QString url = QStringLiteral("smtp://localhost:") + place("QD_SMTP");
    const SmtpEnd good = send(url, ca(), kKey + ".1@harborandpine.example");
    EXPECT_TRUE(good.isTaken) << good.said.toStdString();
    const QByteArray head = fileText(place("QD_QUEUE") + u'/' + queued(kKey).value(0) + QStringLiteral("-H"));
    EXPECT_TRUE(head.contains("-tls_cipher") && head.contains("press")) << "it came by TLS, and logged in: " << head.constData();
    const SmtpEnd strange = send(url, {}, "strange@harborandpine.example");
    EXPECT_EQ(strange.trouble, SmtpEnd::Tls) << strange.said.toStdString();
    EXPECT_TRUE(queued("strange@").isEmpty());
    const qsizetype logged = eximLog().size();
    const SmtpEnd clear = send(QStringLiteral("smtp://localhost:") + place("QD_CLEAR"), ca(), "clear@harborandpine.example");
    EXPECT_EQ(clear.trouble, SmtpEnd::Tls) << "a server without STARTTLS is not spoken to in clear: " << clear.said.toStdString();
    EXPECT_FALSE(clear.isOpen);
    EXPECT_TRUE(queued("clear@").isEmpty());
    QByteArray said; // as Exim has it in its log, once the dialogue is over
    for (int tries = 0; tries < 50 && !said.contains("no MAIL in SMTP connection"); ++tries) {
        QThread::msleep(100);
        said = eximLog().mid(logged);
    }
    EXPECT_TRUE(said.contains("C=EHLO") && !said.contains("AUTH")) << "and no password is said to it: " << said.constData();
    std::printf("SMTP by STARTTLS: taken; a strange certificate and no STARTTLS: nothing sent\n");
}

TEST(ImapTrial, DovecotIsReadByBothWaysOfTlsAndNothingThereIsMarked)
{
    put("From: Ada Lovelace <ada@press.example>\nTo: press@harborandpine.example\nSubject: Re: Three things to count\nDate: Mon, 23 Nov 2026 08:00:00 +0000\n"
        "In-Reply-To: <" + kKey + ".1@harborandpine.example>\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "Gr=C3=BC=C3=9Fe! Which three?\n\nOn Sun, Press wrote:\n> Three things.\n");
    put("From: someone@else.example\nSubject: private\n\nAbout last night\n");
    const QStringList ids = queued(kKey);
    ASSERT_EQ(ids.size(), 1) << "the test before this one has sent it";
    exim({QStringLiteral("-Mg"), ids.first()});
    const QStringList bounces = queued("Mail delivery failed");
    ASSERT_EQ(bounces.size(), 1) << "Exim's own report";
    put(exim({QStringLiteral("-Mvc"), bounces.first()}));
    const MailFound first = look(talkTo(starttls("QD_IMAP"), ca()));
    ASSERT_EQ(first.end.trouble, ImapEnd::None) << first.end.said.toStdString();
    EXPECT_EQ(first.end.mails, 3);
    EXPECT_EQ(first.passed, 1) << "what is private";
    ASSERT_EQ(first.came.size(), 2);
    const auto of = [&first](InboundKind kind) {
        return *std::find_if(first.came.begin(), first.came.end(), [kind](const MailCame& one) { return one.inbound.kind == kind || one.key.isEmpty(); });
    };
    EXPECT_EQ(of(InboundKind::Reply).inbound.text, QStringLiteral("Grüße! Which three?"));
    EXPECT_EQ(of(InboundKind::Bounced).key.toLatin1(), kKey);
    EXPECT_EQ(of(InboundKind::Bounced).number, 1);
    EXPECT_TRUE(of(InboundKind::Bounced).inbound.index.startsWith("ada@press.example"));
    ImapTalk again = talkTo(QStringLiteral("imaps://localhost:") + place("QD_IMAPS"), ca());
    again.validity = first.end.validity;
    again.after = first.end.last;
    const MailFound second = look(again);
    ASSERT_EQ(second.end.trouble, ImapEnd::None) << second.end.said.toStdString();
    EXPECT_EQ(second.end.mails, 0) << "none is read twice";
    again.validity = again.after = 0;
    const MailFound anew = look(again);
    EXPECT_EQ(anew.end.mails, 3) << "by imaps as well";
    for (const QString& name : QDir(place("QD_MAILDIR") + QStringLiteral("/cur")).entryList(QDir::Files))
        EXPECT_FALSE(name.section(QStringLiteral(":2,"), 1).contains(u'S')) << "seen: " << name.toStdString();
    std::printf("IMAP by STARTTLS and by TLS: 3 mails read, 2 of ours, 1 passed over; read again 0; marked 0\n");
}

TEST(ImapTrial, DovecotIsNotTrustedWithoutItsCertificateAndSaysNoToAStranger)
{
    for (const QString& url : {starttls("QD_IMAP"), QStringLiteral("imaps://localhost:") + place("QD_IMAPS")})
        EXPECT_EQ(look(talkTo(url, {})).end.trouble, ImapEnd::Tls) << url.toStdString();
    ImapTalk strange = talkTo(starttls("QD_IMAP"), ca());
    strange.key = Secret::of("wrong-password-of-mail");
    const MailFound found = look(strange);
    EXPECT_EQ(found.end.trouble, ImapEnd::Login) << found.end.said.toStdString();
    ImapTalk nowhere = talkTo(starttls("QD_IMAP"), ca());
    nowhere.folder = "Nowhere";
    EXPECT_EQ(look(nowhere).end.trouble, ImapEnd::Refused);
}

} // namespace qd::test
