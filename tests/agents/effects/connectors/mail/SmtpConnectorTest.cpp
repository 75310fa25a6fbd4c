#include "agents/effects/people/LeaveHeaders.h"
#include "tests/agents/effects/connectors/mail/MailRig.h"

#include "core/base/Digest.h"

namespace qd::test {

using agents::Outcome;

namespace {

/// A part of a message of ours, decoded by other code than wrote it; its line ends as the files have them.
QByteArray partOf(const QByteArray& message, const QByteArray& type)
{
    const qsizetype mark = message.indexOf("boundary=\"") + 10;
    const QByteArray boundary = "--" + message.mid(mark, message.indexOf('"', mark) - mark);
    const qsizetype start = message.indexOf("\r\n\r\n", message.indexOf("Content-Type: " + type)) + 4;
    QByteArray text = message.mid(start, message.indexOf("\r\n" + boundary, start) - start);
    text.replace("=\r\n", "");
    QByteArray out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        out += text[at] == '=' ? QByteArray::fromHex(text.mid(at + 1, 2)) : text.mid(at, 1);
        at += text[at] == '=' ? 2 : 0;
    }
    return out.replace("\r\n", "\n");
}

QByteArray header(const QByteArray& message, const QByteArray& name)
{
    const QByteArray head = message.left(message.indexOf("\r\n\r\n")).replace("\r\n ", " ");
    for (const QByteArray& line : head.split('\n'))
        if (line.startsWith(name + ": "))
            return line.mid(name.size() + 2).trimmed();
    return {};
}

/// Encoded words (RFC 2047), read by other code than wrote them.
QString words(const QByteArray& value)
{
    QByteArray bytes;
    for (const QByteArray& word : value.split(' '))
        bytes += QByteArray::fromBase64(word.mid(10).chopped(2));
    return QString::fromUtf8(bytes);
}

} // namespace

TEST(SmtpConnector, TheServerHoldsWhatWasApprovedByteForByte)
{
    MailRig rig({}, R"(,"reply_to":"desk@harborandpine.example","unsubscribe":"https://harborandpine.example/leave?m={key}")");
    const agents::Delivery mail = rig.mail();
    const Outcome outcome = rig.sent(mail);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_TRUE(outcome.text.contains(QLatin1String("queued as Q1"))) << outcome.text.toStdString();
    ASSERT_EQ(rig.held().size(), 1);
    const QByteArray message = rig.held().first();
    for (const EffectFile& file : mail.content.files)
        EXPECT_EQ(sha256(partOf(message, file.mediaType.toLatin1())), file.sha256) << file.path.toStdString();
    EXPECT_EQ(words(header(message, "Subject")), mail.content.title);
    EXPECT_EQ(words(header(message, "From").split('<').first().trimmed()), QStringLiteral("Härbor & Pine"));
    EXPECT_EQ(header(message, "Date"), "Wed, 18 Nov 2026 11:06:40 +0000");
    EXPECT_EQ(header(message, "Message-ID"), '<' + mail.key.toLatin1() + ".1@harborandpine.example>");
    EXPECT_EQ(header(message, "Reply-To"), "desk@harborandpine.example");
    EXPECT_EQ(header(message, "List-Unsubscribe"), "<https://harborandpine.example/leave?m=" + mail.key.toLatin1() + ".1>");
    EXPECT_TRUE(header(message, "To").endsWith("<ada@press.example>"));
    for (const QByteArray& line : message.split('\n'))
        EXPECT_LE(line.size(), line.startsWith("List-Unsubscribe: ") ? 999 : 79) << line.constData(); // folding that one has broken signatures
}

TEST(SmtpConnector, EachGetsAMessageOfTheirOwnAndSeesNobodyElse)
{
    MailRig rig;
    const agents::Delivery mail = rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("nobody@press.example"), QStringLiteral("bo@press.example")});
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_TRUE(outcome.text.contains(QLatin1String("taken for 2 of 3, refused for 1"))) << outcome.text.toStdString();
    EXPECT_FALSE(outcome.text.contains(QLatin1String("nobody@"))) << "who they are is on no record";
    ASSERT_EQ(rig.heldFor(), QStringList({QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")}));
    EXPECT_FALSE(rig.held()[0].contains("bo@press.example"));
    EXPECT_FALSE(rig.held()[1].contains("ada@press.example"));
    const QMap<QString, QString> steps = rig.steps.value(mail.effect);
    EXPECT_TRUE(steps.value(QStringLiteral("to/1")).startsWith(QLatin1String("taken")));
    EXPECT_TRUE(steps.value(QStringLiteral("to/2")).startsWith(QLatin1String("refused: 550")));
    for (const QString& word : steps)
        EXPECT_FALSE(word.contains(QLatin1String("@press.example"))) << word.toStdString();
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.held().size(), 2) << "who has it is left alone, and who was refused";
}

TEST(SmtpConnector, WhatDoesNotFitIsSaidBeforeAnybodyIsAsked)
{
    MailRig rig;
    const auto fault = [&](const std::function<void(EffectContent&)>& change) {
        EffectContent content = rig.mail().content;
        change(content);
        const Result<Done> fit = rig.dispatcher->check(content);
        return fit ? QString() : fit.error().where;
    };
    EXPECT_EQ(fault([](EffectContent&) {}), QString());
    EXPECT_EQ(fault([](EffectContent& c) { c.destination = QStringLiteral("smtps://other.example:465"); }), QStringLiteral("destination"));
    EXPECT_EQ(fault([](EffectContent& c) { c.recipients.clear(); }), QStringLiteral("recipients"));
    EXPECT_EQ(fault([](EffectContent& c) { c.recipients = QList<Recipient>(10'001, c.recipients.first()); }), QStringLiteral("recipients"));
    EXPECT_EQ(fault([](EffectContent& c) { c.recipients[0].part = QStringLiteral("bcc"); }), QStringLiteral("recipients"));
    EXPECT_EQ(fault([](EffectContent& c) { c.recipients[0].channel = QStringLiteral("sms"); }), QStringLiteral("recipients"));
    EXPECT_EQ(fault([](EffectContent& c) { c.files.removeLast(); }), QStringLiteral("files"));
    EXPECT_EQ(fault([](EffectContent& c) { c.files[0].bytes = 2'000'000; }), QStringLiteral("files"));
    EXPECT_EQ(fault([](EffectContent& c) { c.title = QStringLiteral("Hello\nBcc: x@y.example"); }), QStringLiteral("title"));
    EXPECT_EQ(fault([](EffectContent& c) { c.details.insert(QStringLiteral("reply-to"), QStringLiteral("x@evil.example")); }), QStringLiteral("reply-to"));
    EXPECT_EQ(fault([](EffectContent& c) { c.files[0].bytes = 400'000; }), QString());
    ASSERT_TRUE(rig.tried());
    EXPECT_EQ(fault([](EffectContent& c) { c.files[0].bytes = 400'000; }), QStringLiteral("files")) << "the server has said how much it takes";
}

TEST(SmtpConnector, WhatWasApprovedBeforeTheAccountWasSetUpOtherwiseIsNotSentByIt)
{
    MailRig rig({}, R"(,"reply_to":"desk@harborandpine.example","unsubscribe":"https://harborandpine.example/leave?m={key}")");
    const QString now = rig.mail().content.destination, plain = rig.url() + QStringLiteral(" as Härbor & Pine <press@harborandpine.example>");
    for (const QString& then : {plain, rig.url(), plain + QStringLiteral(" (answers go to desk@harborandpine.example)"), QString(now).replace(QStringLiteral("desk@"), QStringLiteral("post@")),
                                QString(now).replace(QStringLiteral("leave?m"), QStringLiteral("go?m")), QString()}) {
        agents::Delivery mail = rig.mail();
        mail.content.destination = then;
        const Outcome outcome = rig.sent(mail);
        EXPECT_EQ(outcome.kind, Outcome::Refused) << then.toStdString();
        EXPECT_TRUE(outcome.text.contains(QStringLiteral("readers leave at https://harborandpine.example/leave?m={key}"))) << outcome.text.toStdString();
    }
    EXPECT_EQ(rig.world.mail().value(QStringLiteral("talks")).toInt(), 0);
    EXPECT_EQ(rig.sent(rig.mail()).kind, Outcome::Confirmed);
}

TEST(SmtpConnector, NothingElseThanWhatWasApprovedLeaves)
{
    MailRig rig;
    agents::Delivery other = rig.mail();
    other.blobs[other.content.files[0].sha256] += "more";
    EXPECT_EQ(rig.sent(other).kind, Outcome::Refused);
    agents::Delivery unknown = rig.mail();
    unknown.people.clear();
    EXPECT_EQ(rig.sent(unknown).kind, Outcome::Refused);
    agents::Delivery from = rig.mail();
    from.content.destination.replace(QStringLiteral("press@harborandpine"), QStringLiteral("else@harborandpine"));
    EXPECT_EQ(rig.sent(from).kind, Outcome::Refused);
    agents::Delivery strange = rig.mail({QStringLiteral("ada@press.example>\r\nRCPT TO:<x@y.example")});
    EXPECT_EQ(rig.sent(strange).kind, Outcome::Refused);
    EXPECT_EQ(rig.world.mail().value(QStringLiteral("talks")).toInt(), 0);
}

TEST(SmtpConnector, TheTestLogsInAndSendsNothing)
{
    MailRig rig;
    const Result<QString> good = rig.tried();
    ASSERT_TRUE(good) << good.error().text.toStdString();
    EXPECT_TRUE(good->contains(QLatin1String("lets us in as press@mail.example"))) << good->toStdString();
    EXPECT_TRUE(good->contains(QLatin1String("976 KiB"))) << good->toStdString();
    EXPECT_TRUE(good->contains(QLatin1String("one click"))) << good->toStdString();
    rig.give("wrong-password-of-mail");
    const Result<QString> bad = rig.tried();
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().kind, Error::Rule);
    EXPECT_TRUE(bad.error().text.contains(QLatin1String("535"))) << bad.error().text.toStdString();
    EXPECT_FALSE(bad.error().text.contains(QLatin1String("password-of-mail")));
    const agents::Delivery mail = rig.mail();
    const Outcome waits = rig.sent(mail);
    EXPECT_EQ(waits.kind, Outcome::Later);
    EXPECT_EQ(waits.why, Deferral::Key);
    rig.give("right-password-of-mail");
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.held().size(), 1);
}

TEST(SmtpConnector, LooksAtNothingAndSaysWhoItIsFrom)
{
    MailRig rig;
    std::optional<Result<agents::Sight>> seen;
    rig.dispatcher->look(rig.mail(), &rig.mailbox, [&](const Result<agents::Sight>& sight) { seen = sight; });
    ASSERT_TRUE(waitUntil([&] { return seen.has_value(); }));
    ASSERT_TRUE(*seen);
    EXPECT_TRUE((*seen)->preview.contains(QStringLiteral("From Härbor &amp; Pine &lt;press@harborandpine.example&gt;"))) << (*seen)->preview.toStdString();
    EXPECT_EQ(rig.world.mail().value(QStringLiteral("talks")).toInt(), 0);
}

TEST(SmtpConnector, EveryMailCanBeLeftAndWhoAsksForSeveralIsToldHow)
{
    const auto looked = [](MailRig& rig, const QStringList& to) {
        return answerOf<Result<agents::Sight>>([&](const std::function<void(Result<agents::Sight>)>& take) { rig.dispatcher->look(rig.mail(to), &rig.mailbox, take); }).value();
    };
    const QStringList one{QStringLiteral("ada@press.example")}, two{QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")};
    MailRig rig;
    const agents::Delivery mail = rig.mail(two);
    ASSERT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    ASSERT_EQ(rig.held().size(), 2);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(header(rig.held().at(i), "List-Unsubscribe"), "<mailto:press@harborandpine.example?subject=unsubscribe-" + mail.key.toLatin1() + '.' + QByteArray::number(i + 1) + '>');
    const agents::Sight sight = looked(rig, two);
    const QString warning = std::get<QString>(sight.details.value(agents::kLeave));
    EXPECT_TRUE(warning.startsWith(QStringLiteral("readers cannot leave with one click, only by a mail to press@harborandpine.example"))) << warning.toStdString();
    EXPECT_TRUE(sight.preview.contains(QStringLiteral("cannot leave with one click"))) << sight.preview.toStdString();
    EXPECT_FALSE(looked(rig, one).details.contains(agents::kLeave)) << "a mail to one is no list";

    MailRig click({}, R"(,"unsubscribe":"https://harborandpine.example/leave?m={key}")");
    EXPECT_FALSE(looked(click, two).details.contains(agents::kLeave));

    MailRig answers({}, R"(,"reply_to":"desk@harborandpine.example")");
    ASSERT_EQ(answers.sent(answers.mail()).kind, Outcome::Confirmed);
    EXPECT_TRUE(header(answers.held().first(), "List-Unsubscribe").startsWith("<mailto:desk@harborandpine.example?subject=unsubscribe-")) << "where it is answered to";
}

} // namespace qd::test
