#include "core/rules/money/Shifting.h"

#include "core/rules/calendar/News.h"
#include "core/rules/money/Campaigns.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

const CampaignId kLaunch{QStringLiteral("launch")};
const ChannelId kPrint{QStringLiteral("print")};
const ChannelId kRadio{QStringLiteral("radio")};
const ChannelId kFairs{QStringLiteral("fairs")};
constexpr Duration kDay = std::chrono::days(1);

constexpr Money dollars(qint64 whole) { return {whole * 1'000'000}; }

/// Print and radio may spend $5,000, fairs $1,000; the writer owns the campaign and may move $500 a day.
class ShiftingTest : public testing::Test {
protected:
    FactBuilder record;

    void SetUp() override
    {
        Organisation team = record.team();
        team.agents[1].shiftAuthority = dollars(500);
        team.campaigns = {{kLaunch, QStringLiteral("Launch"), {QStringLiteral("writer")},
                           {{kPrint, QStringLiteral("Print"), dollars(5'000)}, {kRadio, QStringLiteral("Radio"), dollars(5'000)}, {kFairs, QStringLiteral("Fairs"), dollars(1'000)}}}};
        record.adopt(team);
    }
    void tell(const Command& command)
    {
        const Result<QList<Fact>> facts = rules::judge(record.state, command, {human(), record.now, {}, {}});
        EXPECT_TRUE(facts) << facts.error().text.toStdString();
        for (const Fact& fact : facts ? *facts : QList<Fact>())
            record.tell(fact);
    }
    void spend(const ChannelId& channel, qint64 whole) { tell(ReportSpend{kLaunch, channel, dollars(whole), {}}); }
    void read(const ChannelId& channel, double value, const char* name = "leads")
    {
        Measurement one;
        one.name = QString::fromLatin1(name);
        one.value = value;
        one.channel = channel.text;
        one.campaign = kLaunch.text;
        one.measured = record.now;
        tell(NoteMetrics{{one}});
    }
    Result<Shift> shift() const { return shiftFor(record.state, kLaunch, record.now); }
    std::string whyNot() const
    {
        const Result<Shift> found = shift();
        return found ? "it shifts: " + found->remedy.title.toStdString() : found.error().text.toStdString();
    }
    /// Print has brought 60 leads for $3,000, radio 10 for $2,000.
    void clearly()
    {
        spend(kPrint, 3'000);
        spend(kRadio, 2'000);
        read(kPrint, 60);
        read(kRadio, 10);
    }
    void later(Duration time) { record.now = record.now + time; }
};

} // namespace

TEST_F(ShiftingTest, MoneyGoesToWhereItBringsMoreLeads)
{
    clearly();
    const Result<Shift> found = shift();
    ASSERT_TRUE(found) << found.error().text.toStdString();
    EXPECT_EQ(found->what.from, kRadio);
    EXPECT_EQ(found->what.to, kPrint);
    EXPECT_EQ(found->what.amount, dollars(1'500)) << "half of what radio has left";
    EXPECT_EQ(found->issue.toStdString(), "Radio has brought 10 leads at $200.00 each for $2,000.00, and Print has brought 60 leads at $50.00 each for $3,000.00, in Launch");
    EXPECT_EQ(found->remedy.effect.toStdString(), "Print: limit $5,000.00 before, $6,500.00 after, $3,000.00 spent. Radio: limit $5,000.00 before, $3,500.00 after, $2,000.00 spent.");
    EXPECT_EQ(found->label.integrity, Integrity::Untrusted) << "numbers come from outside";
}

TEST_F(ShiftingTest, ChanceMovesNothing)
{
    spend(kPrint, 3'000);
    spend(kRadio, 3'000);
    read(kPrint, 16);
    read(kRadio, 8);
    EXPECT_EQ(whyNot(), "no channel of Launch is clearly better than another: what they have brought differs too little, or by chance");
    read(kPrint, 320);
    later(std::chrono::minutes(1));
    read(kRadio, 160);
    EXPECT_TRUE(shift()) << "the same ratio of twenty times as many";
}

TEST_F(ShiftingTest, TooLittleIsTooLittle)
{
    EXPECT_EQ(whyNot(), "leads or revenue of none of the channels of Launch were read in the last 7 days and after their money was last moved, and it takes two to compare");
    spend(kPrint, 3'000);
    spend(kRadio, 99);
    read(kPrint, 300);
    EXPECT_EQ(whyNot().substr(0, 25), "leads or revenue of one o");
    read(kRadio, 0);
    EXPECT_EQ(whyNot(), "fewer than two channels of Launch have spent $100.00, and before that their figures say too little");
    spend(kRadio, 1);
    EXPECT_TRUE(shift()) << "ten leads should have come of $100, and none did";
    read(kPrint, 250);
    later(std::chrono::minutes(1));
    read(kPrint, 250);
    EXPECT_FALSE(shift()) << "eight should have come";
}

TEST_F(ShiftingTest, RevenueHasToDifferByMoreAndToPay)
{
    spend(kPrint, 1'000);
    spend(kRadio, 1'000);
    read(kPrint, 1'999, "revenue");
    read(kRadio, 1'000, "revenue");
    EXPECT_FALSE(shift());
    later(std::chrono::minutes(1));
    read(kPrint, 2'000, "revenue");
    ASSERT_TRUE(shift());
    EXPECT_EQ(shift()->what.amount, dollars(1'000)) << "as much as print has spent, not half of the 4,000 that radio has left";
    later(std::chrono::minutes(1));
    read(kPrint, 900, "revenue");
    read(kRadio, 100, "revenue");
    EXPECT_FALSE(shift()) << "neither brings back what it costs";
    later(std::chrono::minutes(1));
    read(kRadio, -100, "revenue");
    read(kPrint, 1'000, "revenue");
    EXPECT_TRUE(shift()) << "what was paid back is less than nothing";
}

TEST_F(ShiftingTest, FiguresThatContradictEachOtherMoveNothing)
{
    clearly();
    read(kPrint, 100, "revenue");
    read(kRadio, 9'000, "revenue");
    EXPECT_FALSE(shift()) << "few leads that buy";
}

TEST_F(ShiftingTest, NothingMovesTwiceForTheSameFigures)
{
    clearly();
    tell(MoveBudget{shift()->what, {}});
    EXPECT_FALSE(shift());
    later(kDay);
    read(kRadio, 10);
    read(kPrint, 60);
    EXPECT_FALSE(shift()) << "a reading may be dated a day ahead, so it may be what led to the move";
    later(std::chrono::seconds(1));
    read(kPrint, 60);
    EXPECT_FALSE(shift()) << "radio was not read anew";
    read(kRadio, 10);
    ASSERT_TRUE(shift());
    EXPECT_EQ(shift()->what.amount, dollars(750));
    later(std::chrono::days(8));
    EXPECT_FALSE(shift()) << "of another time";
}

TEST_F(ShiftingTest, WhoHasNothingLeftGivesNothingAndWhoWasEndedTakesNothing)
{
    clearly();
    spend(kRadio, 2'985);
    EXPECT_EQ(whyNot(), "Print is clearly better than Radio, which has less than $20.00 left to give");
    tell(MoveBudget{{kLaunch, {}, kRadio, dollars(1'000)}, {}});
    later(kDay + std::chrono::seconds(1));
    read(kRadio, 10);
    read(kPrint, 60);
    EXPECT_TRUE(shift()) << "new money";
    record.tell(BudgetMoved{{kLaunch, {}, kPrint, {}}, human(), {}, {}, {}, {}, {}, {}, {}}); // ended early
    EXPECT_FALSE(shift());
}

TEST_F(ShiftingTest, NotWhileSomebodyIsAskedAboutTheChannel)
{
    clearly();
    Escalation open;
    open.id = record.id<EscalationId>();
    open.remedies = {{QStringLiteral("new-money"), {}, {}, BudgetShift{kLaunch, {}, kPrint, dollars(1)}}};
    record.tell(EscalationRaised{open});
    EXPECT_EQ(whyNot(), "somebody is asked about money of Radio or Print already");
}

TEST_F(ShiftingTest, ItIsNewsOfTheTwoChannelsOnly)
{
    clearly();
    spend(kFairs, 500);
    Measurement one;
    one.name = QStringLiteral("leads");
    one.campaign = kLaunch.text;
    const auto isNews = [&](const ChannelId& channel, const char* name) {
        one.channel = channel.text;
        one.name = QString::fromLatin1(name);
        return newsOf(record.state, MetricNoted{one, human()}).value(QStringLiteral("shift")) == Value(true);
    };
    EXPECT_TRUE(isNews(kPrint, "leads"));
    EXPECT_TRUE(isNews(kRadio, "leads"));
    EXPECT_FALSE(isNews(kFairs, "leads"));
    EXPECT_FALSE(isNews(kPrint, "clicks"));
    EXPECT_TRUE(newsFields(QStringLiteral("metric-noted")).contains(QStringLiteral("shift")));
}

/// Whatever was spent and read: what is proposed leaves the giver more than it has spent, keeps the sum, and is not the owner's above its authority.
TEST_F(ShiftingTest, RandomCampaignsKeepWhatIsSpentTheSumAndTheAuthority)
{
    int shifts = 0, hers = 0;
    for (quint32 seed = 1; seed <= 300; ++seed) {
        record = FactBuilder(seed);
        SetUp();
        for (int i = 0; i < 12; ++i) {
            const ChannelId channel = QList<ChannelId>{kPrint, kRadio, kFairs}.at(record.below(3));
            spend(channel, 1 + record.below(2'000));
            read(channel, record.below(400), record.below(3) == 0 ? "revenue" : "leads");
            later(std::chrono::hours(record.below(40)));
            const Result<Shift> found = shift();
            if (!found)
                continue;
            ++shifts;
            const CampaignsState before = record.state.campaigns;
            const CampaignsState::ChannelState gives = before.channel(kLaunch, found->what.from);
            EXPECT_GE(gives.limit() - found->what.amount, gives.spent) << seed;
            EXPECT_GE(found->what.amount, kLeastShift) << seed;
            const Result<BudgetMoved> own = moved(record.state, found->what, {QStringLiteral("writer")}, record.now);
            EXPECT_EQ(bool(own), before.movedBy({QStringLiteral("writer")}, kLaunch, record.now) + found->what.amount <= dollars(500)) << seed;
            hers += !own;
            const Result<BudgetMoved> move = own ? own : moved(record.state, found->what, human(), record.now);
            ASSERT_TRUE(move) << seed;
            EXPECT_EQ(move->fromBefore + move->toBefore, move->fromAfter + move->toAfter) << seed;
            record.tell(*move);
            Money sum;
            for (const CampaignsState::ChannelState& one : record.state.campaigns.channels.value(kLaunch))
                sum += one.limit();
            EXPECT_EQ(sum, dollars(11'000)) << seed;
            EXPECT_FALSE(shift()) << seed << ": the same figures";
        }
    }
    EXPECT_GT(shifts, 100);
    EXPECT_GT(hers, 20);
}

} // namespace qd::test
