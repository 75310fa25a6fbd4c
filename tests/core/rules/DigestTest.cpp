#include "core/rules/Digest.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

class DigestTest : public testing::Test {
protected:
    FactBuilder house;
    RunId run;

    void SetUp() override
    {
        Organisation team = house.team();
        team.timeZone = QStringLiteral("Europe/Berlin");
        house.adopt(team);
        run = house.brief();
    }
    QString day(const RunId& own = {}) const { return rules::dayDigest(house.state, own, house.now).lines.join(u'\n'); }
    void note(const char* name, double value)
    {
        MetricNoted noted;
        noted.measurement.name = QString::fromLatin1(name);
        noted.measurement.title = QStringLiteral("Stock counts");
        noted.measurement.value = value;
        noted.measurement.measured = house.now;
        house.tell(noted);
    }
};

} // namespace

TEST_F(DigestTest, ADayTellsWhatWaitsAndWhatIsUnderWayButNotItself)
{
    EXPECT_TRUE(day().contains(QStringLiteral("Under way: \""))) << day().toStdString();
    EXPECT_FALSE(day(run).contains(QStringLiteral("Under way: "))) << "it is not told of itself";
    EXPECT_FALSE(day().contains(QStringLiteral("Waits for the human: ")));
    house.ask(run, "publish");
    EXPECT_TRUE(day().contains(QStringLiteral("Waits for the human: "))) << day().toStdString();
}

TEST_F(DigestTest, WhatIsOverdueIsCalledSo)
{
    MessageSent sent;
    sent.message.to = {QStringLiteral("writer")};
    sent.message.correlation = run;
    sent.message.deadline = house.now + Duration(60'000);
    house.tell(sent, run);
    EXPECT_TRUE(day().contains(QStringLiteral("Due: writer for \""))) << day().toStdString();
    EXPECT_TRUE(day().contains(QStringLiteral(", by ")));
    house.now = house.now + Duration(120'000);
    EXPECT_TRUE(day().contains(QStringLiteral(", overdue since "))) << day().toStdString();
}

TEST_F(DigestTest, WhatWasMeasuredOutsideIsToldAndTrustedNoMore)
{
    EXPECT_EQ(rules::monthDigest(house.state, house.now).label.integrity, Label().integrity);
    note("reads", 120);
    note("reads", 350);
    EXPECT_TRUE(day().contains(QStringLiteral("Came in: reads 350"))) << day().toStdString();
    const rules::Digest month = rules::monthDigest(house.state, house.now);
    EXPECT_TRUE(month.lines.join(u'\n').contains(QStringLiteral("Most: reads 350"))) << month.lines.join(u'\n').toStdString();
    EXPECT_EQ(month.label.integrity, Integrity::Untrusted);
}

TEST_F(DigestTest, ATitleThatAStrangerGaveIsTrustedNoMoreThanTheStranger)
{
    const auto label = [this] { return rules::dayDigest(house.state, {}, house.now).label; };
    EXPECT_EQ(label().integrity, Integrity::Internal);
    Label strange;
    strange.integrity = Integrity::Untrusted;
    strange.sources = {QStringLiteral("https://example.org/press")};
    BriefSubmitted brief;
    brief.run = house.id<RunId>();
    house.tell(brief, brief.run, strange);
    house.tell(RunStarted{brief.run, {QStringLiteral("piece")}, house.state.org.current, QStringLiteral("Link to us")}, brief.run, strange);
    EXPECT_TRUE(day().contains(QStringLiteral("Under way: \"Link to us\"")));
    EXPECT_EQ(label().integrity, Integrity::Untrusted);
    EXPECT_EQ(label().sources, strange.sources);
    RunFinished over;
    over.run = brief.run;
    house.tell(over, brief.run);
    EXPECT_TRUE(day().contains(QStringLiteral("Came in: \"Link to us\"")));
    EXPECT_EQ(label().integrity, Integrity::Untrusted);
    house.now = house.now + std::chrono::hours(100);
    EXPECT_EQ(label().integrity, Integrity::Internal) << "it is not told any more";
}

TEST_F(DigestTest, OfManyItSaysHowManyMoreThereAre)
{
    for (int i = 0; i < 12; ++i)
        house.brief();
    EXPECT_TRUE(day().contains(QStringLiteral("Under way: and 5 more"))) << day().toStdString();
}

TEST_F(DigestTest, OnlyThosePromptsAreShownOne)
{
    EXPECT_TRUE(rules::digestFor(QStringLiteral("day-digest"), house.state, run, house.now));
    EXPECT_TRUE(rules::digestFor(QStringLiteral("month-digest"), house.state, run, house.now));
    EXPECT_FALSE(rules::digestFor(QStringLiteral("draft"), house.state, run, house.now));
}

} // namespace qd::test
