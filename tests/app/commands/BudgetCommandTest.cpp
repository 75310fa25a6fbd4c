#include "tests/app/Home.h"

namespace qd::test {

/// The campaign of the shipped department, from outside: LinkedIn $5,000, Twitter $5,000, newsletter slots $2,000.
class BudgetCommand : public AppTest {
protected:
    Json listed() const { return program.json(words("budget list")).json(); }
    qint64 limit(int channel) const { return listed().at(u"campaigns").items()[0].at(u"channels").items()[channel].at(u"limit_micro_usd").toInteger(); }
};

TEST_F(BudgetCommand, ListsSpendsAndMoves)
{
    EXPECT_EQ(limit(0), 5'000'000'000);
    const Ran spent = program.run(words("budget spend autumn-launch linkedin-ads 1999.50"));
    ASSERT_EQ(spent.code, 0) << spent.err.toStdString();
    EXPECT_TRUE(spent.out.contains("linkedin-ads has spent $1,999.50 of $5,000.00 (39 %)")) << spent.out.toStdString();
    const Ran moved = program.run(words("budget move autumn-launch linkedin-ads x-ads 1000.000001 --reason trial"));
    ASSERT_EQ(moved.code, 0) << moved.err.toStdString();
    EXPECT_EQ(limit(0), 3'999'999'999) << "to the micro-dollar";
    EXPECT_EQ(limit(1), 6'000'000'001);
    const Json move = listed().at(u"moves").items()[0];
    EXPECT_EQ(move.at(u"from_before_micro_usd").toInteger(), 5'000'000'000);
    EXPECT_EQ(move.at(u"reason").toString(), QStringLiteral("trial"));
    EXPECT_TRUE(program.run(words("costs")).out.contains("limit $5,000.00 before")) << "the costs show it, too";
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(BudgetCommand, AnOverrunWithinTheAuthorityOfTheCmoIsSettledBeforeItEnds)
{
    const Ran spent = program.run(words("budget spend autumn-launch linkedin-ads 7000"));
    ASSERT_EQ(spent.code, 0) << spent.err.toStdString();
    EXPECT_EQ(limit(0), 7'000'000'000);
    EXPECT_EQ(limit(1), 3'000'000'000);
    EXPECT_TRUE(program.run(words("decisions list")).out.contains("Shift $2,000.00 from Twitter ads to LinkedIn ads"));
}

TEST_F(BudgetCommand, AboveItSheChoosesInTheInbox)
{
    ASSERT_EQ(program.run(words("budget spend autumn-launch linkedin-ads 8000")).code, 0);
    const Json item = program.json(words("inbox list")).json().at(u"items").items()[0];
    const QString id = item.at(u"id").toString();
    ASSERT_EQ(item.at(u"options").items().size(), 3);
    EXPECT_EQ(item.at(u"options").items()[0].at(u"id").toString(), QStringLiteral("shift-x-ads"));
    const QByteArray shown = program.run({QStringLiteral("inbox"), QStringLiteral("show"), id}).out;
    EXPECT_TRUE(shown.contains("--option new-money: Give $3,000.00 of new money to LinkedIn ads.")) << shown.toStdString();
    EXPECT_EQ(program.run({QStringLiteral("inbox"), QStringLiteral("settle"), id, QStringLiteral("--option"), QStringLiteral("nothing")}).code, 2);
    const Ran settled = program.run({QStringLiteral("inbox"), QStringLiteral("settle"), id, QStringLiteral("--option"), QStringLiteral("new-money")});
    ASSERT_EQ(settled.code, 0) << settled.err.toStdString();
    EXPECT_EQ(limit(0), 8'000'000'000);
    EXPECT_EQ(limit(1), 5'000'000'000);
}

TEST_F(BudgetCommand, ExitCodesTellWhatWasWrong)
{
    EXPECT_EQ(program.run(words("budget spend autumn-launch linkedin-ads lots")).code, 2);
    EXPECT_EQ(program.run(words("budget spend autumn-launch linkedin-ads 0")).code, 2);
    EXPECT_EQ(program.run(words("budget spend winter linkedin-ads 1")).code, 2);
    EXPECT_EQ(program.run(words("budget move autumn-launch linkedin-ads 1")).code, 2);
    EXPECT_EQ(program.run(words("budget move autumn-launch newsletter-slots x-ads 2001")).code, 4) << "it has only 2,000";
    EXPECT_TRUE(program.run(words("budget spend autumn-launch tv 1")).err.contains("linkedin-ads, x-ads, newsletter-slots"));
}

} // namespace qd::test
