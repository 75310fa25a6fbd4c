#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {
namespace {

using agents::LlmAnswer;
using agents::LlmRequest;

const QString kFirst = QStringLiteral("anthropic:claude-sonnet-4-5");
const QString kOther = QStringLiteral("openai:gpt-5.4");
const QString kRehearsal = QString::fromLatin1(ModelsState::kRehearsal);
const QString kTiers = QString::fromLatin1(ModelsState::kTiers);

Organisation asking(Organisation team, const QString& model = kFirst)
{
    team.tiers = {{{QStringLiteral("top")}, QStringLiteral("Top"), model, {}}};
    team.budgets = {{QStringLiteral("organisation"), BudgetPeriod::Day, {50'000'000}}};
    return team;
}

/// A team of which runs may name whom they ask.
class OwnModel : public OfficeFixture {
protected:
    explicit OwnModel(const Organisation& team = asking(smallTeam())) : OfficeFixture(team)
    {
        rig.close();
        rig.model.clear();
        rig.knowsModels = true;
        rig.open();
    }
    QString use(const QString& who)
    {
        const Result<Receipt> done = rig.issue(UseModels{who});
        EXPECT_TRUE(done) << done.error().text.toStdString();
        return done ? done->text : QString();
    }
    RunId begin(const QString& model = {})
    {
        SubmitBrief command = brief();
        command.model = model;
        rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about day %1 of the work.").arg(++m_pieces))}); // the very same would be one item
        const Result<Receipt> receipt = rig.issue(command);
        EXPECT_TRUE(receipt) << receipt.error().text.toStdString();
        EXPECT_TRUE(rig.settle());
        rig.clock.advance(Duration(1'000));
        return receipt ? receipt->run : RunId{};
    }
    void sendBack(const RunId& run)
    {
        const QMap<ApprovalId, Approval> waiting = rig.state().inbox.approvals;
        const auto item = std::find_if(waiting.begin(), waiting.end(), [&](const Approval& one) { return one.run == run; });
        ASSERT_NE(item, waiting.end());
        DecideApproval changes = decision(Verdict::AskChanges, QStringLiteral("Shorter, please"));
        changes.approval = item->id;
        changes.sha256 = item->sha256;
        { const Result<Receipt> sent = rig.issue(changes); ASSERT_TRUE(sent) << sent.error().text.toStdString(); }
        ASSERT_TRUE(rig.settle());
    }
    /// Whom the turns of the run went to, each once, in order.
    QStringList askedIn(const RunId& run)
    {
        QStringList models;
        for (const TurnStarted& fact : rig.all<TurnStarted>())
            if (fact.run == run && !fact.model.isEmpty() && !models.contains(fact.model))
                models.append(fact.model);
        return models;
    }
    QString holdsTo(const RunId& run) const { return rig.state().runs.open.value(run).holdsTo(); }

private:
    int m_pieces = 0;
};

TEST_F(OwnModel, ARunThatNamesItsModelKeepsItAndOthersDoNotAskIt)
{
    use(kTiers);
    const RunId rehearsed = begin(kRehearsal);
    const RunId plain = begin();
    const RunId other = begin(kOther);
    EXPECT_EQ(askedIn(rehearsed), QStringList{kRehearsal});
    EXPECT_EQ(askedIn(plain), QStringList{kFirst});
    EXPECT_EQ(askedIn(other), QStringList{kOther});
    EXPECT_TRUE(use(kRehearsal).contains(QStringLiteral("Open work that named its model keeps it (1 run).")));
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    sendBack(rehearsed);
    sendBack(other);
    EXPECT_EQ(askedIn(rehearsed), QStringList{kRehearsal});
    EXPECT_EQ(askedIn(other), QStringList{kOther}) << "whoever works on it after a restart";
}

TEST_F(OwnModel, WhatBeganInRehearsalStaysThereAndWhatIsPaidIsNotRehearsedUnseen)
{
    const RunId first = begin();
    const QString toModels = use(kTiers);
    EXPECT_TRUE(toModels.contains(QStringLiteral("goes on in rehearsal (1 run)"))) << toModels.toStdString();
    sendBack(first);
    EXPECT_EQ(askedIn(first), QStringList{kRehearsal});
    const RunId second = begin();
    const QString back = use(kRehearsal);
    EXPECT_TRUE(back.contains(QStringLiteral("for money (1 run); stop it"))) << back.toStdString();
    EXPECT_FALSE(back.contains(QStringLiteral("nothing is paid")));
    EXPECT_EQ(holdsTo(first), QString()) << "it asks whom all ask again";
    EXPECT_EQ(holdsTo(second), kTiers);
    sendBack(second);
    EXPECT_EQ(askedIn(second), QStringList{kFirst});
    EXPECT_EQ(askedIn(begin()), QStringList{kRehearsal});
}

TEST_F(OwnModel, WithinModelsThatCostARunFollowsWhatIsChosenFromItsNextTurnOn)
{
    use(kTiers);
    const RunId run = begin();
    EXPECT_FALSE(use(kOther).contains(QStringLiteral("Open work")));
    sendBack(run);
    EXPECT_EQ(askedIn(run), (QStringList{kFirst, kOther}));
    use(kRehearsal);
    EXPECT_EQ(holdsTo(run), kOther);
    use(kTiers);
    EXPECT_EQ(holdsTo(run), QString());
}

TEST_F(OwnModel, AModelThatCannotBeAskedIsRefusedBeforeTheRunBegins)
{
    for (const char* model : {"nobody:knows", "gpt", ":"}) {
        SubmitBrief command = brief();
        command.model = QString::fromLatin1(model);
        const Result<Receipt> receipt = rig.issue(command);
        ASSERT_FALSE(receipt) << model;
        EXPECT_EQ(receipt.error().where, QStringLiteral("model")) << model;
    }
    EXPECT_TRUE(rig.state().runs.open.isEmpty());
}

Organisation callingTeam()
{
    Wait nap;
    nap.length = std::chrono::seconds(5);
    Organisation team = asking(teamWith({workflowOf("flow", {waitStep("nap", {}, nap), callStep("call", {stepId("nap")}, Call{{QStringLiteral("inner")}, {}, {}, {}, 4, {}})}),
                                         workflowOf("inner", {turnStep("write", "writer")})}));
    Trigger echo;
    echo.id = {QStringLiteral("echo")};
    echo.title = QStringLiteral("Echo");
    echo.workflow = {QStringLiteral("inner")};
    echo.brief = QStringLiteral("It was begun");
    Signal begun{QStringLiteral("brief-submitted"), {}};
    begun.where.path = QStringLiteral("text");
    begun.where.is = Value(QStringLiteral("Set it off"));
    echo.event = begun;
    team.triggers = {echo};
    return team;
}

class OwnModelOfMany : public OwnModel {
protected:
    OwnModelOfMany() : OwnModel(callingTeam()) {}
    QStringList askedAtAll()
    {
        QStringList models;
        for (const TurnStarted& fact : rig.all<TurnStarted>())
            models.append(fact.model);
        return models;
    }
};

TEST_F(OwnModelOfMany, ARunThatARunBeginsAsksWhomThatAsks)
{
    use(kTiers);
    begin(kRehearsal);
    rig.pass(std::chrono::seconds(6));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(askedAtAll(), QStringList{kRehearsal});
    const QList<RunStarted> runs = rig.all<RunStarted>();
    ASSERT_EQ(runs.size(), 2);
    EXPECT_EQ(runs.last().model, kRehearsal);
}

TEST_F(OwnModelOfMany, ARunThatOneBeginsWhichStaysInRehearsalStaysThereToo)
{
    begin();
    use(kTiers);
    rig.pass(std::chrono::seconds(6));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(askedAtAll(), QStringList{kRehearsal});
}

TEST_F(OwnModelOfMany, WhatARehearsalSetsOffIsRehearsed)
{
    use(kTiers);
    SubmitBrief command = brief();
    command.text = QStringLiteral("Set it off");
    command.model = kRehearsal;
    ASSERT_TRUE(rig.issue(command));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.all<TriggerFired>().size(), 1);
    EXPECT_EQ(rig.all<RunStarted>().last().model, kRehearsal);
    EXPECT_EQ(askedAtAll(), QStringList{kRehearsal});
}

/// The tier's model is gone with its provider, and she gives the tier another one.
class TierMended : public OwnModel {
protected:
    QStringList calls;

    void SetUp() override
    {
        OwnModel::SetUp();
        use(kTiers);
        rig.answers.instead = [this](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
            calls.append(request.model);
            if (request.model != kFirst)
                return std::nullopt;
            return Result<LlmAnswer>(Error{Error::Rule, QStringLiteral("The provider does not know this model (404)."), kFirst, {}});
        };
        submit();
        ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    }
    void carryOnWith(Organisation team)
    {
        ASSERT_TRUE(rig.issue(AdoptOrganisation{team, QStringLiteral("test")}));
        ASSERT_TRUE(rig.issue(SettleEscalation{rig.state().inbox.escalations.firstKey(), true, {}}));
        ASSERT_TRUE(rig.settle());
    }
};

TEST_F(TierMended, AnOpenRunAsksTheModelThatItsTierHasNow)
{
    carryOnWith(asking(smallTeam(), kOther));
    ASSERT_GE(calls.size(), 2);
    EXPECT_EQ(calls.count(kFirst), 1);
    EXPECT_EQ(calls[1], kOther);
    EXPECT_EQ(rig.state().runs.open.first().step({QStringLiteral("draft")}).status, StepStatus::Done);
}

TEST_F(TierMended, AnotherOrganisationsTierOfThatNameIsNotMeant)
{
    Organisation another = asking(smallTeam(), kOther);
    another.id = {QStringLiteral("another")};
    another.title = QStringLiteral("Another");
    carryOnWith(another);
    EXPECT_EQ(calls.count(kOther), 0);
    EXPECT_EQ(calls.count(kFirst), 2);
}

TEST_F(TierMended, ATierThatIsGoneStaysAsItWas)
{
    Organisation without = asking(smallTeam(), kOther);
    without.tiers.first().id = {QStringLiteral("else")};
    for (AgentProfile& agent : without.agents)
        agent.tier = {QStringLiteral("else")};
    carryOnWith(without);
    EXPECT_EQ(calls.count(kFirst), 2);
}

} // namespace
} // namespace qd::test
