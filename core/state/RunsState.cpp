#include "core/state/RunsState.h"

#include "core/state/money/ToolHold.h"

#include "core/state/runs/RunEndings.h"
#include "core/state/runs/StepData.h"

namespace qd {

namespace {

/// One overload per fact that says something of a run; the rest says nothing.
struct Fold {
    RunsState& runs;
    const StoredFact& stored;

    RunState* at(const RunId& id) { return changed(runs, id, stored.time); }

    void operator()(const BriefSubmitted& fact)
    {
        RunState run;
        run.id = fact.run;
        run.brief = fact.brief;
        run.briefText = fact.text;
        run.sources = fact.sources;
        run.approveAll = fact.approveAll;
        run.sample = fact.sample;
        run.label = stored.label;
        run.started = run.changed = stored.time;
        run.root = fact.run;
        runs.open.insert(fact.run, run);
    }
    void operator()(const RunStarted& fact)
    {
        if (RunState* run = at(fact.run)) {
            run->workflow = fact.workflow;
            run->organisation = fact.organisation;
            run->title = fact.title;
            run->parent = fact.parent;
            run->priority = fact.priority.value_or(Priority::Normal);
            run->alarm = fact.alarm;
            run->canWait = fact.canWait;
            run->fresh = fact.fresh;
            run->model = fact.model;
            setData(*run, {QStringLiteral("input")}, fact.input);
        }
        RunState* parent = fact.parent ? at(fact.parent->run) : nullptr;
        if (RunState* run = parent ? at(fact.run) : nullptr) {
            run->root = parent->root;
            run->kept = fact.model.isEmpty() ? parent->kept : QString();
        }
        if (parent)
            parent->steps[fact.parent->step].children.insert(fact.parent->index, fact.run);
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
        step.notBefore.reset();
    }
    void spend(RunState& run, const Spend& spend)
    {
        run.cost += spend.cost;
        run.wouldHaveCost += spend.wouldHaveCost;
        if (const auto root = runs.open.find(run.root); root != runs.open.end())
            root->withCalls += spend.cost;
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
        if (!fact.asks.isEmpty()) {
            step.tools.append({fact.turn, fact.asks, fact.calls, {}, {}});
            step.attempt = 1;
            step.invalid.clear();
            return;
        }
        step.tools.clear();
        const bool lay = fact.spend.batched || step.atOnce;
        step.atOnce = false;
        if (step.part == 0)
            dropData(*run, fact.step);
        setData(*run, fact.step, fact.values);
        if (const auto title = fact.values.constFind(QStringLiteral("title")); title != fact.values.constEnd())
            if (const QString* text = std::get_if<QString>(&*title); text && !text->isEmpty())
                run->title = *text;
        if (!fact.reply.isEmpty())
            step.reply = fact.reply;
        if (!fact.reply.isEmpty() && !step.standsFor.isEmpty()) { // whoever uses the one that failed sees this
            run->steps[step.standsFor].reply = fact.reply;
            setLabel(run->steps[step.standsFor], stored.label);
        }
        if (!fact.stepDone && !fact.reply.isEmpty())
            step.parts.append(fact.reply);
        setLabel(step, stored.label);
        step.attempt = 1;
        step.invalid.clear();
        step.status = fact.stepDone ? StepStatus::Done : StepStatus::Pending;
        step.part = fact.stepDone ? step.part : step.part + 1;
        if (fact.stepDone)
            run->due.remove(fact.agent);
        finish(*run, fact.step, step, fact.stepDone, lay);
    }
    /// Notes when the step ended and, when it is done, how long it took: not of one that lay with a provider, or whose runs could, for
    /// when such a thing comes back says nothing of how long it takes.
    void finish(const RunState& run, const StepId& id, StepState& step, bool done, bool lay)
    {
        step.ended = stored.time;
        if (!done || lay)
            return;
        UsualTime& usual = runs.usual[run.workflow.text + QLatin1Char('/') + id.text];
        const double took = double((stored.time - step.started).count());
        usual.ms = usual.count == 0 ? took : usual.ms + (took - usual.ms) / 5;
        ++usual.count;
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
        step.notBefore = fact.retryAt;
        step.atOnce = step.atOnce || fact.spend.batched;
        if (fact.stopped)
            return;
        step.attempt += 1;
        step.invalid = fact.reason;
        if (!fact.again)
            clearTools(step);
    }
    void operator()(const ToolUsed& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        spend(*run, spendOf(fact));
        const auto known = run->steps.find(fact.step);
        if (known == run->steps.end() || known->turn != fact.turn || known->tools.isEmpty() || known->tools.last().turn != fact.turn)
            return; // nobody waits for it any more
        StepState& step = *known;
        ToolRound& round = step.tools.last();
        round.given.insert(fact.call, {fact.output, fact.failed});
        round.label = joined(round.label, stored.label);
        if (round.isWhole() && step.status == StepStatus::Running)
            step.status = StepStatus::Pending;
    }
    void operator()(const StepSkipped& fact)
    {
        if (RunState* run = at(fact.run)) {
            StepState& step = run->steps[fact.step];
            step.status = StepStatus::Skipped;
            step.ended = stored.time;
            step.turn = {}; // what is still under way there brings nothing
            clearTools(step);
            letGo(step);
            if (isAnswer(*run, fact.step))
                dropData(*run, fact.step);
        }
    }
    void operator()(const StepAssigned& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        StepState& step = run->steps[fact.step];
        if (step.status == StepStatus::Failed && !fact.from.isEmpty())
            step.tried.append(fact.from);
        step.agent = fact.to;
        if (step.status == StepStatus::Done || step.status == StepStatus::Skipped)
            return;
        step.status = StepStatus::Pending;
        step.turn = {};
        step.attempt = 1;
        step.invalid.clear();
        step.notBefore.reset();
        clearTools(step);
    }
    void operator()(const StepWaits& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        StepState& step = run->steps[fact.step];
        step.status = StepStatus::Waits;
        step.started = stored.time;
        step.notBefore = fact.until;
        step.event = fact.event;
        step.items = fact.items;
    }
    void operator()(const StepSettled& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        StepState& step = run->steps[fact.step];
        const bool lay = step.status == StepStatus::WaitingForHuman; // how long says nothing of what the step takes
        step.status = fact.failed ? StepStatus::Failed : StepStatus::Done;
        step.invalid = fact.failed ? fact.reason : QString();
        setLabel(step, stored.label);
        if (isAnswer(*run, fact.step))
            dropData(*run, fact.step);
        setData(*run, fact.step, fact.values);
        const bool couldLie = lay || (run->canWait && !step.items.isEmpty());
        letGo(step);
        finish(*run, fact.step, step, !fact.failed, couldLie);
    }
    void operator()(const RunPaused& fact)
    {
        if (RunState* run = at(fact.run))
            run->paused = true;
    }
    void operator()(const RunContinued& fact)
    {
        if (RunState* run = at(fact.run))
            run->paused = false;
    }
    void operator()(const StepStandsIn& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        run->steps[fact.step].standsFor = fact.insteadOf;
        dropData(*run, fact.insteadOf);
        run->steps[fact.insteadOf].reply.clear();
    }
    void operator()(const StepsReopened& fact)
    {
        RunState* run = at(fact.run);
        if (!run)
            return;
        for (const StepId& id : fact.steps) {
            StepState& step = run->steps[id];
            if (step.status == StepStatus::Done && !run->undone)
                run->reopened.append(id);
            startOver(step);
            step.round += 1;
            step.loops = id == fact.by ? step.loops + 1 : 0;
            step.standsFor = {};
            step.previousReply = step.reply;
            if (id != fact.by)
                step.measured.reset(); // its loop begins anew
        }
        for (StepState& step : run->steps)
            if (fact.steps.contains(step.standsFor))
                step.standsFor = {};
        if (fact.measured)
            run->steps[fact.by].measured = fact.measured;
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
            if (fact.message.deadline)
                run->due.insert(fact.message.to, *fact.message.deadline);
            if (fact.message.to != human() && fact.message.body != run->briefText) { // everybody sees the brief
                QList<Heard>& heard = run->heard[fact.message.to];
                heard.append(Heard::of(fact.message));
                if (heard.size() > RunState::kHeard)
                    heard.removeFirst();
            }
            follow(*run, fact.message);
        }
    }
    /// A message asks for an answer, reminds of one, or is one.
    void follow(RunState& run, const Message& message)
    {
        const auto about = run.requests.find(message.causation);
        if (about != run.requests.end() && about->from == message.from && about->to == message.to) {
            about->reminded = true;
            about->due = message.answerBy.value_or(about->due + about->within);
            return;
        }
        run.requests.removeIf([&](const auto& entry) { // one that goes to who asked answers all that it was asked by then
            const RunState::Request& open = entry.value();
            return open.to == message.from && (entry.key() == message.causation || open.from == message.to);
        });
        if (message.answerBy && message.type != MessageType::Escalation && message.from != message.to
            && message.from != human() && message.to != human()) // hers stand in her inbox, with a time of their own
            run.requests.insert(message.id, {message.from, message.to, message.subject, *message.answerBy, *message.answerBy - message.time, false});
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
        if (!fact.escalation.leavesItsStep())
            setStep(fact.escalation.run, fact.escalation.step, StepStatus::Escalated);
        RunState* run = at(fact.escalation.run);
        if (run && fact.escalation.reason == QLatin1String(Escalation::kNoAnswer))
            run->requests.remove(fact.escalation.message); // whoever it is with settles it now
        else if (run)
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
            dropData(*run, fact.effect.step);
            setData(*run, fact.effect.step, details);
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
        RunState* run = at(fact.run);
        if (const auto ended = runs.undoable.find(fact.run); !run && ended != runs.undoable.end())
            run = &*ended; // it left while its run was being ended, and can be undone
        if (!run)
            return;
        run->steps[fact.step].status = StepStatus::Done;
        run->steps[fact.step].ended = stored.time;
        setData(*run, fact.step, {{QStringLiteral("receipt"), fact.receipt}});
    }
    void operator()(const EffectRefused& fact) { setStep(fact.run, fact.step, StepStatus::Failed); }
    void operator()(const EffectUnknown& fact) { setStep(fact.run, fact.step, StepStatus::Failed); }
    void operator()(const EffectAbsent& fact) { setStep(fact.run, fact.step, StepStatus::Running); }
    void operator()(const EffectsSplit& fact) { setStep(fact.run, fact.step, StepStatus::Running); }
    void operator()(const LabelRaised& fact)
    {
        RunState* run = at(fact.run);
        if (run && !fact.step.isEmpty()) {
            run->steps[fact.step].label = fact.after;
        } else if (run) {
            for (QList<Artefact>& versions : run->artefacts)
                for (Artefact& artefact : versions)
                    if (artefact.id.toString() == fact.reference)
                        artefact.label = fact.after;
        }
    }
    void operator()(const RunUndoing& fact) { undoRun(runs, fact, stored.time); }
    void operator()(const RunFinished& fact) { endRun(runs, fact, stored.time); }
    void operator()(const SamplesCleared&)
    {
        runs.recent.removeIf([](const RunSummary& run) { return run.sample; });
        runs.undoable.removeIf([](const auto& run) { return run.value().sample; });
    }
    template <class Other> void operator()(const Other&) {}
};

} // namespace

void RunState::revise(const StepRevised& fact)
{
    QList<StepId> named{fact.step};
    if (const StepId standsFor = step(fact.step).standsFor; !standsFor.isEmpty())
        named.append(standsFor);
    for (const StepId& name : std::as_const(named)) {
        if (fact.gone)
            dropData(*this, name);
        for (auto value = fact.values.begin(); value != fact.values.end(); ++value)
            data.insert(name.text + QLatin1Char('.') + value.key(), value.value());
        if (fact.gone || !fact.reply.isEmpty())
            steps[name].reply = fact.reply;
    }
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
