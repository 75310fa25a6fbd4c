#include "agents/llm/door/ModelNews.h"
#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {
namespace {

using agents::LlmAnswer;
using agents::LlmRequest;
using agents::ModelNews;

const QString kFirst = QStringLiteral("anthropic:claude-sonnet-4-5");
const QString kOther = QStringLiteral("openai:gpt-5.4");
const QString kSibling = QStringLiteral("anthropic:claude-haiku-4-5");
const QString kNoKey = QStringLiteral("There is no key for anthropic: quarterdeck keys set anthropic.");

Organisation teamAsking(const QStringList& fallbacks)
{
    Organisation team = smallTeam();
    team.tiers = {{{QStringLiteral("top")}, QStringLiteral("Top"), kFirst, fallbacks}};
    team.budgets = {{QStringLiteral("organisation"), BudgetPeriod::Day, {50'000'000}}};
    return team;
}

/// A team whose agents ask one model, and another one where that cannot be asked.
class Fallback : public OfficeFixture {
protected:
    explicit Fallback(const QStringList& fallbacks = {kOther}) : OfficeFixture(teamAsking(fallbacks))
    {
        rig.close();
        rig.model.clear();
        rig.knowsModels = true;
        rig.open();
        (void)rig.issue(UseModels{QStringLiteral("tiers")});
    }
    /// As the door tells it, soon before or after the call that found out comes back.
    void tell(ModelNews::What what, const QString& who, const QString& why = {}, const QString& turn = {})
    {
        QMetaObject::invokeMethod(rig.office.get(), [this, news = ModelNews{what, who, why, turn, {}}] { rig.office->hearModel(news); }, Qt::QueuedConnection);
    }
    /// What a call of `model` meets, each time.
    void meets(const QString& model, std::function<Result<LlmAnswer>()> what)
    {
        rig.answers.instead = [this, model, what](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
            calls.append(request.model);
            return request.model == model ? std::optional(what()) : std::nullopt;
        };
    }
    Result<LlmAnswer> refused(const QString& who, const QString& why)
    {
        tell(ModelNews::Troubled, who, why);
        return Error{Error::Rule, why, who, QStringLiteral("another key, in the settings")};
    }
    static LlmAnswer cut()
    {
        LlmAnswer answer;
        answer.isWhole = answer.isReported = false;
        answer.fault = Error{Error::Network, QStringLiteral("Its model was asked, and what came is not whole."), {}, {}};
        return answer;
    }
    StepStatus drafted() { return rig.state().runs.open.isEmpty() ? StepStatus::Done : rig.state().runs.open.first().step({QStringLiteral("draft")}).status; }

    QStringList calls; ///< whom they went to
};

TEST_F(Fallback, WhereTheFirstRefusesTheKeyTheNextIsAskedAtOnceAndNobodyIsBlamed)
{
    meets(kFirst, [this] { return refused(QStringLiteral("anthropic"), QStringLiteral("The provider does not accept the key (401).")); });
    submit();
    EXPECT_EQ(calls.count(kFirst), 1);
    EXPECT_EQ(calls.value(1), kOther);
    EXPECT_EQ(drafted(), StepStatus::Done);
    EXPECT_TRUE(rig.all<EscalationRaised>().isEmpty());
    const QList<TurnFailed> failed = rig.all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed[0].stopped) << "no attempt is used up";
    EXPECT_EQ(failed[0].spend.cost.micro, 0);
}

TEST_F(Fallback, WhatTheDoorSaysOfItMayComeLater)
{
    meets(kFirst, [] { return Result<LlmAnswer>(Error{Error::Rule, kNoKey, QStringLiteral("anthropic"), {}}); });
    submit();
    EXPECT_EQ(calls.count(kFirst), 1);
    EXPECT_EQ(rig.state().models.troubled.value(QStringLiteral("anthropic")).why, kNoKey);
    EXPECT_TRUE(rig.all<TurnFailed>().first().stopped);
    tell(ModelNews::Troubled, QStringLiteral("anthropic"), kNoKey);
    tell(ModelNews::Recovered, QStringLiteral("anthropic"));
    ASSERT_TRUE(waitUntil([this] { return rig.state().models.troubled.isEmpty(); }));
    EXPECT_EQ(rig.all<ProviderTroubled>().size(), 1);
}

TEST_F(Fallback, AModelThatItsProviderDoesNotKnowIsLeftAndItsProviderIsNot)
{
    meets(kFirst, [this] { return refused(kFirst, QStringLiteral("The provider does not know this model (404).")); });
    submit();
    EXPECT_EQ(calls.count(kFirst), 1);
    EXPECT_TRUE(rig.state().models.troubled.contains(kFirst));
    EXPECT_FALSE(rig.state().models.troubled.contains(QStringLiteral("anthropic")));
    EXPECT_EQ(drafted(), StepStatus::Done);
}

TEST_F(Fallback, WhereNobodyIsLeftSheIsToldWhyOfEach)
{
    rig.answers.instead = [this](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
        calls.append(request.model);
        return request.model == kFirst ? refused(QStringLiteral("anthropic"), kNoKey) : refused(QStringLiteral("openai"), QStringLiteral("The provider does not accept the key (401): see platform.openai.com."));
    };
    submit();
    EXPECT_EQ(calls, (QStringList{kFirst, kOther}));
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    EXPECT_EQ(rig.state().inbox.escalations.first().issue, kNoKey + QStringLiteral(" OpenAI: The provider does not accept the key (401): see platform.openai.com."));
}

TEST_F(Fallback, AnotherRefusalIsNotAskedAgain)
{
    meets(kFirst, [] { return Result<LlmAnswer>(Error{Error::Model, QStringLiteral("The provider does not take this request (400)."), {}, {}}); });
    submit();
    EXPECT_EQ(asked("draft"), 1);
    EXPECT_EQ(rig.all<EscalationRaised>().size(), 1);
}

TEST_F(Fallback, WhatWaitsForAProviderThatFellIllIsAskedOfTheNext)
{
    rig.answers.instead = [this](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
        calls.append(request.model);
        if (request.replyName != u"draft")
            return std::nullopt;
        LlmAnswer answer;
        answer.text = (request.model == kFirst ? QStringLiteral("unless stopped: ") : QString()) + draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."));
        answer.usage = {{1'000}, {200}, {}, {}};
        return answer;
    };
    rig.answers.hold("draft");
    (void)rig.issue(brief());
    ASSERT_TRUE(waitForAsked("draft"));
    const TurnId turn = rig.all<TurnReserved>().first().turn;
    rig.office->hearModel({ModelNews::Troubled, QStringLiteral("anthropic"), QStringLiteral("It is overloaded."), {}, {}});
    rig.office->hearModel({ModelNews::Waits, QStringLiteral("anthropic"), QStringLiteral("It is overloaded."), turn.toString(), {}});
    rig.answers.release();
    ASSERT_TRUE(rig.settle());
    ASSERT_FALSE(rig.all<TurnFailed>().isEmpty());
    EXPECT_TRUE(rig.all<TurnFailed>().first().reason.contains(QStringLiteral("another model"))) << rig.all<TurnFailed>().first().reason.toStdString();
    EXPECT_EQ(rig.all<TurnFailed>().first().spend.cost.micro, 0);
    EXPECT_EQ(calls.value(1), kOther);
    EXPECT_EQ(drafted(), StepStatus::Done);
}

TEST_F(Fallback, ACallThatWasCutShortIsThatOfWhoWasAsked)
{
    rig.office->hearModel({ModelNews::Troubled, QStringLiteral("anthropic"), kNoKey, {}, {}});
    rig.answers.hold("draft");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("draft"));
    rig.office->hearModel({ModelNews::Recovered, QStringLiteral("anthropic"), {}, {}, {}});
    ASSERT_TRUE(waitUntil([this] { return rig.state().models.troubled.isEmpty(); }));
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    const QList<TurnFailed> failed = rig.all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed[0].spend.model, kOther);
    EXPECT_GT(failed[0].spend.cost.micro, 0);
}

TEST_F(Fallback, WhatAnEarlierProcessFoundOutIsTriedAnew)
{
    rig.office->hearModel({ModelNews::Troubled, QStringLiteral("anthropic"), kNoKey, {}, {}});
    ASSERT_TRUE(rig.settle());
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().models.troubled.isEmpty());
}

class SameProvider : public Fallback {
protected:
    SameProvider() : Fallback({kSibling}) {}
};

TEST_F(SameProvider, WhereOneModelIsLimitedAnotherOfItsProviderIsAsked)
{
    meets(kFirst, [] { return Result<LlmAnswer>(cut()); });
    rig.office->hearModel({ModelNews::Troubled, kFirst, QStringLiteral("The rate limit of the provider is reached (429)."), {}, {}});
    submit();
    EXPECT_FALSE(calls.isEmpty());
    EXPECT_EQ(calls.count(kSibling), calls.size());
    EXPECT_EQ(drafted(), StepStatus::Done);
}

class NoFallback : public Fallback {
protected:
    NoFallback() : Fallback(QStringList()) {}
};

TEST_F(NoFallback, SheIsToldPlainlyAndTheStepGoesOnWhenItIsMended)
{
    bool isMended = false;
    rig.answers.instead = [&](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
        calls.append(request.model);
        return isMended ? std::nullopt : std::optional(refused(QStringLiteral("anthropic"), kNoKey));
    };
    submit();
    EXPECT_EQ(calls.size(), 1) << "it is not asked again and again";
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    const Escalation told = rig.state().inbox.escalations.first();
    EXPECT_EQ(told.with, human());
    EXPECT_EQ(told.issue, kNoKey);
    EXPECT_TRUE(told.recommendation.contains(QStringLiteral("nother key"))) << told.recommendation.toStdString();
    EXPECT_TRUE(told.attempts.first().startsWith(QStringLiteral("Nothing"))) << told.attempts.first().toStdString();
    EXPECT_TRUE(rig.all<TurnFailed>().first().stopped);

    isMended = true;
    rig.office->hearModel({ModelNews::Recovered, QStringLiteral("anthropic"), {}, {}, {}});
    ASSERT_TRUE(rig.issue(SettleEscalation{told.id, true, {}}));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(drafted(), StepStatus::Done);
}

TEST_F(NoFallback, AnAddressThatSendsElsewhereIsNotAskedForEver)
{
    const QString why = QStringLiteral("The provider sends the call on to another address, which is not followed (308).");
    meets(kFirst, [this, why] {
        tell(ModelNews::Troubled, QStringLiteral("anthropic"), why);
        return Result<LlmAnswer>(Error{Error::Rule, why, QStringLiteral("anthropic"), QStringLiteral("that address as its own")});
    });
    submit();
    for (int i = 0; i < 5; ++i) {
        rig.pass(std::chrono::seconds(30));
        ASSERT_TRUE(rig.settle());
    }
    EXPECT_EQ(calls.size(), 1);
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    EXPECT_TRUE(rig.state().inbox.escalations.first().issue.contains(why)) << rig.state().inbox.escalations.first().issue.toStdString();
}

TEST_F(NoFallback, WhatIsPaidAndBringsNothingIsAskedTwiceAndNoMore)
{
    meets(kFirst, [] { return Result<LlmAnswer>(cut()); });
    submit();
    for (int i = 0; i < 5; ++i) {
        rig.pass(std::chrono::seconds(30));
        ASSERT_TRUE(rig.settle());
    }
    EXPECT_EQ(asked("draft"), 2);
    const QList<EscalationRaised> raised = rig.all<EscalationRaised>();
    ASSERT_FALSE(raised.isEmpty());
    EXPECT_TRUE(raised.first().escalation.issue.contains(QStringLiteral("paid, 2 times"))) << raised.first().escalation.issue.toStdString();
}

TEST_F(NoFallback, WhatNobodyHasIsNotChosen)
{
    for (const char* model : {"openai:nope", "azure:x", "nobody:m"}) {
        const Result<Receipt> chosen = rig.issue(UseModels{QString::fromLatin1(model)});
        ASSERT_FALSE(chosen) << model;
        EXPECT_FALSE(chosen.error().text.isEmpty());
    }
    EXPECT_TRUE(rig.issue(UseModels{kOther}));
    Budget budget{QStringLiteral("provider:nope"), BudgetPeriod::Day, {5'000'000}};
    EXPECT_FALSE(rig.issue(SetBudget{budget, false, {}}));
    budget.scope = QStringLiteral("provider:openai");
    EXPECT_TRUE(rig.issue(SetBudget{budget, false, {}}));
}

} // namespace
} // namespace qd::test
