#include "core/state/RunsState.h"

namespace qd {

namespace {

/// One overload per fact that says something of a run; the rest says nothing.
struct Fold {
    RunsState& runs;
    const StoredFact& stored;

    RunState* at(const RunId& id)
    {
        const auto found = runs.open.find(id);
        if (found == runs.open.end())
            return nullptr;
        found->changed = stored.time;
        return &*found;
    }

    void operator()(const BriefSubmitted& fact)
    {
        RunState run;
        run.id = fact.run;
        run.brief = fact.brief;
        run.briefText = fact.text;
        run.sources = fact.sources;
        run.approveAll = fact.approveAll;
        run.sample = fact.sample;
        run.started = run.changed = stored.time;
        runs.open.insert(fact.run, run);
    }
    void operator()(const RunStarted& fact)
    {
        if (RunState* run = at(fact.run)) {
            run->workflow = fact.workflow;
            run->organisation = fact.organisation;
            run->title = fact.title;
        }
    }
    void operator()(const TurnStarted& fact)
    {
        RunState* run = at(fact.run);
        if (!run || fact.part < 0)
            return;
        StepState& step = run->steps[fact.step];
        if (step.status == StepStatus::Pending && step.part == 0 && step.attempt == 1)
            step.started = stored.time;
        step.status = StepStatus::Running;
        step.turn = fact.turn;
        step.attempt = fact.attempt;
    }
    void spend(RunState& run, const Spend& spend)
    {
        run.cost += spend.cost;
        run.wouldHaveCost += spend.wouldHaveCost;
    }
    void operator()(const TurnFinished& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        spend(*run, fact.spend);
        run->rehearsal = run->rehearsal || stored.label.rehearsal;
        StepState& step = run->steps[fact.step];
        if (step.turn != fact.turn)
            return; // an escalation's turn, or one that was overtaken
        for (auto it = fact.values.begin(); it != fact.values.end(); ++it)
            run->data.insert(fact.step.text + QLatin1Char('.') + it.key(), it.value());
        if (const auto title = fact.values.constFind(QStringLiteral("title")); title != fact.values.constEnd())
            if (const QString* text = std::get_if<QString>(&*title); text && !text->isEmpty())
                run->title = *text;
        if (!fact.reply.isEmpty())
            step.reply = fact.reply;
        if (!fact.stepDone && !fact.reply.isEmpty())
            step.parts.append(fact.reply);
        step.label = stored.label;
        step.attempt = 1;
        step.invalid.clear();
        step.status = fact.stepDone ? StepStatus::Done : StepStatus::Pending;
        step.part = fact.stepDone ? step.part : step.part + 1;
        step.ended = stored.time;
    }
    void operator()(const TurnFailed& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        spend(*run, fact.spend);
        StepState& step = run->steps[fact.step];
        if (step.turn != fact.turn || step.status != StepStatus::Running)
            return;
        step.status = fact.again ? StepStatus::Pending : StepStatus::Failed;
        if (fact.stopped)
            return;
        step.attempt += 1;
        step.invalid = fact.reason;
    }
    void operator()(const StepSkipped& fact)
    {
        if (RunState* run = at(fact.run)) {
            run->steps[fact.step].status = StepStatus::Skipped;
            run->steps[fact.step].ended = stored.time;
        }
    }
    void operator()(const StepsReopened& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        for (const StepId& id : fact.steps) {
            StepState& step = run->steps[id];
            step.status = StepStatus::Pending;
            step.round += 1;
            step.loops = id == fact.by ? step.loops + 1 : 0;
            step.part = 0;
            step.attempt = 1;
            step.invalid.clear();
            step.escalations = 0;
            step.turn = {};
            step.effect = {};
            step.parts.clear();
            step.previousReply = step.reply;
        }
    }
    void operator()(const StepRevised& fact)
    {
        if (RunState* run = at(fact.run)) {
            run->revise(fact);
            if (!fact.reply.isEmpty())
                run->steps[fact.step].label = stored.label;
        }
    }
    void operator()(const MessageSent& fact)
    {
        if (RunState* run = at(fact.message.correlation)) {
            run->messages += 1;
            run->lastMessageTo.insert(fact.message.to, fact.message.id);
        }
    }
    void operator()(const ArtefactMade& fact)
    {
        if (RunState* run = at(fact.artefact.run)) {
            run->artefacts[fact.artefact.kind].append(fact.artefact);
            run->rehearsal = run->rehearsal || fact.artefact.label.rehearsal;
        }
    }
    void operator()(const DecisionMade& fact)
    {
        RunState* run = at(fact.decision.run);
        if (!run)
            return;
        run->decisions.append(fact.decision.id);
        run->turnedDown.append(fact.decision.alternatives);
        if (run->turnedDown.size() > RunState::kTurnedDown)
            run->turnedDown.remove(0, run->turnedDown.size() - RunState::kTurnedDown);
    }
    void setStep(const RunId& id, const StepId& step, StepStatus status)
    {
        if (RunState* run = at(id)) {
            run->steps[step].status = status;
            run->steps[step].ended = stored.time;
        }
    }
    void operator()(const EscalationRaised& fact)
    {
        setStep(fact.escalation.run, fact.escalation.step, StepStatus::Escalated);
        if (RunState* run = at(fact.escalation.run))
            run->steps[fact.escalation.step].escalations += 1;
    }
    void operator()(const EscalationSettled& fact)
    {
        if (RunState* run = at(fact.run); run && fact.carryOn) {
            StepState& step = run->steps[fact.step];
            if (step.status != StepStatus::Escalated)
                return; // it went on without the answer; to open it again would do it twice
            step.status = StepStatus::Pending;
            step.attempt = 1;
            step.loops = 0;
            step.effect = {};
            if (!fact.note.isEmpty())
                run->notes.insert(fact.step, {fact.by, fact.note, stored.time});
        }
    }
    void operator()(const EffectPlanned& fact)
    {
        if (RunState* run = at(fact.effect.run)) {
            const Values& details = fact.effect.content.details;
            for (auto it = details.begin(); it != details.end(); ++it)
                run->data.insert(fact.effect.step.text + QLatin1Char('.') + it.key(), it.value());
            const auto title = details.constFind(QStringLiteral("title")); // a page may be edited under another headline
            if (const QString* text = title == details.constEnd() ? nullptr : std::get_if<QString>(&*title); text && !text->isEmpty())
                run->title = *text;
            run->steps[fact.effect.step].effect = fact.effect.id;
            run->steps[fact.effect.step].status = StepStatus::Running;
        }
    }
    void operator()(const ApprovalAsked& fact)
    {
        setStep(fact.approval.run, fact.approval.step, StepStatus::WaitingForHuman);
    }
    void operator()(const ApprovalDecided& fact)
    {
        if (RunState* run = at(fact.run); run && !fact.note.isEmpty())
            run->notes.insert(fact.step, {fact.by, fact.note, stored.time});
    }
    void operator()(const EffectConfirmed& fact)
    {
        setStep(fact.run, fact.step, StepStatus::Done);
        if (RunState* run = at(fact.run))
            run->data.insert(fact.step.text + QStringLiteral(".receipt"), fact.receipt);
    }
    void operator()(const EffectRefused& fact) { setStep(fact.run, fact.step, StepStatus::Failed); }
    void operator()(const EffectUnknown& fact) { setStep(fact.run, fact.step, StepStatus::Failed); }
    void operator()(const RunFinished& fact)
    {
        const auto found = runs.open.constFind(fact.run);
        if (found == runs.open.constEnd())
            return;
        RunSummary summary;
        summary.id = found->id;
        summary.title = found->title;
        summary.outcome = fact.outcome;
        summary.summary = fact.summary;
        summary.cost = found->cost;
        summary.wouldHaveCost = found->wouldHaveCost;
        summary.messages = found->messages;
        summary.sample = found->sample;
        summary.rehearsal = found->rehearsal;
        summary.started = found->started;
        summary.ended = stored.time;
        runs.recent.prepend(summary);
        if (runs.recent.size() > RunsState::kRecent)
            runs.recent.removeLast();
        runs.open.remove(fact.run);
    }
    void operator()(const SamplesCleared&)
    {
        runs.recent.removeIf([](const RunSummary& run) { return run.sample; });
    }
    template <class Other> void operator()(const Other&) {}
};

} // namespace

void RunState::revise(const StepRevised& fact)
{
    const QString prefix = fact.step.text + QLatin1Char('.');
    if (fact.gone)
        data.removeIf([&](const auto& entry) { return entry.key().startsWith(prefix); });
    for (auto value = fact.values.begin(); value != fact.values.end(); ++value)
        data.insert(prefix + value.key(), value.value());
    if (fact.gone || !fact.reply.isEmpty())
        steps[fact.step].reply = fact.reply;
}

const Artefact* RunState::latest(const QString& kind) const
{
    const auto found = artefacts.constFind(kind);
    return found == artefacts.constEnd() || found->isEmpty() ? nullptr : &found->last();
}

void RunsState::apply(const StoredFact& stored)
{
    std::visit(Fold{*this, stored}, stored.fact);
}

} // namespace qd
