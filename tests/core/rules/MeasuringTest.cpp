#include "core/rules/Measuring.h"

#include "core/rules/money/Targets.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

/// A department with one campaign, and a run that was begun for it.
class Measuring : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void SetUp() override
    {
        Organisation team = record.team();
        team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {QStringLiteral("boss")}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100}}}}};
        record.adopt(team);
        BriefSubmitted brief;
        brief.run = run = record.id<RunId>();
        record.tell(brief, run);
        RunStarted started{run, {QStringLiteral("piece")}, record.state.org.current, {}};
        started.input.insert(QStringLiteral("campaign"), QStringLiteral("spring"));
        record.tell(started, run);
    }
    Measurement measured(const char* name, double value, const char* campaign = "") const
    {
        Measurement one;
        one.name = QString::fromLatin1(name);
        one.value = value;
        one.campaign = QString::fromLatin1(campaign);
        one.measured = record.now;
        return one;
    }
    Measurement ofPiece(const char* name, double value, const char* campaign = "") const
    {
        Measurement one = measured(name, value, campaign);
        one.run = run;
        return one;
    }
    Result<QList<Fact>> note(const Measurement& one)
    {
        NoteMetrics command;
        command.measurements = {one};
        const Result<QList<Fact>> facts = judgeNote(record.state, command, {human(), record.now, {}, {}});
        for (const Fact& fact : facts ? *facts : QList<Fact>())
            record.tell(fact);
        return facts;
    }
    std::optional<double> leads() const { return campaignResults(record.state)[0].leads; }
};

} // namespace

TEST_F(Measuring, WhatIsNotedOfAPieceCountsForTheCampaignThatItWasFor)
{
    ASSERT_TRUE(note(ofPiece("leads", 7)));
    EXPECT_EQ(leads(), 7);
    ASSERT_TRUE(note(measured("leads", 3, "spring")));
    EXPECT_EQ(leads(), 10) << "of the campaign, and of its piece";
    record.now = record.now + std::chrono::hours(1);
    ASSERT_TRUE(note(ofPiece("leads", 9)));
    EXPECT_EQ(leads(), 12) << "a later reading takes the place of the one before";
    ASSERT_TRUE(note(ofPiece("clicks", 40)));
    EXPECT_EQ(record.state.metrics.of(run).last().campaign, QStringLiteral("spring"));
}

TEST_F(Measuring, AReadingThatWasNotedWithoutItsCampaignIsNotCountedTwice)
{
    record.tell(MetricNoted{ofPiece("leads", 7), human()});
    EXPECT_EQ(record.state.metrics.cameTo(MetricsState::kLeads), 7);
    ASSERT_TRUE(note(ofPiece("leads", 8)));
    EXPECT_EQ(record.state.metrics.cameTo(MetricsState::kLeads), 8) << "as records of before have them";
    Measurement other = measured("leads", 5);
    other.run = record.id<RunId>();
    record.tell(MetricNoted{other, human()});
    ASSERT_TRUE(note(measured("leads", 2)));
    ASSERT_TRUE(note(measured("leads", 1, "spring")));
    EXPECT_EQ(record.state.metrics.cameTo(MetricsState::kLeads), 16);
}

TEST_F(Measuring, LeadsAndRevenueAreOfCampaignsThatThereAre)
{
    const Result<QList<Fact>> refused = note(measured("leads", 7, "nosuch"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Parse);
    EXPECT_EQ(refused.error().text, QStringLiteral("Team has no campaign \"nosuch\" that leads could count for"));
    EXPECT_EQ(refused.error().hint, QStringLiteral("one of: spring"));
    EXPECT_FALSE(note(ofPiece("revenue", 7, "nosuch")));
    EXPECT_TRUE(note(measured("click-rate", 2, "autumn-series"))) << "what counts for no campaign may be of a series of any name";
}

TEST_F(Measuring, LeadsAndRevenueAreAmountsThatCanBeAddedUp)
{
    EXPECT_EQ(note(measured("revenue", 1e30)).error().hint, QStringLiteral("at most $1,000,000,000.00; less than nothing is what was paid back"));
    EXPECT_FALSE(note(measured("revenue", -1e30)));
    EXPECT_FALSE(note(measured("leads", -1)));
    EXPECT_FALSE(note(measured("leads", 1e13)));
    EXPECT_TRUE(note(measured("revenue", 1e9)));
    EXPECT_TRUE(note(measured("revenue", -5)));
    EXPECT_TRUE(note(measured("leads", 0)));
    EXPECT_TRUE(note(measured("reads", 1e30))) << "a number that nobody adds to money";
}

} // namespace qd::test
