#include "agents/keys/Secret.h"
#include "agents/llm/batches/BatchDoor.h"
#include "agents/llm/batches/DoorPost.h"
#include "resources/Resources.h"
#include "tests/agents/office/EngineFixture.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QFile>

namespace qd::test {
namespace {

const QString kPrices = QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/");

/// Batches by both APIs as the independent world plays them, which bills by its own meter. What is asked alone is scripted.
class BatchWorld : public EngineFixture, public testing::WithParamInterface<const char*> {
protected:
    WorldProcess world{{QStringLiteral("--quick"), QStringLiteral("--prices"), kPrices + QStringLiteral("anthropic.json"), QStringLiteral("--prices"), kPrices + QStringLiteral("openai.json")}};
    agents::ProviderList providers;
    Mailbox mailbox;
    std::unique_ptr<agents::BatchDoor> door;
    agents::BatchDoor* at = nullptr;

    bool isAnthropic() const { return QLatin1String(GetParam()).startsWith(QLatin1String("anthropic")); }
    QString creation() const { return isAnthropic() ? QStringLiteral("/v1/messages/batches") : QStringLiteral("/v1/batches"); }
    void SetUp() override
    {
        openResources();
        ASSERT_NE(world.port(), 0);
        addProvider("anthropic", "https://api.anthropic.com", world.origin());
        addProvider("openai", "https://api.openai.com/v1", world.origin() + QStringLiteral("/v1"));
        const agents::SharedSecret key = agents::Secret::of("a-key-of-the-test");
        door = std::make_unique<agents::BatchDoor>(providers, [key](const QString&, const agents::KeyShelf::Found& found) { found(key); });
        door->setPause(Duration(2));
        at = door.get();
    }
    void addProvider(const char* id, const char* from, const QString& to)
    {
        QFile file(QStringLiteral(":/providers/%1.json").arg(QLatin1String(id)));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const Result<Done> added = providers.add(file.readAll().replace(from, to.toUtf8()), file.fileName());
        ASSERT_TRUE(added) << added.error().text.toStdString();
    }
    void TearDown() override
    {
        if (rig)
            rig->close();
    }
    /// Two steps side by side, by two agents; `models` that each of them asks, when it is not the same.
    RunId submit(const QStringList& models = {})
    {
        Organisation team = teamWith({workflowOf("flow", {turnStep("first", "writer"), turnStep("second", "editor")})});
        for (AgentProfile& agent : team.agents)
            agent.model = agent.id.text == u"editor" ? models.value(1) : models.value(0);
        team.index();
        rig = std::make_unique<OfficeRig>(team);
        rig->answers.instead = [](const agents::LlmRequest&) -> std::optional<Result<agents::LlmAnswer>> {
            agents::LlmAnswer answer;
            answer.text = verdict("accept");
            answer.usage = {{1'001}, {201}, {}, {}};
            return answer;
        };
        rig->close();
        rig->model = models.isEmpty() ? QString::fromLatin1(GetParam()) : QStringLiteral("tiers");
        rig->batches = std::make_shared<agents::DoorPost>(providers, &mailbox, &at);
        rig->open();
        SubmitBrief brief;
        brief.text = QStringLiteral("Do what there is to do");
        brief.canWait = true;
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().text.toStdString());
        return receipt ? receipt->run : RunId{};
    }
    bool ends(const RunId& run)
    {
        const bool isOver = waitUntil([&] {
            rig->pass(Duration(200)); // what is gathered goes, what lies there is looked after, what failed on the way is tried again
            return outcome(run).has_value();
        }, std::chrono::seconds(30));
        return isOver && rig->settle(); // and on the disk
    }
    qint64 creations()
    {
        qint64 made = 0;
        for (const QJsonObject& line : world.count())
            made += line.value(QStringLiteral("method")).toString() == u"POST" && line.value(QStringLiteral("path")).toString() == creation();
        return made;
    }
    /// What the world asks for is not more than what is on record for it.
    void expectPaid()
    {
        qint64 settled = 0;
        for (const TurnFinished& fact : rig->all<TurnFinished>())
            settled += fact.spend.batched ? fact.spend.cost.micro : 0;
        for (const TurnFailed& fact : rig->all<TurnFailed>())
            settled += fact.spend.batched ? fact.spend.cost.micro : 0;
        EXPECT_LE(world.billedPico(), settled * 1'000'000);
        EXPECT_EQ(rig->state().ledger.reservedTotal().micro, 0);
    }
    qsizetype inBatches()
    {
        qsizetype done = 0;
        for (const TurnFinished& fact : rig->all<TurnFinished>())
            done += fact.spend.batched;
        return done;
    }
};

TEST_P(BatchWorld, ComesBackInAnyOrderAndIsSettledAtWhatTheWorldBills)
{
    ASSERT_TRUE(world.batches({{QStringLiteral("looks"), 2}, {QStringLiteral("reversed"), true}}));
    const RunId run = submit();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(inBatches(), 2);
    EXPECT_LE(creations(), 2);
    EXPECT_GT(world.billedPico(), 0);
    expectPaid();
    qint64 settled = 0;
    for (const TurnFinished& fact : rig->all<TurnFinished>())
        settled += fact.spend.cost.micro;
    EXPECT_LE(settled * 1'000'000, world.billedPico() + 2 * 1'000'000) << "no more than each rounded up";
}

TEST_P(BatchWorld, WhatNobodyKnowsToBeTakenIsPaidAndNotHandedOverAgain)
{
    ASSERT_TRUE(world.script(creation(), QStringLiteral("close-after-body")));
    const RunId run = submit();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(inBatches(), 0);
    EXPECT_GT(world.billedPico(), 0) << "the world did it all the same";
    expectPaid();
    EXPECT_EQ(rig->answers.asked.size(), 2);
}

TEST_P(BatchWorld, WhatErrsOrIsNotDoneInTimeCostsNothingAndIsAskedAlone)
{
    ASSERT_TRUE(world.batches({{QStringLiteral("errored"), QJsonArray{0}}, {QStringLiteral("expired"), QJsonArray{1}}}));
    const RunId run = submit();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->answers.asked.size() + inBatches(), 2);
    expectPaid();
    for (const TurnFailed& fact : rig->all<TurnFailed>())
        EXPECT_EQ(fact.spend.cost.micro, 0);
}

TEST_P(BatchWorld, AnAnswerThatIsNotThereIsPaidAsItWasReserved)
{
    ASSERT_TRUE(world.batches({{QStringLiteral("lost"), QJsonArray{0}}}));
    const RunId run = submit();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_FALSE(rig->all<TurnFailed>().isEmpty());
    EXPECT_GT(rig->all<TurnFailed>().first().spend.cost.micro, 0);
    expectPaid();
}

TEST_P(BatchWorld, OneThatIsNotTakenIsAskedAlone)
{
    ASSERT_TRUE(world.script(creation(), QStringLiteral("status"), {{QStringLiteral("status"), 429}}));
    const RunId run = submit();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(world.billedPico(), 0);
    EXPECT_EQ(rig->answers.asked.size(), 2);
    for (const TurnFailed& fact : rig->all<TurnFailed>())
        EXPECT_EQ(fact.spend.cost.micro, 0);
}

TEST_P(BatchWorld, OneThatMayHaveBeenTakenIsPaid)
{
    for (const int status : {408, 500, 0}) {
        ASSERT_TRUE(world.clear());
        const QString fault = status > 0 ? QStringLiteral("status") : QStringLiteral("fail-after"); // taken, and billed
        ASSERT_TRUE(world.script(creation(), fault, {{QStringLiteral("status"), status}}));
        const RunId run = submit();
        ASSERT_TRUE(ends(run)) << status;
        EXPECT_EQ(outcome(run), RunOutcome::Finished);
        ASSERT_FALSE(rig->all<TurnFailed>().isEmpty());
        for (const TurnFailed& fact : rig->all<TurnFailed>())
            EXPECT_GT(fact.spend.cost.micro, 0) << status;
        rig->close();
        rig.reset();
    }
}

TEST_P(BatchWorld, OneThatIsNotBegunIsAskedAlone)
{
    ASSERT_TRUE(world.batches({{QStringLiteral("invalid"), true}})); // OpenAI looks at its file after it took it
    const RunId run = submit();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->answers.asked.size(), isAnthropic() ? 0 : 2);
    EXPECT_EQ(inBatches(), isAnthropic() ? 2 : 0);
    expectPaid();
}

TEST_P(BatchWorld, CallsOfTwoModelsGoEachWithTheirOwn)
{
    const RunId run = submit({QString::fromLatin1(GetParam()), isAnthropic() ? QStringLiteral("anthropic:claude-haiku-4-5") : QStringLiteral("openai:gpt-5.4-mini")});
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(inBatches(), 2);
    EXPECT_EQ(rig->answers.asked.size(), 0);
    EXPECT_EQ(creations(), 2);
    expectPaid();
}

TEST_P(BatchWorld, NobodyAnsweringForAWhileLosesNothing)
{
    ASSERT_TRUE(world.batches({{QStringLiteral("looks"), 1}}));
    const RunId run = submit();
    ASSERT_TRUE(waitUntil([this] {
        rig->pass(Duration(200));
        return !rig->state().models.batched.isEmpty();
    }));
    ASSERT_TRUE(world.refuse(200, true));
    rig->close();
    rig->open();
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    expectPaid();
}

TEST_P(BatchWorld, AllStopCancelsItThere)
{
    ASSERT_TRUE(world.batches({{QStringLiteral("looks"), 1'000'000}}));
    const RunId run = submit();
    ASSERT_TRUE(waitUntil([this] {
        rig->pass(Duration(200));
        return rig->state().models.batched.size() == 2;
    }));
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(waitUntil([this] {
        const QList<QJsonObject> came = world.count();
        return std::any_of(came.begin(), came.end(), [](const QJsonObject& line) { return line.value(QStringLiteral("path")).toString().endsWith(QStringLiteral("/cancel")); });
    }));
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(ends(run));
    EXPECT_EQ(world.billedPico(), 0);
    EXPECT_EQ(rig->answers.asked.size(), 2);
    expectPaid();
}

INSTANTIATE_TEST_SUITE_P(Providers, BatchWorld, testing::Values("anthropic:claude-sonnet-4-5", "openai:gpt-5.4"),
                         [](const testing::TestParamInfo<const char*>& info) { return QLatin1String(info.param).startsWith(QLatin1String("anthropic")) ? std::string("Anthropic") : std::string("OpenAi"); });

} // namespace
} // namespace qd::test
