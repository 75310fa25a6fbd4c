#include "agents/llm/TokenGuess.h"
#include "agents/llm/rehearsal/Composer.h"
#include "core/model/calls/SentCall.h"
#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Department.h"

namespace qd::test {
namespace {

constexpr qint64 kWindow = 8'192;
constexpr const char* kSmall = R"({"id":"llama-cpp","title":"llama.cpp","dialect":"openai-chat","base_url":"http://localhost:8080/v1",
  "key":{"header":"Authorization","prefix":"Bearer ","is_optional":true},"date":"2026-11-22","source":"a test","any_model":true,
  "defaults":{"temperature":true,"seed":true,"structured":"schema","context":8192},"models":[]})";

/// The department that ships, on a server of one's own with a small window.
class SmallWindow : public EngineFixture {
protected:
    void SetUp() override
    {
        const Result<Organisation> team = agents::readOrganisation(department(), QStringLiteral("department.json"), everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        rig = std::make_unique<OfficeRig>(*team);
        rig->close();
        ASSERT_TRUE(rig->providers.add(kSmall, QStringLiteral("small.json")));
        rig->model = QStringLiteral("llama-cpp:small");
        rig->answers.rehearses = true;
        rig->answers.before = [this](const agents::LlmRequest& request) {
            const std::lock_guard lock(m_mutex);
            requests.append(request);
        };
        rig->open();
    }
    void expectAllFit()
    {
        const std::lock_guard lock(m_mutex);
        for (const agents::LlmRequest& request : requests) {
            EXPECT_LE(agents::tokensOf(agents::lengthOf(request, {}, false)).value + request.maxTokens.value, kWindow) << request.replyName.toStdString();
            EXPECT_GE(request.maxTokens.value, 1'024) << request.replyName.toStdString();
        }
    }
    qsizetype shortened()
    {
        const std::lock_guard lock(m_mutex);
        return std::count_if(requests.begin(), requests.end(), [](const agents::LlmRequest& request) { return request.prompt.contains(QLatin1String("Left out for length: ")); });
    }
    QList<agents::LlmRequest> requests;

private:
    std::mutex m_mutex;
};

TEST_F(SmallWindow, ABlogPostIsWrittenAllTheSame)
{
    SubmitBrief command;
    command.text = QStringLiteral("Write a post about counting stock in small warehouses. It is for people who run one.");
    command.workflow = {QStringLiteral("blog-post")};
    command.approveAll = true;
    for (int i = 0; i < 6; ++i)
        command.sources.append({QStringLiteral("note %1.md").arg(i), {}, QStringLiteral("# Part %1\n\nSurveys of 2026 say that 41 percent of small warehouses count their stock by hand. ").arg(i).repeated(60)});
    const Result<Receipt> receipt = rig->issue(command);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    for (int i = 0; i < 8 && rig->state().runs.open.contains(receipt->run); ++i)
        rig->pass(std::chrono::hours(1));
    for (const TurnFailed& failed : rig->all<TurnFailed>())
        if (!failed.step.text.endsWith(QLatin1String("-publish"))) // the page went nowhere that they could link to
            ADD_FAILURE() << failed.step.text.toStdString() << ": " << failed.reason.toStdString();
    EXPECT_GT(rig->outside.count(), 0) << "the page";
    EXPECT_GT(requests.size(), 5);
    EXPECT_GT(shortened(), 0) << "it had to be cut somewhere";
    expectAllFit();
}

TEST_F(SmallWindow, AnotherModelIsGivenWhatItHolds)
{
    SubmitBrief command;
    command.text = QStringLiteral("Write a post about counting stock.");
    command.workflow = {QStringLiteral("blog-post")};
    command.sources = {{QStringLiteral("long.md"), {}, QStringLiteral("Forty-one percent count by hand. ").repeated(3'000)}};
    rig->close();
    rig->model.clear();
    rig->open();
    ASSERT_TRUE(rig->issue(UseModels{QStringLiteral("llama-cpp:small")}));
    ASSERT_TRUE(rig->issue(command));
    ASSERT_TRUE(rig->settle());
    expectAllFit();
    const qsizetype before = requests.size();
    ASSERT_GT(before, 0);
    ASSERT_TRUE(rig->issue(UseModels{QStringLiteral("ollama:large")})) << "of which nobody knows what it holds";
    ASSERT_TRUE(rig->issue(command));
    ASSERT_TRUE(rig->settle());
    ASSERT_GT(requests.size(), before);
    expectAllFit();
    ASSERT_TRUE(rig->issue(UseModels{QStringLiteral("rehearsal")}));
    ASSERT_TRUE(rig->issue(command));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(std::any_of(requests.begin() + before, requests.end(), [](const agents::LlmRequest& request) { return request.prompt.size() > 80'000; })) << "the whole source";
}

// A server cuts what is too long for it and answers all the same; only its own count tells.
TEST_F(SmallWindow, OfWhatWasReadInPartOnlyItSaysSo)
{
    rig->answers.instead = [](const agents::LlmRequest& request) -> std::optional<Result<agents::LlmAnswer>> {
        agents::LlmAnswer answer;
        answer.text = QString::fromUtf8(agents::rehearsal::compose(request));
        answer.model = QStringLiteral("small");
        answer.usage.in = {agents::tokensOf(agents::lengthOf(request, {}, false)).value / 4};
        answer.usage.out = {3'000};
        return answer;
    };
    SubmitBrief command;
    command.text = QStringLiteral("Write a post about counting stock.");
    command.workflow = {QStringLiteral("blog-post")};
    ASSERT_TRUE(rig->issue(command));
    ASSERT_TRUE(rig->settle());
    ASSERT_FALSE(rig->all<TurnFinished>().isEmpty());
    const QString said = readInPart(rig->all<TurnFinished>().first().values);
    EXPECT_TRUE(said.startsWith(QStringLiteral("By its own count llama-cpp:small read "))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("it seems to have cut the prompt"))) << said.toStdString();
}

} // namespace
} // namespace qd::test
