#include "agents/office/asking/TrialDesk.h"

#include "agents/office/writing/ApprovalWriter.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/office/writing/models/ModelChoice.h"
#include "agents/turn/Reckoning.h"
#include "core/rules/course/Course.h"
#include "core/rules/setup/Setup.h"
#include "core/rules/setup/Trials.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// The mean of what skills that measure the piece gave it, from 0 to 1; nothing when none has.
std::optional<double> qualityOf(const RunState& run, const Workflow& workflow, const QString& piece)
{
    double sum = 0;
    int count = 0;
    for (const Step& step : reckonersOf(workflow, piece)) {
        if (!run.data.contains(step.id.text + QStringLiteral(".score")))
            continue; // how much an edit changed is no score
        for (const Score& score : scoresOf(workflow, run, QList<StepId>{step.id})) {
            sum += std::clamp(score.value / score.outOf, 0.0, 1.0);
            ++count;
        }
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

} // namespace

/// Of the piece that the effect lets out, where its author is being tried and nothing was said of it before.
void TrialDesk::count(const RunId& id, const StepId& effect, Sequence cause, const Outcome& outcome)
{
    const auto run = m_floor.state.runs.open.constFind(id);
    const Workflow* workflow = run == m_floor.state.runs.open.constEnd() ? nullptr : rules::workflowOf(m_floor.state, *run);
    const Step* step = workflow ? workflow->step(effect) : nullptr;
    if (!step)
        return;
    const QString piece = pieceLetOut(*step, *run);
    const AgentId author = authorOf(*run, piece);
    const SetupsState::Tried* tried = m_floor.state.setups.trialOf(author);
    if (!tried || !rules::takesPart(*tried, *run))
        return;
    const QList<Artefact> made = run->artefacts.value(piece);
    const auto first = std::find_if(made.begin(), made.end(), [&](const Artefact& one) { return one.madeBy == author; });
    const TrialCounted fact{tried->trial.id, id, first->step, rules::versionFor(m_floor.state, *run, author), 0};
    const auto isIt = [&](const Due& due) { return due.fact.trial == fact.trial && due.fact.run == id && due.fact.step == fact.step; };
    if (tried->hasCounted(id, fact.step) || std::any_of(m_due.begin(), m_due.end(), isIt) || !rules::counts(*tried, fact.version))
        return;
    if (const std::optional<double> number = outcome(tried->trial.measure, *run, *workflow, piece)) {
        m_due.append({fact, cause});
        m_due.last().fact.outcome = *number;
        m_due.last().fact.leftOut = whyLeftOut(*tried, *run, *workflow, fact.version);
    }
}

/// Where the versions differ in the model, a piece shows something of them only if that of its version wrote all of it, and nobody who
/// stood in for it, was named for the run or chosen for all. A picture is its painter's. Empty: it does.
QString TrialDesk::whyLeftOut(const SetupsState::Tried& tried, const RunState& run, const Workflow& workflow, int version) const
{
    const OfficeState& state = m_floor.state;
    const auto a = rules::configurationAt(state, tried.trial.agent, tried.trial.a);
    const auto b = rules::configurationAt(state, tried.trial.agent, tried.trial.b);
    const Organisation* then = rules::organisationOf(state, run);
    const AgentProfile* own = then ? then->agent(tried.trial.agent) : nullptr;
    if (!a || !b || !own || a->model == b->model)
        return {};
    const AgentProfile profile = rules::profileAt(state, *own, version);
    const Tier* tier = tierNow(state, *then, profile.tier);
    const QString model = profile.model.isEmpty() && tier ? tier->model : profile.model;
    const QMap<StepId, QStringList> asked = tried.asked.value(run.id);
    for (auto step = asked.begin(); step != asked.end(); ++step) {
        const Step* its = workflow.step(step.key());
        for (const QString& who : its && its->paints ? QStringList() : *step)
            if (who != model)
                return who == QLatin1String(ModelsState::kRehearsal) ? QStringLiteral("made in rehearsal")
                                                                     : QStringLiteral("made with %1, and version %2 has %3").arg(who).arg(version).arg(model);
    }
    return {};
}

void TrialDesk::judged(const RunId& run, const StepId& step, Sequence cause, const Word& word)
{
    count(run, step, cause, [&](TrialMeasure measure, const RunState&, const Workflow&, const QString&) -> std::optional<double> {
        if (measure == TrialMeasure::Quality)
            return std::nullopt;
        return measure == TrialMeasure::Kept ? word.kept : word.asItWas;
    });
}

void TrialDesk::heard(const StoredFact& stored)
{
    if (m_floor.state.setups.open.isEmpty())
        return;
    if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact)) {
        count(planned->effect.run, planned->effect.step, stored.sequence, [](TrialMeasure measure, const RunState& run, const Workflow& workflow, const QString& piece) {
            return measure == TrialMeasure::Quality ? qualityOf(run, workflow, piece) : std::nullopt;
        });
    } else if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact)) {
        if (!decided->trial && (decided->verdict == Verdict::AskChanges || decided->verdict == Verdict::Reject))
            judged(decided->run, decided->step, stored.sequence, {});
    } else if (const auto* intended = std::get_if<EffectIntended>(&stored.fact)) {
        left(intended->effect, stored.sequence);
    } else if (const auto* split = std::get_if<EffectsSplit>(&stored.fact)) {
        left(split->parent, stored.sequence);
    }
}

/// The first word on it counts when it leaves.
void TrialDesk::left(const EffectId& effect, Sequence at)
{
    const std::optional<Leaving> leaving = std::exchange(m_leaving, std::nullopt);
    if (leaving && leaving->effect == effect)
        judged(leaving->run, leaving->step, at, leaving->word);
}

void TrialDesk::leaving(const Effect& effect)
{
    m_leaving.reset();
    if (m_floor.state.setups.open.isEmpty())
        return;
    const QMap<ApprovalId, Approval>& approvals = m_floor.state.inbox.approvals;
    const auto approval = std::find_if(approvals.begin(), approvals.end(), [&](const Approval& one) { return one.effect == effect.id; });
    const auto yes = approval == approvals.end() ? m_floor.state.memory.revocable.constEnd() : m_floor.state.memory.revocable.constFind(approval->id.toString());
    if (yes == m_floor.state.memory.revocable.constEnd())
        return; // it was let out by a rule, or by a trial run
    const bool isEdited = yes->verdict == QLatin1String("edited");
    m_leaving = Leaving{effect.id, effect.run, effect.step, {isEdited ? 0.0 : 1.0, isEdited ? std::clamp(1 - yes->editRatio, 0.0, 1.0) : 1.0}};
}

bool TrialDesk::settle()
{
    const QList<Due> due = std::exchange(m_due, {});
    for (const Due& one : due)
        m_floor.docket.enter(one.fact, system(), one.cause, one.fact.run, {}, m_floor.now());
    return !due.isEmpty();
}

} // namespace qd::agents
