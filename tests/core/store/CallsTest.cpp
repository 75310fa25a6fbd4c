#include "core/model/calls/DrawnPicture.h"
#include "core/store/calls/CallIndex.h"
#include "core/store/safety/IndexProof.h"
#include "tests/core/store/RecordFixture.h"

#include <limits>

namespace qd::test {

namespace {

TurnId turnOf(int n) { return {{0x0190000000007000ull, 0x8000000000001000ull + quint64(n)}}; }

/// A call of a model with all that can happen to one.
class CallsTest : public RecordTest {
protected:
    void SetUp() override { ASSERT_TRUE(open()); }
    void fill(QList<StoredFact> facts)
    {
        ASSERT_TRUE(append(std::move(facts)));
        settle();
        if (!reader)
            ASSERT_TRUE((reader.emplace(file), reader->open()));
    }
    static StoredFact began(int turn, int run, const char* step, const char* agent, const char* model = "anthropic:m", int attempt = 1, Instant at = kNoon)
    {
        TurnStarted started;
        started.turn = turnOf(turn);
        started.run = runOf(run);
        started.step = {QString::fromLatin1(step)};
        started.agent = {QString::fromLatin1(agent)};
        started.model = QString::fromLatin1(model);
        started.attempt = attempt;
        started.reserved = {1000};
        return stored(started, runOf(run), at);
    }
    template <class End>
    static End endOf(int turn, int run, qint64 cost, qint64 would)
    {
        End end;
        end.turn = turnOf(turn);
        end.run = runOf(run);
        end.spend.model = QStringLiteral("anthropic:m");
        end.spend.cost = {cost};
        end.spend.wouldHaveCost = {would};
        return end;
    }
    static StoredFact answered(int turn, int run, qint64 cost, qint64 would = 0, Instant at = kNoon)
    {
        auto done = endOf<TurnFinished>(turn, run, cost, would);
        done.prompt = QByteArray(32, char(turn));
        return stored(done, runOf(run), at);
    }
    static StoredFact failed(int turn, int run, qint64 cost, const char* why, bool stopped = false)
    {
        auto end = endOf<TurnFailed>(turn, run, cost, cost);
        end.reason = QString::fromLatin1(why);
        end.stopped = stopped;
        end.prompt = QByteArray(32, 'p');
        return stored(end, runOf(run), kNoon + std::chrono::seconds(9));
    }
    CallPage calls(CallFilter filter, qint64 first = 0, qint64 limit = 100)
    {
        const auto page = answerOf<Result<CallPage>>([&](auto done) { reader->calls(filter, first, limit, &mailbox, done); });
        EXPECT_TRUE(page) << page.error().text.toStdString();
        return page ? *page : CallPage{};
    }
    Result<ModelCall> call(int turn, Sequence until = 0)
    {
        return answerOf<Result<ModelCall>>([&](auto done) { reader->call(turnOf(turn), until, &mailbox, done); });
    }
    static QList<int> turns(const CallPage& page)
    {
        QList<int> numbers;
        for (const ModelCall& one : page.rows)
            numbers.append(int(one.started.turn.uuid.low - turnOf(0).uuid.low));
        return numbers;
    }
    static CallFilter of(int run, const char* step = "")
    {
        CallFilter filter;
        filter.run = runOf(run);
        filter.step = {QString::fromLatin1(step)};
        return filter;
    }
    std::optional<HistoryReader> reader;
};

} // namespace

TEST_F(CallsTest, ACallIsAllThatWasRecordedOfItsTurn)
{
    TurnReserved reserved;
    reserved.turn = turnOf(1);
    reserved.model = QStringLiteral("openai:n");
    reserved.amount = {5000};
    TurnSlowed slow;
    slow.turn = turnOf(1);
    slow.silent = Duration(20'000);
    auto done = endOf<TurnFinished>(1, 1, 900, 900);
    done.asks = QByteArray(32, 'a');
    ToolUsed used;
    used.turn = turnOf(1);
    used.tool = QStringLiteral("read-page");
    used.sources = {{QStringLiteral("https://example.org"), {}, QByteArray(32, 's'), kNoon}};
    StoredFact gave = stored(used, runOf(1));
    gave.label.integrity = Integrity::Untrusted;
    fill({began(1, 1, "draft", "writer"), stored(reserved, runOf(1)), stored(slow, runOf(1)), stored(done, runOf(1), kNoon + std::chrono::seconds(30)), gave});
    const Result<ModelCall> whole = call(1);
    ASSERT_TRUE(whole) << whole.error().text.toStdString();
    EXPECT_EQ(whole->asked(), QStringLiteral("openai:n"));
    EXPECT_EQ(whole->started.model, QStringLiteral("anthropic:m"));
    EXPECT_EQ(whole->promised().micro, 5000);
    EXPECT_EQ(whole->end(), CallEnd::Asked);
    EXPECT_EQ(whole->took(kNoon), Duration(30'000));
    ASSERT_EQ(whole->silences.size(), 1);
    ASSERT_EQ(whole->tools.size(), 1);
    EXPECT_EQ(whole->tools[0].label.integrity, Integrity::Untrusted);
    EXPECT_EQ(call(1, 1)->end(), CallEnd::UnderWay) << "as it was right after its first fact";
    EXPECT_FALSE(call(2));
    EXPECT_TRUE(call(2).error().hint.contains(QLatin1String("calls")));
}

TEST_F(CallsTest, OfARunEachAttemptIsThereInTurnAndOfAStepOnlyItsOwn)
{
    fill({began(1, 1, "draft", "writer"), failed(1, 1, 300, "not JSON"), began(2, 1, "draft", "writer", "anthropic:m", 2), began(3, 2, "draft", "writer"), answered(2, 1, 500),
          began(4, 1, "review", "editor"), failed(4, 1, 0, "all was stopped", true), began(5, 1, "render", "designer", "")});
    EXPECT_EQ(turns(calls(of(1))), (QList<int>{1, 2, 4})) << "a skill asks nobody";
    EXPECT_EQ(turns(calls(of(1, "draft"))), (QList<int>{1, 2}));
    EXPECT_EQ(calls(of(1, "draft")).total, 2);
    EXPECT_EQ(turns(calls(of(1), 1, 1)), QList<int>{2});
    EXPECT_EQ(calls(of(1), 1, 1).total, 3);
    const CallPage page = calls(of(1));
    EXPECT_EQ(page.rows[0].end(), CallEnd::Failed);
    EXPECT_EQ(page.rows[0].failed->reason, QStringLiteral("not JSON"));
    EXPECT_EQ(page.rows[0].spend().cost.micro, 300) << "what failed is paid all the same";
    EXPECT_EQ(page.rows[0].prompt(), QByteArray(32, 'p'));
    EXPECT_EQ(page.rows[2].end(), CallEnd::Stopped);
    CallFilter then = of(1);
    then.until = 3;
    EXPECT_EQ(turns(calls(then)), (QList<int>{1, 2}));
    EXPECT_EQ(calls(then).rows[1].end(), CallEnd::UnderWay);
}

TEST_F(CallsTest, WhereAPictureWasDrawnWhoWasAskedDidNotAnswer)
{
    const auto picture = [](int turn, const char* painter, const char* because) {
        auto done = endOf<TurnFinished>(turn, 1, 0, 0);
        done.values = {{QStringLiteral("painter"), QString::fromLatin1(painter)}, {QStringLiteral("because"), QString::fromLatin1(because)}};
        return stored(done, runOf(1), kNoon);
    };
    auto words = endOf<TurnFinished>(3, 1, 0, 0);
    words.values = {{QStringLiteral("because"), QStringLiteral("a reason of the model's own")}};
    fill({began(1, 1, "picture", "designer"), picture(1, "", "The provider's filter refuses this."), began(2, 1, "picture", "designer"), picture(2, "openai:paints", ""),
          began(3, 1, "draft", "writer"), stored(words, runOf(1), kNoon)});
    EXPECT_EQ(call(1)->end(), CallEnd::Failed);
    EXPECT_EQ(whyDrawn(call(1)->finished->values), QStringLiteral("The provider's filter refuses this."));
    EXPECT_EQ(call(2)->end(), CallEnd::Answered);
    EXPECT_EQ(call(3)->end(), CallEnd::Answered) << "words may say “because”";
}

TEST_F(CallsTest, OfAnAgentTheLastComesFirst)
{
    QList<StoredFact> facts;
    for (int i = 1; i <= 30; ++i)
        facts << began(i, i % 3, "draft", i % 2 ? "writer" : "editor");
    fill(facts);
    CallFilter filter;
    filter.agent = {QStringLiteral("writer")};
    EXPECT_EQ(turns(calls(filter, 0, 3)), (QList<int>{29, 27, 25}));
    EXPECT_EQ(turns(calls(filter, 13, 9)), (QList<int>{3, 1}));
    EXPECT_EQ(turns(calls(filter, 99, 9)), QList<int>());
    EXPECT_EQ(calls(filter).total, 15);
}

TEST_F(CallsTest, TheDearestComeFirstBilledOrAtListPrice)
{
    QList<StoredFact> facts;
    const QList<qint64> costs{5, 900, 910, 0, 12'000, 11'999, 1, 2'000'000};
    for (int i = 0; i < costs.size(); ++i)
        facts << began(i + 1, 1, "draft", "writer") << answered(i + 1, 1, costs[i], i == 3 ? 77 : costs[i] + 1);
    const Instant yesterday = kNoon - std::chrono::hours(24);
    fill(QList<StoredFact>{began(50, 1, "draft", "writer", "anthropic:m", 1, yesterday), answered(50, 1, 9'000'000, 9'000'000, yesterday)} + facts);
    CallFilter filter;
    filter.order = CallFilter::DearestBilled;
    EXPECT_EQ(turns(calls(filter)), (QList<int>{50, 8, 5, 6, 3, 2, 1, 7, 4})) << "and last what cost nothing";
    filter.from = kNoon - std::chrono::hours(1);
    EXPECT_EQ(turns(calls(filter)), (QList<int>{8, 5, 6, 3, 2, 1, 7, 4})) << "yesterday's is left out";
    EXPECT_EQ(turns(calls(filter, 1, 3)), (QList<int>{5, 6, 3}));
    filter.order = CallFilter::DearestAtListPrice;
    EXPECT_EQ(turns(calls(filter)), (QList<int>{8, 5, 6, 3, 2, 4, 1, 7}));
}

TEST_F(CallsTest, CallsThatWereRefusedAndCostNothingAreListed)
{
    fill({began(1, 1, "draft", "writer"), failed(1, 1, 0, "401"), began(2, 1, "draft", "writer", "anthropic:m", 2), failed(2, 1, 0, "401")});
    CallFilter filter;
    filter.order = CallFilter::DearestBilled;
    EXPECT_EQ(turns(calls(filter)), (QList<int>{2, 1}));
    filter.from = kNoon + std::chrono::hours(1);
    EXPECT_TRUE(calls(filter).rows.isEmpty()) << "they were before";
}

TEST(CallRanks, AmountsOfAHigherRankAreMore)
{
    EXPECT_EQ(rankOf({0}), 0);
    EXPECT_EQ(rankOf({-5}), 0);
    int before = 0;
    for (qint64 micro = 1; micro < 100'000; ++micro) {
        const int rank = rankOf({micro});
        ASSERT_GE(rank, before) << micro;
        before = rank;
    }
    EXPECT_LE(rankOf({std::numeric_limits<qint64>::max()}), kRanks);
    EXPECT_EQ(rankOf({1000}), rankOf({1020}));
    EXPECT_NE(rankOf({1000}), rankOf({1300}));
}

TEST_F(CallsTest, SampleWorkThatWasClearedIsNotListedAndTheIndexIsWhole)
{
    BriefSubmitted brief;
    brief.run = runOf(1);
    brief.sample = true;
    fill({stored(brief, runOf(1)), began(1, 1, "draft", "writer"), answered(1, 1, 500), began(2, 2, "draft", "writer"), answered(2, 2, 400)});
    EXPECT_EQ(calls(of(1)).total, 1);
    fill({stored(SamplesCleared{}), began(3, 1, "draft", "writer")});
    EXPECT_EQ(calls(of(1)).total, 0);
    EXPECT_FALSE(call(1));
    CallFilter dearest;
    dearest.order = CallFilter::DearestBilled;
    EXPECT_EQ(turns(calls(dearest)), QList<int>{2});
    EXPECT_EQ(indexDifference(file), QString());
}

} // namespace qd::test
