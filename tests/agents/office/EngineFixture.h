#pragma once

#include "tests/agents/office/OfficeRig.h"

#include <gtest/gtest.h>

namespace qd::test {

inline StepId stepId(const char* text)
{
    return {QString::fromLatin1(text)};
}

/// A step in which an agent gives a verdict. What is scripted for `reply` is what it answers.
inline Step turnStep(const char* id, const char* agent, QList<StepId> after = {}, const char* reply = "review")
{
    Step step;
    step.id = stepId(id);
    step.title = QString::fromLatin1(id);
    step.agent = {QString::fromLatin1(agent)};
    step.after = std::move(after);
    step.prompt = step.reply = QString::fromLatin1(reply);
    step.retries = 0;
    return step;
}

inline Step waitStep(const char* id, QList<StepId> after, Wait wait)
{
    Step step = turnStep(id, "boss", std::move(after));
    step.kind = StepKind::Wait;
    step.prompt.clear();
    step.reply.clear();
    step.wait = std::move(wait);
    return step;
}

inline Step callStep(const char* id, QList<StepId> after, Call call)
{
    Step step = waitStep(id, std::move(after), {});
    step.kind = StepKind::Call;
    step.wait.reset();
    step.call = std::move(call);
    return step;
}

/// Something that the writer has leave: a "daily-social-post" without asking, a "blog-post" after a yes and its grace time.
inline Step effectStep(const char* id, const char* action, QList<StepId> after = {})
{
    Step step = turnStep(id, "writer", std::move(after));
    step.kind = StepKind::Effect;
    step.prompt.clear();
    step.reply.clear();
    step.action = {QString::fromLatin1(action)};
    step.connector = {QStringLiteral("folder-linkedin")};
    step.input = {{QStringLiteral("render"), QStringLiteral("linkedin-post")}, {QStringLiteral("slug"), QStringLiteral("a-piece")},
                  {QStringLiteral("text"), QStringLiteral("Read it")}};
    return step;
}

inline Step undoingStep(const char* id, const char* agent, const char* undoes, const char* reply = "review")
{
    Step step = turnStep(id, agent, {}, reply);
    step.undoes = stepId(undoes);
    return step;
}

/// The small team with workflows of a test's own.
inline Organisation teamWith(QList<Workflow> workflows)
{
    Organisation team = smallTeam();
    team.workflows = std::move(workflows);
    return team;
}

inline Workflow workflowOf(const char* id, QList<Step> steps)
{
    Workflow workflow;
    workflow.id = {QString::fromLatin1(id)};
    workflow.title = QString::fromLatin1(id);
    workflow.steps = std::move(steps);
    return workflow;
}

/// An office whose workflow each test gives.
class EngineFixture : public testing::Test {
protected:
    std::unique_ptr<OfficeRig> rig;

    void work(QList<Workflow> workflows)
    {
        rig = std::make_unique<OfficeRig>(teamWith(std::move(workflows)));
        rig->answers.set("review", {verdict("accept")});
        rig->answers.set("clearance", {QStringLiteral("this is no answer")});
    }
    void work(QList<Step> steps) { work({workflowOf("flow", std::move(steps))}); }
    static QString verdict(const char* word)
    {
        return QStringLiteral(R"({"verdict":"%1","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
                              R"("praise":"The order of the argument is good.","reasoning":"The opening says what is at stake for readers.",)"
                              R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})").arg(QLatin1String(word));
    }
    static QString cleared()
    {
        return QStringLiteral(R"({"verdict":"approve","reasoning":"It says what was asked for and backs it.",)"
                              R"("subject":"Cleared","message":"It can go out, well done."})");
    }
    /// Begins a run and lets it go as far as it can.
    RunId begin(bool settles = true)
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Do what there is to do");
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().text.toStdString());
        if (settles)
            EXPECT_TRUE(rig->settle());
        return receipt ? receipt->run : RunId{};
    }
    StepStatus status(const RunId& run, const char* step) const { return rig->state().runs.open.value(run).statusOf(stepId(step)); }
    std::optional<RunOutcome> outcome(const RunId& run) const
    {
        for (const RunSummary& summary : rig->state().runs.recent)
            if (summary.id == run)
                return summary.outcome;
        return std::nullopt;
    }
    /// Who finished which step, in the order of the record: "draft:writer".
    QStringList done()
    {
        QStringList done;
        for (const TurnFinished& fact : rig->all<TurnFinished>())
            done.append(fact.step.text + QLatin1Char(':') + fact.agent.text);
        return done;
    }
    QStringList skipped()
    {
        QStringList skipped;
        for (const StepSkipped& fact : rig->all<StepSkipped>())
            skipped.append(fact.step.text);
        return skipped;
    }
    qsizetype asked(const char* reply)
    {
        const std::lock_guard lock(rig->answers.mutex);
        return rig->answers.asked.count(QString::fromLatin1(reply));
    }
    Result<Receipt> steer(const RunId& run, RunWish wish) { return rig->issue(SteerRun{run, wish, QStringLiteral("because")}); }
    Result<Receipt> steer(const RunId& run, const char* step, StepWish wish, const char* to = "")
    {
        return rig->issue(SteerStep{run, stepId(step), wish, {QString::fromLatin1(to)}, QStringLiteral("because")});
    }
};

} // namespace qd::test
