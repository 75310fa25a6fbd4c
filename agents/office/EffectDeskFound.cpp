#include "agents/office/EffectDesk.h"

#include "core/rules/outside/Splitting.h"

// What was found of effects that nobody could tell the outcome of.
namespace qd::agents {

/// Nobody has to say any more what became of it.
void EffectDesk::noQuestion(const EffectId& id, const QString& why)
{
    const QMap<EscalationId, Escalation> questions = m_floor.state.inbox.escalations;
    for (const Escalation& question : questions)
        if (question.isUnknownOutcome() && question.effect == id)
            m_floor.docket.enter(EscalationSettled{question.id, question.run, question.step, system(), false, why}, system(), 0, question.run, {}, m_floor.now());
}

void EffectDesk::foundThere(const EffectId& id, const LookedUp& found)
{
    const Effect effect = m_floor.state.effects.open.value(id);
    m_purse.settle(effect, true);
    m_reconciler.known(id);
    noQuestion(id, found.evidence);
    EffectConfirmed fact{id, effect.run, effect.step, found.evidence, found.providerId};
    fact.how = ConfirmedBy::LookedUp;
    fact.evidence = found.evidence;
    Label label;
    label.rehearsal = effect.content.rehearsal;
    const bool isPart = rules::wholeOf(m_floor.state, effect);
    const Sequence cause = m_floor.docket.enter(fact, system(), 0, effect.run, label, m_floor.now());
    if (!isPart)
        wentOut(effect.run, effect.step, label, cause);
    goOn(effect);
    m_floor.flush();
}

/// It certainly is not there, so it leaves as it was allowed to.
void EffectDesk::foundAbsent(const EffectId& id, const LookedUp& found)
{
    const Effect effect = m_floor.state.effects.open.value(id);
    m_purse.settle(effect, false);
    m_reconciler.known(id);
    noQuestion(id, found.evidence);
    m_floor.docket.enter(EffectAbsent{id, effect.run, effect.step, found.evidence}, system(), 0, effect.run, {}, m_floor.now());
    m_floor.wakeAt(m_floor.now());
    m_floor.flush();
}

void EffectDesk::askAbout(const EffectId& id, const QString& why)
{
    const Effect effect = m_floor.state.effects.open.value(id);
    unknown(effect, {Outcome::Unknown, why});
    goOn(effect);
}

} // namespace qd::agents
