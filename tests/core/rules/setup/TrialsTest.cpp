#include "core/rules/setup/Trials.h"
#include "core/rules/setup/Setup.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <QSet>

namespace qd::test {
namespace {

using namespace rules;

SetupsState::Tried tried(QList<double> a, QList<double> b)
{
    SetupsState::Tried tried;
    tried.trial.a = 0;
    tried.trial.b = 2;
    tried.trial.most = 20;
    tried.a = std::move(a);
    tried.b = std::move(b);
    return tried;
}

TEST(Trials, OutcomesPairInTheOrderInWhichTheyComeAndTheRestWaits)
{
    const SetupsState::Tried uneven = tried({1, 0, 0, 1, 1}, {0, 1});
    const TrialSays says = saidBy(uneven);
    EXPECT_EQ(says.pairs, 2);
    EXPECT_EQ(says.waiting, 3);
    EXPECT_DOUBLE_EQ(*says.meanA, 0.6);
    EXPECT_DOUBLE_EQ(*says.meanB, 0.5);
    SeenNumbers seen;
    Wager wager(0);
    for (const double difference : {-1.0, 1.0}) { // 0 - 1, then 1 - 0
        wager.take(seen, difference);
        seen.see(difference);
    }
    EXPECT_DOUBLE_EQ(says.difference.capital, wager.capital());
    EXPECT_FALSE(says.isShown());
    EXPECT_EQ(says.better(uneven.trial), -1);
}

TEST(Trials, TheBetterOneIsNamedOnceItIsShown)
{
    const SetupsState::Tried clear = tried(QList<double>(11, 0.0), QList<double>(11, 1.0));
    EXPECT_EQ(saidBy(clear).better(clear.trial), 2);
    const SetupsState::Tried other = tried(QList<double>(11, 1.0), QList<double>(11, 0.0));
    EXPECT_EQ(saidBy(other).better(other.trial), 0);
    const QString text = inWords(clear.trial, saidBy(clear));
    EXPECT_TRUE(text.contains(QStringLiteral("Shown after 11 pairs: version 2 does better"))) << text.toStdString();
}

TEST(Trials, NothingMoreIsCountedThanWasWanted)
{
    SetupsState::Tried full = tried(QList<double>(20, 0.0), QList<double>(3, 0.0));
    EXPECT_FALSE(counts(full, 0));
    EXPECT_TRUE(counts(full, 2));
    EXPECT_FALSE(saidBy(full).isOver);
    full.b = QList<double>(20, 0.0);
    EXPECT_TRUE(saidBy(full).isOver);
    EXPECT_TRUE(inWords(full.trial, saidBy(full)).contains(QStringLiteral("No difference was shown in 20 pairs")));
    EXPECT_TRUE(inWords(full.trial, saidBy(tried({1}, {}))).startsWith(QStringLiteral("Nothing can be compared yet")));
}

TEST(Trials, RunsAreSplitByLotAsTheShareSaysAndAlwaysTheSameWay)
{
    FactBuilder record;
    Trial trial;
    trial.id = record.id<TrialId>();
    trial.share = 0.2;
    int toB = 0;
    constexpr int kRuns = 5'000;
    QList<RunId> runs;
    for (int i = 0; i < kRuns; ++i)
        runs.append(record.id<RunId>());
    for (const RunId& run : std::as_const(runs))
        toB += goesToB(trial, run);
    EXPECT_NEAR(double(toB) / kRuns, 0.2, 0.02);
    const RunId known{*Uuid::fromString(u"018f6b1e-0000-7000-8000-000000000abc")};
    trial.id = {*Uuid::fromString(u"018f6b1e-0000-7000-8000-000000000001")};
    // printf 018f6b1e-0000-7000-8000-000000000001018f6b1e-0000-7000-8000-000000000abc | sha256sum
    trial.share = 0.8106;
    EXPECT_TRUE(goesToB(trial, known));
    trial.share = 0.8086;
    EXPECT_FALSE(goesToB(trial, known));
}

TEST(Trials, OnlyRunsThatBeginMeanwhileTakePart)
{
    FactBuilder record;
    record.adopt(record.team());
    const AgentId writer{QStringLiteral("writer")};
    Configuration other;
    other.role = QStringLiteral("Another role");
    record.tell(AgentConfigured{writer, 1, other, -1, true, human(), {}});
    record.tell(AgentConfigured{writer, 2, other, -1, false, human(), {}});
    const RunId early = record.brief();
    Trial trial;
    trial.id = record.id<TrialId>();
    trial.agent = writer;
    trial.b = 2;
    record.tell(TrialBegun{trial, human()});
    record.now = record.now + Duration(1);
    EXPECT_EQ(versionFor(record.state, record.state.runs.open[early], writer), 1);
    QSet<int> seen;
    for (int i = 0; i < 40; ++i) {
        const RunId run = record.brief();
        const int version = versionFor(record.state, record.state.runs.open[run], writer);
        EXPECT_EQ(version, goesToB(trial, run) ? 2 : 0);
        EXPECT_EQ(versionFor(record.state, record.state.runs.open[run], {QStringLiteral("editor")}), 0);
        seen.insert(version);
    }
    EXPECT_EQ(seen, (QSet<int>{0, 2}));
}

} // namespace
} // namespace qd::test
