#include "agents/llm/door/ModelNews.h"
#include "tests/agents/office/OfficeFixture.h"

#include <atomic>

namespace qd::test {
namespace {

using agents::LlmAnswer;
using agents::LlmRequest;

Organisation paidTeam(qint64 dailyMicro)
{
    Organisation team = smallTeam();
    team.tiers = {{{QStringLiteral("top")}, QStringLiteral("Top"), QStringLiteral("anthropic:claude-sonnet-4-5"), {QStringLiteral("openai:gpt-5.4")}}};
    team.budgets = {{QStringLiteral("organisation"), BudgetPeriod::Day, {dailyMicro}}};
    return team;
}

class Payment : public OfficeFixture {
protected:
    explicit Payment(qint64 dailyMicro = 50'000'000) : OfficeFixture(paidTeam(dailyMicro))
    {
        rig.close();
        rig.model.clear();
        rig.open();
        (void)rig.issue(UseModels{QStringLiteral("tiers")});
    }
    /// The draft comes with this; everything else as scripted.
    void drafts(std::function<void(LlmAnswer&)> with)
    {
        rig.answers.instead = [with](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
            if (request.replyName != u"draft")
                return std::nullopt;
            LlmAnswer answer;
            answer.text = draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."));
            answer.usage = {{1'000}, {200}, {}, {}};
            with(answer);
            return answer;
        };
    }
    TurnFinished drafted()
    {
        for (const TurnFinished& fact : rig.all<TurnFinished>())
            if (fact.step.text == u"draft")
                return fact;
        return {};
    }
    Money reservedFor(const TurnId& turn)
    {
        for (const TurnReserved& fact : rig.all<TurnReserved>())
            if (fact.turn == turn)
                return fact.amount;
        return {};
    }
};

TEST_F(Payment, WhatTheCallCanCostAtWorstIsReservedForTheVeryPromptAndSettled)
{
    drafts([](LlmAnswer&) {});
    submit();
    const TurnFinished draft = drafted();
    EXPECT_GT(reservedFor(draft.turn).micro, draft.spend.cost.micro);
    EXPECT_LT(reservedFor(draft.turn).micro, 300'000) << "a short prompt promises little";
    EXPECT_EQ(draft.spend.usage.in.value, 1'000);
    EXPECT_EQ(rig.state().ledger.reservedTotal().micro, 0);
}

/// An organisation whose models may work a minute a day.
class AMinute : public Payment {
protected:
    /// Drafts take so long; the patience with the last one is remembered.
    void draftsIn(Duration took)
    {
        ASSERT_TRUE(rig.issue(SetBudget{{wholeOrganisation(), BudgetPeriod::Day, {}, BudgetUnit::Minutes, 1}, false, {}}));
        rig.answers.before = [this](const LlmRequest& request) {
            if (request.replyName == u"draft")
                patience = request.patience.count();
        };
        drafts([took](LlmAnswer& answer) { answer.took = took; });
    }
    std::atomic<qint64> patience = 0;
};

TEST_F(AMinute, LetsACallOfSecondsThroughAndTheNextWithWhatIsLeft)
{
    ASSERT_GT(rig.organisation.workflows.first().steps.first().timeLimit, std::chrono::minutes(1));
    draftsIn(std::chrono::seconds(5));
    submit();
    EXPECT_EQ(drafted().spend.took, std::chrono::seconds(5));
    EXPECT_GT(patience, 30'000);
    EXPECT_LT(patience, 60'000) << "it has ended before the minute has";
    for (const StoredFact& stored : rig.facts())
        if (const auto* reserved = std::get_if<TurnReserved>(&stored.fact))
            EXPECT_LE(reserved->deadline, stored.time + std::chrono::minutes(1));
    EXPECT_GT(rig.all<TurnReserved>().size(), 1) << "what comes after it is asked, too";
    EXPECT_EQ(rig.state().ledger.today.took, std::chrono::seconds(5));
}

TEST_F(AMinute, IsNotPassedByACallThatWouldHaveNextToNothing)
{
    draftsIn(std::chrono::seconds(51));
    submit();
    EXPECT_EQ(drafted().spend.took, std::chrono::seconds(51));
    EXPECT_EQ(rig.all<TurnReserved>().size(), 1) << "nine seconds are too few to ask for anything";
    EXPECT_EQ(rig.state().ledger.today.took, std::chrono::seconds(51));
}

TEST_F(Payment, ALyingProviderIsNotBelievedBeyondWhatWasReserved)
{
    drafts([](LlmAnswer& answer) { answer.usage = {{1'000'000'000'000}, {1'000'000'000'000}, {}, {}}; });
    submit();
    const TurnFinished draft = drafted();
    EXPECT_LE(draft.spend.cost.micro, reservedFor(draft.turn).micro);
    EXPECT_GT(draft.spend.cost.micro, 0);
}

TEST_F(Payment, AnAnswerThatIsNoWholeCostsWhatWasReserved)
{
    int drafts = 0;
    rig.answers.instead = [&drafts](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
        if (request.replyName != u"draft" || ++drafts > 1)
            return std::nullopt;
        LlmAnswer cut;
        cut.isWhole = cut.isReported = false;
        cut.fault = Error{Error::Network, QStringLiteral("it was cut"), {}, {}};
        return cut;
    };
    submit();
    const QList<TurnFailed> failed = rig.all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed[0].spend.cost, reservedFor(failed[0].turn));
    EXPECT_GT(failed[0].spend.cost.micro, 0);
    rig.pass(std::chrono::seconds(30)); // the way is tried again after a while
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().runs.open.first().step({QStringLiteral("draft")}).status, StepStatus::Done);
}

TEST_F(Payment, ACallThatThrewAfterItWasBegunCostsWhatWasReserved)
{
    int drafts = 0;
    rig.answers.before = [&drafts](const LlmRequest& request) {
        if (request.replyName == u"draft" && ++drafts == 1)
            throw std::runtime_error("it broke");
    };
    submit();
    const QList<TurnFailed> failed = rig.all<TurnFailed>();
    ASSERT_GE(failed.size(), 1);
    EXPECT_EQ(failed[0].spend.cost, reservedFor(failed[0].turn));
    EXPECT_GT(failed[0].spend.cost.micro, 0);
}

TEST_F(Payment, APriceThatRisesDuringACallCountsFromTheNextOn)
{
    agents::PriceList dear = *agents::PriceList::read();
    ASSERT_TRUE(dear.add(R"({"provider":"anthropic","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"claude-sonnet-4-5","input":90000000,"output":900000000}]})", QStringLiteral("a.json")));
    drafts([this, dear](LlmAnswer&) { rig.takePrices(dear); });
    submit();
    const TurnFinished draft = drafted();
    EXPECT_EQ(draft.spend.cost, reservedFor(draft.turn)) << "no more than it was promised";
    EXPECT_TRUE(draft.spend.estimated);
    const QList<TurnReserved> all = rig.all<TurnReserved>();
    ASSERT_GT(all.size(), 1);
    EXPECT_GT(all[1].amount.micro, 10 * all[0].amount.micro);
}

Organisation unpricedTeam()
{
    Organisation team = paidTeam(50'000'000);
    team.tiers.first().model = QStringLiteral("anthropic:nobody-knows-it");
    return team;
}

/// Whose tier asks a model that nobody knows the price of.
class UnpricedTier : public OfficeFixture {
protected:
    UnpricedTier() : OfficeFixture(unpricedTeam()) {}
};

TEST_F(UnpricedTier, AnotherModelThatIsAskedInItsPlaceIsPaidAndItsWordsAreTaken)
{
    rig.close();
    rig.model = QStringLiteral("anthropic:claude-sonnet-4-5");
    rig.open();
    submit();
    EXPECT_TRUE(rig.all<TurnFailed>().isEmpty());
    ASSERT_FALSE(rig.all<TurnFinished>().isEmpty());
    EXPECT_GT(rig.state().ledger.ever.cost.micro, 0);
    EXPECT_EQ(rig.state().ledger.reservedTotal().micro, 0);
}

TEST_F(Payment, AProviderThatIsNotReachedUsesUpNoAttempt)
{
    int drafts = 0;
    rig.answers.instead = [&drafts](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
        if (request.replyName != u"draft" || ++drafts > 6)
            return std::nullopt;
        return Result<LlmAnswer>(Error{Error::Network, QStringLiteral("nobody there"), {}, {}});
    };
    submit();
    for (int i = 0; i < 8; ++i) {
        rig.pass(std::chrono::seconds(30));
        ASSERT_TRUE(rig.settle());
    }
    EXPECT_EQ(drafts, 7);
    EXPECT_TRUE(rig.all<EscalationRaised>().isEmpty());
    qint64 finished = 0;
    for (const TurnFinished& turn : rig.all<TurnFinished>())
        finished += turn.spend.cost.micro;
    EXPECT_EQ(rig.state().ledger.ever.cost.micro, finished) << "what was not reached cost something";
}

TEST_F(Payment, WhileAProviderIsIllTheNextModelOfTheTierIsAsked)
{
    rig.office->hearModel({agents::ModelNews::Troubled, QStringLiteral("anthropic"), QStringLiteral("it is overloaded"), {}, {}});
    drafts([](LlmAnswer&) {});
    submit();
    EXPECT_EQ(drafted().spend.model, QStringLiteral("openai:gpt-5.4"));
    rig.office->hearModel({agents::ModelNews::Recovered, QStringLiteral("anthropic"), {}, {}, {}});
    submit();
    QStringList models;
    for (const TurnReserved& call : rig.all<TurnReserved>())
        models.append(call.model);
    EXPECT_EQ(models.last(), QStringLiteral("anthropic:claude-sonnet-4-5"));
}

class LittleMoney : public Payment {
protected:
    LittleMoney() : Payment(1'000) {}
};

TEST_F(LittleMoney, WhatCannotBePaidIsAskedAboutAndNobodyIsAsked)
{
    submit();
    EXPECT_EQ(asked("draft"), 0);
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    EXPECT_EQ(rig.state().inbox.escalations.first().reason, QStringLiteral("budget"));
    EXPECT_EQ(rig.state().ledger.ever.cost.micro, 0);
}

/// Money for one call at a time, and two that want it.
class MoneyForOne : public Payment {
protected:
    MoneyForOne() : Payment(300'000) {}
};

TEST_F(MoneyForOne, WhoOnlyLacksWhatOthersWerePromisedWaitsForThem)
{
    drafts([](LlmAnswer& answer) { answer.usage = {{6'000}, {1'500}, {}, {}}; });
    rig.answers.hold("draft");
    (void)rig.issue(brief());
    ASSERT_TRUE(waitForAsked("draft"));
    SubmitBrief urgent = brief();
    (void)rig.issue(urgent);
    rig.answers.release();
    ASSERT_TRUE(rig.settle());
    for (const EscalationRaised& raised : rig.all<EscalationRaised>())
        ADD_FAILURE() << raised.escalation.issue.toStdString();
    EXPECT_EQ(rig.state().inbox.approvals.size(), 2);
    EXPECT_LE(rig.state().ledger.ever.cost.micro, 300'000);
}

} // namespace
} // namespace qd::test
