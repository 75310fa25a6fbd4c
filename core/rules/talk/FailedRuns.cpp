#include "core/rules/talk/FailedRuns.h"

#include "core/rules/Authority.h"
#include "core/rules/Refusals.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/course/Course.h"
#include "core/rules/routing/Urgency.h"
#include "core/rules/talk/Ladder.h"

#include <algorithm>

namespace qd::rules {

namespace {

const QString kAgain = QStringLiteral("again");
const QString kLeave = QStringLiteral("leave");

const RunFinished* failureOf(const RunId& run, const QList<Fact>& ending)
{
    for (const Fact& fact : ending)
        if (const auto* over = std::get_if<RunFinished>(&fact); over && over->run == run && over->outcome == RunOutcome::Failed)
            return over;
    return nullptr;
}

/// It was given something besides its brief, which nobody remembers once it has ended.
bool isGivenMore(const RunState& run)
{
    const QString kInput = QStringLiteral("input.");
    const auto first = run.data.lowerBound(kInput);
    return first != run.data.end() && first.key().startsWith(kInput);
}

/// What can be done about it, the best first.
QList<Option> waysOut(const OfficeState& state, const RunState& run)
{
    const Workflow* workflow = state.org.organisation().workflow(run.workflow);
    const Option leave{kLeave, QStringLiteral("Leave it"), QStringLiteral("It stays failed; the record keeps it, and nothing of it is done again.")};
    if (!workflow || isGivenMore(run))
        return {leave};
    return {{kAgain, QStringLiteral("Do it again"), QStringLiteral("Another run begins, with the same brief and what was given with it. What went out stays out.")}, leave};
}

} // namespace

const RunSummary* failedRun(const OfficeState& state, const Escalation& question)
{
    const auto found = std::find_if(state.runs.recent.begin(), state.runs.recent.end(), [&](const RunSummary& run) { return run.id == question.run; });
    return found == state.runs.recent.end() ? nullptr : &*found;
}

std::optional<Escalation> failedRunOf(const OfficeState& state, const RunState& run, const QList<Fact>& ending, Instant now)
{
    const RunFinished* over = failureOf(run.id, ending);
    if (!over || run.parent || run.sample || run.approveAll)
        return std::nullopt;
    Escalation question = ownQuestion(system(), Escalation::kFailedRun, now);
    question.run = run.id;
    question.severity = Severity::Medium;
    question.issue = QStringLiteral("\"%1\" has failed: %2").arg(run.title, over->summary);
    question.options = waysOut(state, run);
    const bool canBeAgain = question.options.first().id == kAgain;
    const QString cost = run.withCalls.micro > 0 ? QStringLiteral(" It has cost %1.").arg(dollars(run.withCalls)) : QString();
    question.recommendation = canBeAgain ? QStringLiteral("See to what it failed by, then do it again.")
                                         : QStringLiteral("See to what it failed by, then begin it anew in the way in which it was begun: what it was given is known no more.");
    question.impact = over->outside.isEmpty() ? QStringLiteral("Nothing of it has gone out.%1").arg(cost)
                                              : QStringLiteral("This has gone out, and stays out: %1.%2").arg(over->outside.join(QStringLiteral("; ")), cost);
    question.onNo = QStringLiteral("it stays failed.");
    question.label = joined(question.label, labelOfAll(run)); // what it failed by may be a stranger's words
    return question;
}

Result<QList<Fact>> judgeFailedRun(const OfficeState& state, const Escalation& question, const SettleEscalation& command, const Asking& asking)
{
    const QString option = command.carryOn ? command.option : kLeave;
    const bool isOption = std::any_of(question.options.begin(), question.options.end(), [&](const Option& one) { return one.id == option; });
    if (!isOption)
        return wrong(QStringLiteral("option"), option.isEmpty() ? QStringLiteral("no answer is named") : QStringLiteral("there is no option \"%1\" here").arg(option),
                     question.options.size() > 1 ? QStringLiteral("one of: again (Do it again), leave (Leave it)") : QStringLiteral("leave (Leave it)"));
    QList<Fact> facts{EscalationSettled{question.id, question.run, question.step, asking.by, command.carryOn, command.note, command.carryOn ? option : QString()}};
    if (option == kLeave)
        return facts;
    const RunSummary* run = failedRun(state, question);
    if (!run)
        return refuse(QStringLiteral("so many runs have ended since that nobody remembers what this one was to do"), QStringLiteral("give the brief again, or leave it"));
    const Workflow* workflow = state.org.organisation().workflow(run->workflow);
    if (!workflow)
        return refuse(QStringLiteral("%1 has no workflow \"%2\" any more").arg(state.org.organisation().title, run->workflow.text), QStringLiteral("give the brief again, or leave it"));
    BriefSubmitted brief;
    brief.brief = asking.brief;
    brief.run = asking.run;
    brief.text = run->briefText;
    brief.sources = run->sources;
    RunStarted started;
    started.run = asking.run;
    started.workflow = run->workflow;
    started.organisation = state.org.current;
    started.title = run->title;
    setUrgency(started, workflow, {}, {});
    started.canWait = workflow->canWait;
    facts.append(brief);
    facts.append(started);
    return facts;
}

} // namespace qd::rules
