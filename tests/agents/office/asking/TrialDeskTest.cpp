#include "core/rules/setup/Setup.h"
#include "core/rules/setup/Trials.h"
#include "tests/agents/office/course/OneTool.h"

namespace qd::test {
namespace {

using agents::LlmRequest;

const AgentId kWriter{QStringLiteral("writer")};

/// The small team, whose writer can be set up in two ways.
class TrialDesk : public WithTool<OfficeFixture> {
protected:
    QMap<QString, QList<LlmRequest>> requests; ///< by the name of the reply

    void SetUp() override
    {
        OfficeFixture::SetUp();
        rig.answers.before = [this](const LlmRequest& request) {
            const std::lock_guard lock(m_mutex);
            requests[request.replyName].append(request);
        };
    }
    Configuration now() const { return rules::configurationAt(rig.state(), kWriter, rig.state().setups.inUse(kWriter)).value(); }
    Result<Receipt> set(const std::function<void(Configuration&)>& change, bool inUse = true)
    {
        ConfigureAgent command{kWriter, now(), -1, inUse, QStringLiteral("a test")};
        change(command.configuration);
        return rig.issue(command);
    }
    Result<Receipt> told(const char* text, bool inUse = true)
    {
        return set([text](Configuration& one) { one.instructions = QString::fromLatin1(text); }, inUse);
    }
    TrialId beginTrial(TrialMeasure measure = TrialMeasure::ApprovedFirstTime)
    {
        EXPECT_TRUE(told("Never use lists.", false));
        BeginTrial command;
        command.trial = {TrialId::make(rig.clock.now()), kWriter, 0, 1, 0.5, measure};
        const Result<Receipt> begun = rig.issue(command);
        EXPECT_TRUE(begun) << begun.error().text.toStdString();
        rig.clock.advance(Duration(1));
        return command.trial.id;
    }
    int versionOf(const RunId& run, const AgentId& agent = kWriter)
    {
        QSet<int> versions;
        for (const TurnStarted& fact : rig.all<TurnStarted>())
            if (fact.run == run && fact.agent == agent)
                versions.insert(fact.configuration);
        return versions.size() == 1 ? *versions.begin() : -1;
    }
    void leave()
    {
        rig.pass(std::chrono::seconds(11));
        ASSERT_TRUE(rig.settle());
    }
    bool does(Verdict verdict, const QString& note = {}, const QString& edits = {})
    {
        DecideApproval command = decision(verdict, note);
        command.edits = edits;
        const Result<Receipt> done = rig.issue(command);
        EXPECT_TRUE(done) << done.error().text.toStdString();
        const bool waits = verdict == Verdict::Approve || verdict == Verdict::ApproveWithEdits; // for its grace time
        return done && (waits || rig.settle());
    }
    QList<double> counted()
    {
        QList<double> outcomes;
        for (const TrialCounted& fact : rig.all<TrialCounted>())
            outcomes.append(fact.outcome);
        return outcomes;
    }

private:
    std::mutex m_mutex;
};

} // namespace

TEST_F(TrialDesk, WhatAVersionSaysIsWhatItsTurnsAreMadeFrom)
{
    ASSERT_TRUE(set([](Configuration& one) {
        one.instructions = QStringLiteral("Never use <lists>.");
        one.temperature = 0.85;
        one.thinking = TokenCount{2'048};
        one.role = QStringLiteral("Writes what is asked for");
        one.personality.tone = QStringLiteral("dry as dust");
        one.tools.clear();
    }));
    const RunId run = submit();
    EXPECT_EQ(versionOf(run), 1);
    EXPECT_EQ(versionOf(run, {QStringLiteral("editor")}), 0);
    ASSERT_EQ(requests[QStringLiteral("draft")].size(), 1);
    const LlmRequest asked = requests[QStringLiteral("draft")].first();
    EXPECT_TRUE(asked.system.contains(QStringLiteral("<instructions from=\"human\">Never use &lt;lists&gt;.</instructions>"))) << asked.system.right(900).toStdString();
    EXPECT_TRUE(asked.system.contains(QStringLiteral("Writes what is asked for")));
    EXPECT_TRUE(asked.system.contains(QStringLiteral("dry as dust")));
    EXPECT_EQ(asked.temperature, 0.85);
    EXPECT_EQ(asked.thinking.value, 2'048);
    EXPECT_TRUE(asked.tools.isEmpty());
    EXPECT_FALSE(requests[QStringLiteral("review")].first().system.contains(QStringLiteral("<instructions")));
    ASSERT_TRUE(rig.issue(ConfigureAgent{kWriter, {}, 0, true, {}}));
    const RunId then = submit();
    EXPECT_EQ(versionOf(then), 2);
    EXPECT_FALSE(requests[QStringLiteral("draft")].last().system.contains(QStringLiteral("<instructions")));
    EXPECT_FALSE(requests[QStringLiteral("draft")].last().tools.isEmpty());
}

TEST_F(TrialDesk, AModelWithoutAPriceAndAToolThatNobodyOffersAreRefused)
{
    const Result<Receipt> model = set([](Configuration& one) { one.model = QStringLiteral("anthropic:no-such-model"); });
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().where, QStringLiteral("model"));
    const Result<Receipt> stand = set([](Configuration& one) {
        one.model = QStringLiteral("anthropic:claude-sonnet-4-5");
        one.fallbacks = {QStringLiteral("nobody:knows")};
    });
    ASSERT_FALSE(stand);
    const Result<Receipt> tool = set([](Configuration& one) { one.tools.append(QStringLiteral("mcp_files_burn")); });
    ASSERT_FALSE(tool);
    EXPECT_EQ(tool.error().text, QStringLiteral("there is no tool \"mcp_files_burn\" now"));
    const Result<Receipt> acts = set([](Configuration& one) { one.tools.append(QStringLiteral("mcp_shop_sell")); });
    ASSERT_FALSE(acts);
    EXPECT_EQ(acts.error().kind, Error::Rule);
    EXPECT_TRUE(acts.error().text.endsWith(QStringLiteral("it acts on the world, so no agent may use it; you can, by hand"))) << acts.error().text.toStdString();
    EXPECT_EQ(rig.state().setups.inUse(kWriter), 0);
    EXPECT_TRUE(set([](Configuration& one) { one.model = QStringLiteral("anthropic:claude-sonnet-4-5"); }));
}

TEST_F(TrialDesk, RunsGoToTheirVersionByLotAndKeepItAfterARestart)
{
    beginTrial();
    QSet<int> seen;
    QMap<RunId, int> before;
    for (int i = 0; i < 8 || (seen.size() < 2 && i < 60); ++i) { // a lot may fall on the same side many times
        rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about day %1 of the work.").arg(i))}); // the very same would be one item
        const RunId run = submit();
        before[run] = versionOf(run);
        EXPECT_EQ(before[run], rules::goesToB(rig.state().setups.trialOf(kWriter)->trial, run) ? 1 : 0);
        seen.insert(before[run]);
        rig.clock.advance(Duration(1'000));
    }
    EXPECT_EQ(seen, (QSet<int>{0, 1}));
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    const QMap<ApprovalId, Approval> waiting = rig.state().inbox.approvals;
    ASSERT_EQ(waiting.size(), before.size());
    rig.answers.set("review", {QStringLiteral(R"({"verdict":"revise","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
                                              R"("praise":"The order of the argument is good.","reasoning":"The opening says what is at stake for readers.",)"
                                              R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})")});
    for (const Approval& one : waiting) {
        DecideApproval changes = decision(Verdict::AskChanges, QStringLiteral("Shorter"));
        changes.approval = one.id;
        changes.sha256 = one.sha256;
        { const Result<Receipt> sent = rig.issue(changes); ASSERT_TRUE(sent) << sent.error().text.toStdString(); }
        ASSERT_TRUE(rig.settle());
    }
    for (auto run = before.begin(); run != before.end(); ++run)
        EXPECT_EQ(versionOf(run.key()), *run) << "all its turns, before and after";
}

TEST_F(TrialDesk, AYesCountsWhenItCannotBeTakenBackAndOnceForAPiece)
{
    beginTrial();
    const RunId run = submit();
    ASSERT_TRUE(does(Verdict::Approve));
    EXPECT_TRUE(rig.all<TrialCounted>().isEmpty());
    leave();
    const QList<TrialCounted> facts = rig.all<TrialCounted>();
    ASSERT_EQ(facts.size(), 1) << "the post goes out by a rule, and is nobody's judgement";
    EXPECT_EQ(facts[0].run, run);
    EXPECT_EQ(facts[0].step.text, QStringLiteral("draft"));
    EXPECT_EQ(facts[0].version, versionOf(run));
    EXPECT_EQ(facts[0].outcome, 1);
    const rules::TrialSays says = rules::saidBy(*rig.state().setups.trialOf(kWriter));
    EXPECT_EQ(says.countA + says.countB, 1);
}

TEST_F(TrialDesk, AYesThatWasTakenBackIsNoneAndTheWordAfterItCounts)
{
    beginTrial();
    submit();
    const ApprovalId item = waiting().id;
    ASSERT_TRUE(does(Verdict::Approve));
    ASSERT_TRUE(rig.issue(UndoApproval{item}));
    leave();
    EXPECT_TRUE(counted().isEmpty());
    ASSERT_TRUE(does(Verdict::Reject, QStringLiteral("no")));
    EXPECT_EQ(counted(), QList<double>{0});
}

TEST_F(TrialDesk, WhatWasSentBackIsNotApprovedAtFirstTimeWhateverComesOfIt)
{
    beginTrial();
    submit();
    ASSERT_TRUE(does(Verdict::AskChanges, QStringLiteral("Shorter, please")));
    EXPECT_EQ(counted(), QList<double>{0});
    ASSERT_TRUE(does(Verdict::Approve));
    leave();
    EXPECT_EQ(counted(), QList<double>{0}) << "once for each piece";
}

TEST_F(TrialDesk, AnEditKeepsTheRestOfTheWords)
{
    beginTrial(TrialMeasure::Kept);
    submit();
    QString text = QString::fromUtf8(answerOf<Result<QByteArray>>([&](auto done) { rig.history->blob(waiting().draft, &mailbox, done); }).value());
    const qsizetype words = text.simplified().count(u' ') + 1;
    text.replace(QStringLiteral("Plain words"), QStringLiteral("Clear words"));
    ASSERT_TRUE(does(Verdict::ApproveWithEdits, {}, text));
    EXPECT_TRUE(counted().isEmpty());
    leave();
    ASSERT_EQ(counted().size(), 1);
    const double changed = double(text.count(QStringLiteral("Clear"))) / double(words);
    EXPECT_NEAR(counted()[0], 1 - changed, 1e-9);
    EXPECT_GT(changed, 0.05);
}

TEST_F(TrialDesk, ATrialRunIsNobodysJudgementAndOneFromBeforeTakesNoPart)
{
    submit();
    beginTrial();
    ASSERT_TRUE(does(Verdict::Approve));
    leave();
    EXPECT_EQ(rig.outside.count(), 2);
    submit(true);
    EXPECT_EQ(rig.outside.count(), 4);
    EXPECT_TRUE(counted().isEmpty());
}

TEST_F(TrialDesk, AYesBeforeACrashCountsAfterItOnce)
{
    beginTrial();
    submit();
    ASSERT_TRUE(does(Verdict::Approve));
    rig.close();
    rig.open();
    leave();
    EXPECT_EQ(counted(), QList<double>{1});
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(counted(), QList<double>{1});
}

TEST_F(TrialDesk, NothingChangesUntilSheTakesOneAndThenItIsInUse)
{
    const TrialId trial = beginTrial();
    for (int i = 0; i < 6; ++i) {
        submit();
        ASSERT_TRUE(does(Verdict::Approve));
        leave();
    }
    EXPECT_EQ(counted(), QList<double>(6, 1.0));
    EXPECT_EQ(rig.state().setups.inUse(kWriter), 0);
    ASSERT_TRUE(rig.issue(EndTrial{trial, 1, QStringLiteral("to my liking")}));
    EXPECT_EQ(versionOf(submit()), 1);
    ASSERT_TRUE(does(Verdict::Approve));
    leave();
    EXPECT_EQ(counted().size(), 6);
}

/// The draft is measured before it goes out.
class MeasuredTrial : public TrialDesk {
protected:
    MeasuredTrial()
    {
        rig.close();
        Organisation team = teamWithTool();
        QList<Step>& steps = team.workflows.first().steps;
        Step measure = steps[1];
        measure.id = {QStringLiteral("voice")};
        measure.kind = StepKind::Skill;
        measure.skill = {QStringLiteral("brand.voice-score")};
        measure.prompt.clear();
        measure.reply.clear();
        measure.decision.clear();
        measure.uses.clear();
        measure.messages.clear();
        measure.after = {{QStringLiteral("revise")}};
        measure.input = {{QStringLiteral("markdown"), QStringLiteral("@artefact:draft")}, {QStringLiteral("title"), QStringLiteral("{draft.title}")}};
        steps[3].after = {measure.id};
        steps.insert(3, measure);
        team.index();
        m_team = team;
        rig.open();
    }
    Organisation m_team;
};

TEST_F(MeasuredTrial, QualityIsWhatWasMeasuredBeforeAnybodySaidAWord)
{
    ASSERT_TRUE(rig.issue(AdoptOrganisation{m_team, QStringLiteral("test")}));
    beginTrial(TrialMeasure::Quality);
    const RunId run = submit();
    const Value* score = nullptr;
    const RunState open = rig.state().runs.open.value(run);
    if (const auto found = open.data.constFind(QStringLiteral("voice.score")); found != open.data.constEnd())
        score = &*found;
    ASSERT_TRUE(score);
    const double number = std::holds_alternative<qint64>(*score) ? double(std::get<qint64>(*score)) : std::get<double>(*score);
    ASSERT_EQ(counted().size(), 1);
    EXPECT_DOUBLE_EQ(counted()[0], number / 100);
    EXPECT_GT(number, 0);
    ASSERT_TRUE(does(Verdict::Reject, QStringLiteral("no")));
    EXPECT_EQ(counted().size(), 1);
}

/// Two versions of the writer, of which the second one asks another model.
class ModelTrial : public TrialDesk {
protected:
    const QString m_first = QStringLiteral("anthropic:claude-sonnet-4-5");
    const QString m_second = QStringLiteral("anthropic:claude-haiku-4-5");
    const QString m_other = QStringLiteral("openai:gpt-5.4");
    Organisation m_team = teamWithTool();

    ModelTrial()
    {
        rig.close();
        rig.model.clear();
        rig.knowsModels = true;
        m_team.tiers = {{{QStringLiteral("top")}, QStringLiteral("Top"), m_first, {}}};
        rig.open();
    }
    Result<Receipt> keepSecond()
    {
        return set([this](Configuration& one) {
            one.model = m_second;
            one.fallbacks = {m_other};
        }, false);
    }
    Result<Receipt> beginTrialOfModels(double share = 0.95)
    {
        BeginTrial command;
        command.trial = {TrialId::make(rig.clock.now()), kWriter, 0, 1, share, TrialMeasure::ApprovedFirstTime};
        const Result<Receipt> begun = rig.issue(command);
        rig.clock.advance(Duration(1));
        return begun;
    }
    void openTrial()
    {
        ASSERT_TRUE(rig.issue(AdoptOrganisation{m_team, QStringLiteral("test")}));
        ASSERT_TRUE(rig.issue(UseModels{QStringLiteral("tiers")}));
        ASSERT_TRUE(keepSecond());
        const Result<Receipt> begun = beginTrialOfModels();
        ASSERT_TRUE(begun) << begun.error().text.toStdString();
    }
    /// A run that is judged, and the version that its writer was.
    int judged(const QString& model = {})
    {
        SubmitBrief command = brief();
        command.model = model;
        const Result<Receipt> receipt = rig.issue(command);
        EXPECT_TRUE(receipt) << receipt.error().text.toStdString();
        EXPECT_TRUE(rig.settle());
        const int version = versionOf(receipt->run);
        EXPECT_TRUE(does(Verdict::Reject, QStringLiteral("no")));
        rig.clock.advance(Duration(1'000));
        return version;
    }
    const SetupsState::Tried& tried() { return *rig.state().setups.trialOf(kWriter); }
};

TEST_F(ModelTrial, WhereNeitherModelIsAskedNothingIsTriedAndItIsSaid)
{
    const Result<Receipt> kept = keepSecond();
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->text.contains(QStringLiteral("its model is not asked now: the department rehearses"))) << kept->text.toStdString();
    const Result<Receipt> begun = beginTrialOfModels();
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().text, QStringLiteral("versions 0 and 1 of writer differ in the model, and neither is asked now: the department rehearses"));
    ASSERT_TRUE(rig.issue(UseModels{m_other}));
    const Result<Receipt> ofAll = beginTrialOfModels();
    ASSERT_FALSE(ofAll);
    EXPECT_TRUE(ofAll.error().text.endsWith(QStringLiteral("all agents ask openai:gpt-5.4"))) << ofAll.error().text.toStdString();
    EXPECT_TRUE(told("Never use lists.", false)) << "what does not differ in it can be tried in rehearsal";
}

TEST_F(ModelTrial, WhatIsMadeInRehearsalIsLeftOutAndWhatTheVersionsModelMadeCounts)
{
    openTrial();
    judged(QStringLiteral("rehearsal"));
    EXPECT_TRUE(tried().a.isEmpty() && tried().b.isEmpty());
    EXPECT_EQ(tried().leftOut, 1);
    const rules::TrialSays says = rules::saidBy(tried());
    EXPECT_TRUE(rules::inWords(tried().trial, says).endsWith(QStringLiteral("Left out: 1 piece (the last was made in rehearsal)."))) << rules::inWords(tried().trial, says).toStdString();
    judged();
    EXPECT_EQ(tried().a.size() + tried().b.size(), 1);
    EXPECT_EQ(tried().leftOut, 1);
    EXPECT_TRUE(tried().asked.isEmpty()) << "of runs that are over nothing is kept";
}

TEST_F(ModelTrial, APieceThatAnotherModelStoodInForIsLeftOut)
{
    openTrial();
    rig.answers.instead = [this](const LlmRequest& request) -> std::optional<Result<agents::LlmAnswer>> {
        if (request.model != m_second)
            return std::nullopt;
        return Result<agents::LlmAnswer>(Error{Error::Rule, QStringLiteral("There is no key for it."), QStringLiteral("anthropic:claude-haiku-4-5"), {}});
    };
    int version = 0;
    for (int i = 0; i < 60 && version != 1; ++i) // by lot
        version = judged();
    ASSERT_EQ(version, 1);
    EXPECT_TRUE(tried().b.isEmpty());
    EXPECT_EQ(tried().leftOut, 1);
    EXPECT_EQ(tried().whyLeftOut, QStringLiteral("made with openai:gpt-5.4, and version 1 has anthropic:claude-haiku-4-5"));
}

} // namespace qd::test
