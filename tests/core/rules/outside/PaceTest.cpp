#include "core/rules/outside/Leaving.h"

#include "tests/support/FactBuilder.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using rules::Leave;

Instant at(const char* text)
{
    return {QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch()};
}

class PaceTest : public testing::Test {
protected:
    OfficeState state;
    Effect effect;
    Organisation organisation;

    PaceTest()
    {
        effect.content.connector = {QStringLiteral("mail")};
        organisation.timeZone = QStringLiteral("Europe/Berlin");
    }
    Leave leave(const ChannelPace& pace, const char* when)
    {
        organisation.paces = {pace};
        organisation.paces.first().connector = {QStringLiteral("mail")};
        OrganisationAdopted fact;
        fact.organisation = organisation;
        StoredFact adopted;
        adopted.sequence = 1;
        adopted.fact = fact;
        state.org.apply(adopted);
        return rules::mayLeaveAt(state, effect, true, at(when));
    }
    void sentInAll(qint64 minute, qint64 hour, qint64 day, qint64 month, const char* when)
    {
        const Instant now = at(when);
        DoorState::Sent& sent = state.door.sent[QStringLiteral("mail/main")];
        sent = {now.ms / 60'000, minute, now.ms / 3'600'000, hour, now.ms / 86'400'000, day, monthOf(now), month};
    }
};

} // namespace

TEST_F(PaceTest, EachLimitHoldsUntilItsWindowIsOver)
{
    const char* const now = "2026-11-23T10:20:30Z";
    sentInAll(3, 3, 3, 3, now);
    ChannelPace pace;
    pace.perMinute = 4;
    EXPECT_EQ(leave(pace, now).kind, Leave::Now);
    pace.perMinute = 3;
    EXPECT_EQ(leave(pace, now).kind, Leave::Waits);
    EXPECT_EQ(leave(pace, now).until, at("2026-11-23T10:21:00Z"));
    EXPECT_EQ(leave(pace, now).reason, Deferral::Rate);
    EXPECT_EQ(leave(pace, "2026-11-23T10:21:00Z").kind, Leave::Now) << "the next minute";
    pace.perHour = 3;
    EXPECT_EQ(leave(pace, now).until, at("2026-11-23T11:00:00Z")) << "the stricter one";
    pace.perDay = 3;
    EXPECT_EQ(leave(pace, now).until, at("2026-11-24T00:00:00Z"));
    EXPECT_EQ(leave(pace, now).reason, Deferral::Quota);
    pace.perMonth = 3;
    EXPECT_EQ(leave(pace, now).until, at("2026-12-01T00:00:00Z"));
    effect.content.account = QStringLiteral("second");
    EXPECT_EQ(leave(pace, now).kind, Leave::Now) << "each account for itself";
    pace.account = QStringLiteral("main");
    state.door.sent[QStringLiteral("mail/second")] = state.door.sent[QStringLiteral("mail/main")];
    EXPECT_EQ(leave(pace, now).kind, Leave::Now) << "it is about another account";
}

TEST_F(PaceTest, QuietHoursAreThoseOfItsZoneAlsoOverMidnightAndWhereTheClocksChange)
{
    ChannelPace pace;
    pace.quietFrom = QStringLiteral("22:00");
    pace.quietUntil = QStringLiteral("07:00");
    EXPECT_EQ(leave(pace, "2026-11-23T20:59:59Z").kind, Leave::Now) << "21:59 in Berlin";
    EXPECT_EQ(leave(pace, "2026-11-23T21:00:00Z").until, at("2026-11-24T06:00:00Z"));
    EXPECT_EQ(leave(pace, "2026-11-24T05:59:59Z").until, at("2026-11-24T06:00:00Z"));
    EXPECT_EQ(leave(pace, "2026-11-24T06:00:00Z").kind, Leave::Now);
    EXPECT_EQ(leave(pace, "2026-11-23T21:00:00Z").reason, Deferral::QuietHours);
    EXPECT_EQ(leave(pace, "2027-03-27T22:00:00Z").until, at("2027-03-28T05:00:00Z")) << "summer time begins in that night";
    pace.timeZone = QStringLiteral("America/New_York");
    EXPECT_EQ(leave(pace, "2026-11-23T21:00:00Z").kind, Leave::Now) << "four in the afternoon there";
    pace = {};
    pace.quietFrom = QStringLiteral("12:00");
    pace.quietUntil = QStringLiteral("14:00");
    EXPECT_EQ(leave(pace, "2026-11-23T11:30:00Z").until, at("2026-11-23T13:00:00Z"));
    EXPECT_EQ(leave(pace, "2026-11-23T13:00:00Z").kind, Leave::Now);
}

TEST_F(PaceTest, OutsideOfItsWindowItWaitsOrIsOver)
{
    effect.content.window = SendWindow{at("2026-11-23T09:00:00Z"), at("2026-11-23T10:00:00Z")};
    EXPECT_EQ(leave({}, "2026-11-23T08:00:00Z").until, at("2026-11-23T09:00:00Z"));
    EXPECT_EQ(leave({}, "2026-11-23T08:00:00Z").reason, Deferral::Window);
    EXPECT_EQ(leave({}, "2026-11-23T09:00:00Z").kind, Leave::Now);
    EXPECT_EQ(leave({}, "2026-11-23T10:00:00Z").kind, Leave::Over) << "never late";
}

TEST_F(PaceTest, WithoutANetworkOnlyWhatStaysHereLeaves)
{
    state.door.reachable = false;
    EXPECT_EQ(leave({}, "2026-11-23T08:00:00Z").reason, Deferral::Offline);
    EXPECT_FALSE(leave({}, "2026-11-23T08:00:00Z").until) << "time does not bring it back";
    EXPECT_EQ(rules::mayLeaveAt(state, effect, false, at("2026-11-23T08:00:00Z")).kind, Leave::Now);
}

TEST_F(PaceTest, WhatIsNoPaceIsSaid)
{
    ChannelPace pace;
    EXPECT_TRUE(rules::faultsOf(pace).isEmpty());
    pace.quietFrom = QStringLiteral("25:00");
    pace.timeZone = QStringLiteral("Europe/Atlantis");
    pace.perDay = 0;
    EXPECT_EQ(rules::faultsOf(pace).size(), 4) << "a time, an end that is missing, a zone, a limit";
}

TEST(EffectKey, IsTheSameForTheSameAndAnotherForOtherContent)
{
    Effect effect;
    effect.id = EffectId::make({1'795'000'000'000});
    effect.sha256 = QByteArray(32, 'a');
    const QString key = rules::effectKey(effect);
    EXPECT_EQ(key.size(), 32);
    for (const QChar letter : key)
        EXPECT_TRUE((letter >= u'a' && letter <= u'z') || (letter >= u'2' && letter <= u'7'));
    effect.attempt = 7;
    EXPECT_EQ(rules::effectKey(effect), key);
    effect.sha256 = QByteArray(32, 'b');
    EXPECT_NE(rules::effectKey(effect), key);
    effect.sha256 = QByteArray(32, 'a');
    effect.id = EffectId::make({1'795'000'000'001});
    EXPECT_NE(rules::effectKey(effect), key);
}

TEST(Suppressed, OneOfThoseThatItIsForIsEnough)
{
    OfficeState state;
    EffectContent content;
    content.kind = {QStringLiteral("newsletter")};
    const QString channel = QStringLiteral("e-mail");
    content.recipients = {{QStringLiteral("Anna"), {}, QByteArray(32, 'a'), {}, channel}, {QStringLiteral("Ben"), {}, QByteArray(32, 'b'), {}, channel}};
    EXPECT_EQ(rules::whyNotReached(state, content), QString());
    state.door.suppressed[QStringLiteral("sms")].insert(QByteArray(32, 'a'), QStringLiteral("opted out"));
    EXPECT_EQ(rules::whyNotReached(state, content), QString()) << "that is another way to reach her";
    state.door.suppressed[channel].insert(QByteArray(32, 'b'), QStringLiteral("opted out"));
    EXPECT_EQ(rules::whyNotReached(state, content), QStringLiteral("Ben must not be reached by e-mail: opted out"));
}

} // namespace qd::test
