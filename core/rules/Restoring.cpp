#include "core/rules/Restoring.h"

#include "core/rules/Authority.h"
#include "core/rules/Judge.h"

#include <algorithm>

namespace qd::rules {

namespace {

/// The question to the human about what nobody can tell. Its id is the effect's, so that the facts are the same each time.
Escalation questionOn(const Effect& effect, const QString& evidence, Instant now)
{
    Escalation question;
    question.id = {effect.id.uuid};
    question.run = effect.run;
    question.step = effect.step;
    question.raisedBy = effect.agent;
    question.with = human();
    question.reason = QString::fromLatin1(Escalation::kUnknownOutcome);
    question.severity = Severity::High;
    question.issue = QStringLiteral("Nobody can tell whether %1 went out: %2").arg(effect.content.title, evidence);
    question.recommendation = QStringLiteral("Look at %1 whether it is there, then say how to go on.").arg(effect.content.destination);
    question.impact = QStringLiteral("Its run stays paused, and nothing of it is sent again by itself.");
    question.raised = now;
    question.answerBy = now + timePerRung(Severity::High);
    question.label.rehearsal = effect.content.rehearsal;
    return question;
}

const Approval* heldFor(const OfficeState& state, const EffectId& effect)
{
    const auto& all = state.inbox.approvals;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Approval& a) {
        return a.effect == effect && a.status == ApprovalStatus::Held;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

QList<Fact> afterRestoring(const OfficeState& state, const RecordRestored& restored, Instant now)
{
    const QString since = QStringLiteral("the record was put back to %1, and what happened since is not in it").arg(toRfc3339(restored.taken));
    const QString reason = QStringLiteral("The record was put back to %1 from the backup %2. Look at what has gone out since, then resume; "
                                          "each open run is continued by itself.").arg(toRfc3339(restored.taken), restored.from);
    QList<Fact> facts{restored, AllStopped{human(), reason, inFlight(state)}};
    for (const RunState& run : state.runs.open)
        if (!run.paused)
            facts.append(RunPaused{run.id, human(), since});
    for (const Effect& effect : state.effects.open) {
        if (effect.status != EffectStatus::Authorised && effect.status != EffectStatus::Intended)
            continue;
        if (const Approval* held = effect.status == EffectStatus::Authorised ? heldFor(state, effect.id) : nullptr) {
            facts.append(ApprovalUndone{held->id, effect.id, effect.run, human()});
            continue;
        }
        facts.append(EffectUnknown{effect.id, effect.run, effect.step, since});
        facts.append(EscalationRaised{questionOn(effect, since, now)});
    }
    return facts;
}

} // namespace qd::rules
