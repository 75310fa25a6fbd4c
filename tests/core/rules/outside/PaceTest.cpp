#include "core/rules/outside/Leaving.h"
#include "core/rules/outside/Pacing.h"

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
    QList<ChannelPace> own; ///< hers

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
        return rules::mayLeaveAt(state, effect, true, at(when), own);
    }
    void hers(ChannelPace pace)
    {
        pace.connector = {QStringLiteral("mail")};
        own = {pace};
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

TEST_F(PaceTest, OfHersAndTheDepartmentsTheStricterHoldsWhicheverOfThemItIs)
{
    const char* const now = "2026-11-23T10:20:30Z";
    ChannelPace three, five;
    three.perDay = 3;
    five.perDay = 5;
    for (qint64 sent = 0; sent <= 6; ++sent) {
        sentInAll(sent, sent, sent, sent, now);
        hers(three);
        EXPECT_EQ(leave(five, now).kind == Leave::Waits, sent >= 3) << sent << ": hers is the smaller one";
        hers(five);
        EXPECT_EQ(leave(three, now).kind == Leave::Waits, sent >= 3) << sent << ": what is imported cannot be loosened, nor loosens hers";
    }
    sentInAll(3, 3, 3, 3, now);
    hers(three);
    EXPECT_EQ(leave(five, now).text, QStringLiteral("by your own settings no more than 3 a day go out there"));
    hers(five);
    EXPECT_EQ(leave(three, now).text, QStringLiteral("by the department's rules no more than 3 a day go out there"));
    ChannelPace month;
    month.perMonth = 3;
    hers(month);
    EXPECT_EQ(leave(three, now).until, at("2026-12-01T00:00:00Z")) << "the one that holds it longest";
    EXPECT_EQ(leave(three, now).text, QStringLiteral("by your own settings no more than 3 a month go out there"));
    own.first().connector = {QStringLiteral("site")};
    EXPECT_EQ(leave({}, now).kind, Leave::Now) << "it is about another one";
}

TEST_F(PaceTest, HerQuietHoursHoldBesideTheDepartmentsEachInItsOwnZone)
{
    ChannelPace night, tokyo;
    night.quietFrom = QStringLiteral("22:00");
    night.quietUntil = QStringLiteral("07:00");
    tokyo = night;
    tokyo.timeZone = QStringLiteral("Asia/Tokyo");
    hers(tokyo);
    EXPECT_EQ(leave(night, "2026-11-23T14:00:00Z").until, at("2026-11-23T22:00:00Z")) << "23:00 in Tokyo, the afternoon in Berlin";
    EXPECT_EQ(leave(night, "2026-11-23T14:00:00Z").text, QStringLiteral("by your own settings nothing goes out there from 22:00 to 07:00 (Asia/Tokyo)"));
    EXPECT_EQ(leave(night, "2026-11-23T21:30:00Z").until, at("2026-11-24T06:00:00Z")) << "both; Berlin's night ends later";
    EXPECT_EQ(leave(night, "2026-11-23T23:00:00Z").text, QStringLiteral("by the department's rules nothing goes out there from 22:00 to 07:00 (Europe/Berlin)"));
    EXPECT_EQ(leave(night, "2026-11-24T07:00:00Z").kind, Leave::Now);
}

TEST_F(PaceTest, WhatHoldsItIsSaidInWordsThatCanBeReadBack)
{
    using rules::HeldBy;
    for (const HeldBy& held : {HeldBy{HeldBy::Hers, HeldBy::Minute, 1}, HeldBy{HeldBy::Departments, HeldBy::Hour, 60}, HeldBy{HeldBy::Hers, HeldBy::Day, 250}, HeldBy{HeldBy::Departments, HeldBy::Month, 9'000},
                               HeldBy{HeldBy::Hers, HeldBy::Quiet, 0, QStringLiteral("22:00"), QStringLiteral("07:00"), QStringLiteral("America/Argentina/Buenos_Aires")}})
        EXPECT_EQ(rules::heldByOf(rules::inWords(held)), held) << rules::inWords(held).toStdString();
    for (const char* other : {"", "there is no network", "no more than 3 a day go out there", "by your own settings no more than 3 a week go out there", "by your own settings no more than 3 a day go out there, she says"})
        EXPECT_FALSE(rules::heldByOf(QString::fromLatin1(other))) << other;
}

TEST_F(PaceTest, AFormerLimitHoldsAnewOnlyWhereSoMuchHasGoneOutSince)
{
    using rules::HeldBy;
    const Instant now = at("2026-11-23T10:20:30Z");
    const QString hourly = rules::inWords({HeldBy::Hers, HeldBy::Hour, 60});
    DoorState::Sent sent;
    EXPECT_EQ(rules::heldUntil(at("2026-11-23T10:40:00Z"), hourly, sent, now), at("2026-11-23T10:40:00Z")) << "as it is on record";
    EXPECT_FALSE(rules::heldUntil(at("2026-11-23T10:00:00Z"), hourly, sent, now)) << "that hour is over, and nothing went out in this one";
    sent.hour = now.ms / 3'600'000;
    sent.inHour = 59;
    EXPECT_FALSE(rules::heldUntil(at("2026-11-23T10:00:00Z"), hourly, sent, now)) << "one more may go";
    sent.inHour = 60;
    EXPECT_EQ(rules::heldUntil(at("2026-11-23T10:00:00Z"), hourly, sent, now), at("2026-11-23T11:00:00Z")) << "others have filled it since";
    EXPECT_FALSE(rules::heldUntil(at("2026-11-23T10:00:00Z"), hourly, sent, at("2026-11-23T11:00:00Z")));
    EXPECT_FALSE(rules::heldUntil(at("2026-11-23T10:00:00Z"), QStringLiteral("there is no network"), sent, now));
    const QString night = rules::inWords({HeldBy::Departments, HeldBy::Quiet, 0, QStringLiteral("22:00"), QStringLiteral("07:00"), QStringLiteral("Europe/Berlin")});
    EXPECT_EQ(rules::heldUntil(std::nullopt, night, sent, at("2026-11-23T23:00:00Z")), at("2026-11-24T06:00:00Z"));
    EXPECT_FALSE(rules::heldUntil(std::nullopt, night, sent, now));
}

TEST(QuietEnd, OfANightInWhichClocksGoBackTheLastMomentCountsAndOfOneInWhichTheySkipItTheFirstAfter)
{
    const QTimeZone berlin("Europe/Berlin");
    const auto end = [&](const char* from, const char* until, const char* now) { return rules::quietEnd(QString::fromLatin1(from), QString::fromLatin1(until), berlin, at(now)); };
    // 25 October 2026, 03:00 summer time is 02:00 again: 01:00 UTC
    const Instant half = at("2026-10-25T01:30:00Z");
    EXPECT_EQ(end("22:00", "02:30", "2026-10-24T22:00:00Z"), half) << "half past two comes twice, and the second one ends it";
    EXPECT_EQ(end("22:00", "02:30", "2026-10-25T00:45:00Z"), half) << "between the two it is quiet, too";
    EXPECT_EQ(end("22:00", "02:30", "2026-10-25T01:15:00Z"), half) << "never a moment that is past";
    EXPECT_FALSE(end("22:00", "02:30", "2026-10-25T01:30:00Z"));
    EXPECT_EQ(end("22:00", "07:00", "2026-10-24T21:00:00Z"), at("2026-10-25T06:00:00Z"));
    EXPECT_EQ(end("02:30", "05:00", "2026-10-25T00:45:00Z"), at("2026-10-25T04:00:00Z")) << "it begins with the first";
    // 28 March 2027, 02:00 is 03:00: 01:00 UTC
    EXPECT_EQ(end("22:00", "02:30", "2027-03-27T23:00:00Z"), at("2027-03-28T01:00:00Z")) << "there is no half past two";
    EXPECT_FALSE(end("22:00", "02:30", "2027-03-28T01:00:00Z"));
    EXPECT_FALSE(end("02:10", "02:50", "2027-03-28T01:00:00Z")) << "all of it is skipped";
    EXPECT_EQ(end("02:10", "02:50", "2027-03-29T00:15:00Z"), at("2027-03-29T00:50:00Z"));
    EXPECT_FALSE(end("", "", "2027-03-28T01:00:00Z"));
    for (Instant now = at("2026-10-24T12:00:00Z"); now < at("2026-10-26T12:00:00Z"); now = now + std::chrono::minutes(5))
        if (const std::optional<Instant> until = rules::quietEnd(QStringLiteral("22:00"), QStringLiteral("02:30"), berlin, now))
            EXPECT_TRUE(*until > now) << toRfc3339(now).toStdString();
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
    pace = {};
    pace.quietFrom = pace.quietUntil = QStringLiteral("22:00");
    EXPECT_EQ(rules::faultsOf(pace).size(), 1) << "nobody knows whether that is never or always";
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
