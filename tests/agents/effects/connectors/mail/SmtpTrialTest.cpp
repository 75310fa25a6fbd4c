// Every way that a mail server can fail, held against what it really holds; and ends of the program in the middle.
#include "tests/agents/effects/connectors/mail/MailRig.h"

#include <QJsonDocument>

namespace qd::test {

using agents::Outcome;

namespace {

struct Point {
    const char* at;
    const char* what;
    int code;
    Outcome::Kind is;
    bool isHeld; ///< the server holds the message all the same
};

QList<Point> points()
{
    using enum Outcome::Kind;
    return {{"greeting", "cut", 0, Later, false}, {"greeting", "code", 554, Refused, false}, {"EHLO", "cut", 0, Later, false}, {"AUTH", "cut", 0, Later, false},
            {"AUTH", "code", 535, Later, false},  {"AUTH", "code", 454, Later, false},     {"MAIL", "code", 451, Later, false}, {"MAIL", "code", 550, Refused, false},
            {"MAIL", "cut", 0, Later, false},     {"RCPT", "code", 450, Later, false},     {"RCPT", "code", 550, Refused, false}, {"RCPT", "cut", 0, Later, false},
            {"DATA", "code", 451, Later, false},  {"DATA", "code", 554, Refused, false},     {"DATA", "cut", 0, Later, false},   {"body", "cut", 0, Unknown, false},
            {"dot", "code", 451, Later, false},   {"dot", "code", 554, Refused, false},    {"dot", "cut", 0, Unknown, true},   {"dot", "lose", 0, Unknown, false}};
}

} // namespace

TEST(SmtpTrial, WhateverTheServerDoesNothingIsDoubledAndNobodyLies)
{
    MailRig rig;
    qsizetype held = 0;
    for (const Point& point : points()) {
        const QJsonObject rule{{QStringLiteral("at"), QString::fromLatin1(point.at)}, {QStringLiteral("do"), QString::fromLatin1(point.what)}, {QStringLiteral("code"), point.code}};
        SCOPED_TRACE(QJsonDocument(rule).toJson(QJsonDocument::Compact).toStdString());
        ASSERT_TRUE(rig.world.mailMisbehaves(rule));
        const agents::Delivery mail = rig.mail();
        const Outcome outcome = rig.sent(mail);
        EXPECT_EQ(outcome.kind, point.is) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.text.contains(QLatin1String("ada@"))) << outcome.text.toStdString();
        held += point.isHeld ? 1 : 0;
        EXPECT_EQ(rig.held().size(), held);
        if (outcome.kind == Outcome::Later) {
            EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed) << "it goes later, once";
            EXPECT_EQ(rig.held().size(), ++held);
        } else {
            EXPECT_EQ(rig.sent(mail).kind, outcome.kind) << "it never goes again, however often it is handed in";
            EXPECT_EQ(rig.held().size(), held);
        }
    }
}

TEST(SmtpTrial, AServerThatNeverAnswersIsLeftWhenEverythingIsStopped)
{
    for (const char* at : {"greeting", "MAIL", "dot"}) {
        SCOPED_TRACE(at);
        MailRig rig({Duration(3'000), Duration(20)});
        ASSERT_TRUE(rig.world.mailMisbehaves({{QStringLiteral("at"), QString::fromLatin1(at)}, {QStringLiteral("do"), QStringLiteral("hang")}}));
        const bool isDot = QByteArray(at) == "dot";
        const agents::Delivery mail = rig.mail();
        rig.send(mail);
        ASSERT_TRUE(waitUntil([&] { const QJsonObject told = rig.world.mail(); return isDot ? told.value(QStringLiteral("mails")).toArray().size() == 1 : told.value(QStringLiteral("talks")).toInt() == 1; }));
        rig.dispatcher->halt();
        ASSERT_TRUE(waitUntil([&] { return !rig.ended[mail.effect].isEmpty(); }));
        EXPECT_EQ(rig.ended[mail.effect].first().kind, isDot ? Outcome::Unknown : Outcome::NotSent) << rig.ended[mail.effect].first().text.toStdString();
        EXPECT_EQ(rig.world.mail().value(QStringLiteral("talks")).toInt(), 1);
    }
}

/// The program ends after each thing that is put on record, and what was begun is handed in again with that record alone.
TEST(SmtpTrial, AnEndOfTheProgramAnywhereDoublesNothingAndLosesNobody)
{
    const QStringList to{QStringLiteral("a@press.example"), QStringLiteral("b@press.example"), QStringLiteral("c@press.example")};
    MailRig rig;
    qsizetype before = 0;
    int doubtful = 0;
    for (int after = 1; after <= 6; ++after) {
        SCOPED_TRACE(after);
        agents::Delivery mail = rig.mail(to);
        agents::Delivery first = mail;
        std::optional<Outcome> lost;
        QMap<QString, QString> record;
        first.step = [&, noted = std::make_shared<int>(0)](const QString& name, const QString& word, const std::function<void()>& then) {
            rig.mailbox.post([&, noted, name, word, then] {
                record.insert(name, word);
                if (++*noted < after)
                    rig.dispatcher->post(then);
            });
        };
        rig.dispatcher->dispatch(first, &rig.mailbox, [&](const Outcome& outcome) { lost = outcome; });
        ASSERT_TRUE(waitUntil([&] { return record.size() == (after + 1) / 2 && record.value(QStringLiteral("to/%1").arg((after + 1) / 2)).startsWith(after % 2 ? QLatin1String("begun") : QLatin1String("taken")); }));
        const QMap<QString, QString> left = record; // what comes now is what no program would have written any more
        rig.dispatcher->halt();
        ASSERT_TRUE(waitUntil([&] { return lost.has_value(); }));
        rig.dispatcher->resume();
        rig.steps[mail.effect] = left;
        const Outcome outcome = rig.sent(mail);
        const QStringList held = rig.heldFor().mid(before);
        before += held.size();
        EXPECT_EQ(QSet<QString>(held.begin(), held.end()).size(), held.size()) << "nobody twice";
        const bool isDoubt = after % 2 == 1;
        doubtful += isDoubt ? 1 : 0;
        EXPECT_EQ(outcome.kind, isDoubt ? Outcome::Unknown : Outcome::Confirmed) << outcome.text.toStdString();
        EXPECT_EQ(held.size(), isDoubt ? 2 : 3) << "everybody else has it";
    }
    EXPECT_EQ(doubtful, 3);
}

} // namespace qd::test
