// Every way that a receiver can fail, held against what it has really done; and stops in the middle.
#include "tests/agents/effects/connectors/hooks/HookRig.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTcpSocket>

namespace qd::test {

using agents::Outcome;

namespace {

const QString kPath = QStringLiteral("/hooks/each/in");

struct Point {
    const char* fault;
    QJsonObject more;
    QList<Outcome::Kind> allowed; ///< what may be said of it
};

QList<Point> points()
{
    using enum Outcome::Kind;
    const auto status = [](int code) { return QJsonObject{{QStringLiteral("status"), code}}; };
    const QJsonObject slow{{QStringLiteral("delay_ms"), 60}};
    return {{"close-before", {}, {Unknown}},
            {"close-after-body", {}, {Unknown}},
            {"close-after-body", {{QStringLiteral("reset"), true}}, {Unknown}},
            {"half-status-line", {}, {Unknown}},
            {"garbage", {}, {Unknown}},
            {"cut-body", {}, {Confirmed}},
            {"fail-after", {}, {Unknown}},
            {"fail-before", {}, {Unknown}},
            {"html-page", {}, {Unknown}},
            {"redirect", {{QStringLiteral("to"), QStringLiteral("/hooks/each/stolen")}}, {Refused}},
            {"status", status(400), {Refused}},
            {"status", status(401), {Later}},
            {"status", status(403), {Refused}},
            {"status", status(408), {Unknown}},
            {"status", status(410), {Refused}},
            {"status", {{QStringLiteral("status"), 429}, {QStringLiteral("retry_after"), 3}}, {Later}},
            {"delay", slow, {Confirmed}},
            {"drip", {{QStringLiteral("every_ms"), 2}}, {Confirmed}},
            {"gzip", {}, {Confirmed}}};
}

/// What may have happened there, by what is said of it here.
void expectTruth(const Outcome& outcome, int acts)
{
    switch (outcome.kind) {
    case Outcome::Confirmed: EXPECT_EQ(acts, 1); break;
    case Outcome::Unknown: EXPECT_LE(acts, 1); break;
    default: EXPECT_EQ(acts, 0) << outcome.text.toStdString();
    }
}

/// Whether any of those that were answered NotSent has reached the receiver.
bool heldBackCame(const HookRig& rig, const QList<agents::Delivery>& events)
{
    QSet<QString> came;
    for (const QJsonObject& line : rig.world.count())
        came.insert(line.value(QStringLiteral("headers")).toObject().value(QStringLiteral("webhook-id")).toString());
    return std::any_of(events.begin(), events.end(), [&](const agents::Delivery& event) {
        return rig.ended.value(event.effect).value(0).kind == Outcome::NotSent && came.contains(event.effect.toString());
    });
}

} // namespace

TEST(HookTrial, WhateverTheReceiverDoesNothingIsDoubledAndNobodyLies)
{
    HookRig rig;
    for (const Point& point : points()) {
        SCOPED_TRACE(std::string(point.fault) + QJsonDocument(point.more).toJson(QJsonDocument::Compact).toStdString());
        QJsonObject more = point.more;
        more.insert(QStringLiteral("times"), 1);
        ASSERT_TRUE(rig.world.script(kPath, QString::fromLatin1(point.fault), more));
        const agents::Delivery event = rig.event();
        const qsizetype before = rig.world.count().size();
        const Outcome outcome = rig.sent(event);
        EXPECT_TRUE(point.allowed.contains(outcome.kind)) << outcome.kind << ' ' << outcome.text.toStdString();
        EXPECT_EQ(rig.world.count().size(), before + 1) << "sent once, followed nowhere";
        expectTruth(outcome, rig.acts(event));
        if (outcome.kind == Outcome::Later) {
            EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
            EXPECT_EQ(rig.acts(event), 1);
        }
        rig.world.clear();
    }
}

TEST(HookTrial, WhereNobodyListensItGoesLaterAndCountsOnce)
{
    HookRig rig;
    const agents::Delivery event = rig.event();
    ASSERT_TRUE(rig.world.refuse(400, true));
    ASSERT_TRUE(waitUntil([&] {
        QTcpSocket probe;
        probe.connectToHost(QStringLiteral("127.0.0.1"), rig.world.port());
        return !probe.waitForConnected(1'000);
    }));
    Outcome outcome = rig.sent(event);
    EXPECT_EQ(outcome.kind, Outcome::Later) << outcome.text.toStdString();
    while (outcome.kind == Outcome::Later) {
        waitUntil([] { return false; }, Duration(5));
        outcome = rig.sent(event);
    }
    EXPECT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_EQ(rig.acts(event), 1);
}

TEST(HookTrial, AReceiverThatNeverAnswersIsLeftAtTheStopOfTheProgram)
{
    HookRig rig(kPath, {Duration(500), Duration(20)});
    ASSERT_TRUE(rig.world.script(kPath, QStringLiteral("hang")));
    const agents::Delivery event = rig.event();
    rig.send(event);
    ASSERT_TRUE(waitUntil([&] { return !rig.world.count().isEmpty(); }));
    rig.dispatcher->stop();
    ASSERT_TRUE(waitUntil([&] { return !rig.ended[event.effect].isEmpty(); }));
    EXPECT_EQ(rig.ended[event.effect].first().kind, Outcome::Unknown);
    EXPECT_EQ(rig.world.count().size(), 1);
}

/// Each round: events are handed in, everything is stopped somewhere in the middle, and what was not decided goes on afterwards.
TEST(HookTrial, AfterAStopNoRequestComesAndNothingIsLostOrDoubled)
{
    HookRig rig(kPath, {Duration(500), Duration(20)});
    QRandomGenerator dice(7);
    QList<agents::Delivery> events;
    int cut = 0;
    constexpr int kRounds = 40, kEach = 6;
    for (int round = 0; round < kRounds; ++round) {
        ASSERT_TRUE(rig.world.script(kPath, round % 2 ? QStringLiteral("delay") : QStringLiteral("hang"), {{QStringLiteral("on"), 1 + int(dice.bounded(kEach))}, {QStringLiteral("delay_ms"), 20}}));
        const qsizetype first = events.size(), came = rig.world.count().size();
        for (int i = 0; i < kEach; ++i) {
            events.append(rig.event());
            rig.send(events.last());
        }
        waitUntil([&, wanted = came + int(dice.bounded(kEach))] { return rig.world.count().size() >= wanted; }, Duration(60));
        rig.dispatcher->halt();
        bool isQuiet = false;
        rig.dispatcher->whenQuiet(&rig.mailbox, [&] { isQuiet = true; });
        ASSERT_TRUE(waitUntil([&] { return isQuiet; }));
        for (qsizetype i = first; i < events.size(); ++i) {
            ASSERT_EQ(rig.ended[events[i].effect].size(), 1) << "all are answered, once";
            cut += rig.ended[events[i].effect].first().kind == Outcome::Unknown ? 1 : 0;
        }
        EXPECT_FALSE(waitUntil([&] { return heldBackCame(rig, events.mid(first)); }, Duration(5)));
        rig.world.clear();
        rig.dispatcher->resume();
        for (qsizetype i = first; i < events.size(); ++i)
            if (const Outcome outcome = rig.ended[events[i].effect].first(); outcome.kind == Outcome::NotSent)
                EXPECT_EQ(rig.sent(events[i]).kind, Outcome::Confirmed);
    }
    for (const agents::Delivery& event : events) {
        EXPECT_LE(rig.ended[event.effect].size(), 2);
        expectTruth(rig.ended[event.effect].last(), rig.acts(event));
    }
    EXPECT_GT(cut, 0) << "some were on their way";
}

} // namespace qd::test
