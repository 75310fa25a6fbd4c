#include "agents/office/EffectDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/writing/ApprovalWriter.h"
#include "agents/office/writing/DecisionWriter.h"
#include "agents/office/writing/Outcomes.h"
#include "core/rules/course/Detours.h"

namespace qd::agents {

void EffectDesk::plan(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const QString place = m_floor.dispatcher.placeOf(order.step.connector);
    Effect effect = effectOf(m_floor.state, run, order.step, report, place, m_floor.now());
    effect.level = order.level.value_or(effect.level);
    if (const Result<Done> taken = m_floor.dispatcher.check(effect.content); !taken)
        return m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                                          QStringLiteral("\"%1\" would not be taken: %2").arg(order.step.title, taken.error().text));
    m_floor.keepRendered(report);
    const Sequence planned = m_floor.docket.enter(EffectPlanned{effect}, order.agent.id, cause, run.id, report.label, m_floor.now());
    if (effect.level == Autonomy::L4)
        allow(effect, planned);
    else
        m_floor.approvals->ask(order, report, effect, planned);
}

void EffectDesk::allow(const Effect& effect, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(effect.run);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const QString why = organisation ? ruleInWords(*organisation, effect.content.kind, effect.level) : QString();
    EffectAuthorised authorised{effect.id, effect.agent, effect.sha256, now, why};
    const Sequence at = m_floor.docket.enter(authorised, effect.agent, cause, effect.run, {}, now);
    DecisionRecord decision = actionDecision(effect.run, effect.agent, QStringLiteral("publication"),
                                             QStringLiteral("%1 goes out").arg(effect.content.title), why, now);
    decision.level = effect.level;
    decision.label.rehearsal = effect.content.rehearsal;
    decision.evidence.append({QStringLiteral("effect"), QString::fromLatin1(effect.sha256.toHex()), effect.content.destination, {}});
    m_floor.docket.enter(DecisionMade{decision}, effect.agent, at, effect.run, decision.label, now);
    send(effect.id);
}

void EffectDesk::send(const EffectId& id)
{
    const auto effect = m_floor.state.effects.open.constFind(id);
    if (effect == m_floor.state.effects.open.constEnd() || m_floor.isHalted() || m_sending.contains(id))
        return;
    if (effect->status != EffectStatus::Authorised)
        return;
    const RunId run = effect->run;
    if (const auto its = m_floor.state.runs.open.constFind(run); its != m_floor.state.runs.open.constEnd() && rules::isPaused(m_floor.state, *its))
        return;
    m_sending.insert(id, false);
    m_floor.docket.enter(EffectIntended{id, effect->attempt + 1}, system(), 0, run, {}, m_floor.now());
    m_floor.docket.after([this, id] { deliver(id); }); // not before the intent is on the disk
}

void EffectDesk::deliver(const EffectId& id)
{
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd())
        return;
    const Effect effect = *found;
    if (contentHash(effect.content) != effect.sha256)
        return arrived(id, {Outcome::Refused, QStringLiteral("it is not what was agreed to")});
    QList<QByteArray> wanted;
    for (const EffectFile& file : effect.content.files)
        wanted.append(file.sha256);
    m_floor.gather(wanted, [this, effect](Result<TurnMaterials> blobs) {
        if (!blobs)
            return arrived(effect.id, {Outcome::Refused, blobs.error().text});
        Delivery delivery{effect.id, effect.content, *blobs};
        m_sending.insert(effect.id, true);
        m_floor.dispatcher.dispatch(delivery, m_floor.mailbox, [this, id = effect.id](Outcome outcome) { arrived(id, outcome); });
    });
}

void EffectDesk::arrived(const EffectId& id, const Outcome& outcome)
{
    m_sending.remove(id);
    m_told.insert(id, outcome);
    if (m_floor.lost)
        return; // recorded when the record can be written again
    m_floor.docket.after([this, id] { m_told.remove(id); });
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd())
        return m_floor.flush();
    const Effect effect = *found;
    const Instant now = m_floor.now();
    switch (outcome.kind) {
    case Outcome::Confirmed: confirmed(effect, outcome.text); break;
    case Outcome::Refused:
        m_floor.docket.enter(EffectRefused{id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        stall(effect, human(), QStringLiteral("failure"), QStringLiteral("%1 was not taken: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::Unknown:
        m_floor.docket.enter(EffectUnknown{id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        stall(effect, human(), QString::fromLatin1(Escalation::kUnknownOutcome),
              QStringLiteral("Nobody can tell whether %1 went out: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::NotSent: heldBack(effect); break;
    }
    m_floor.runs->advance(effect.run);
    m_floor.flush();
}

void EffectDesk::stall(const Effect& effect, const AgentId& with, const QString& reason, const QString& issue)
{
    Result<TurnOrder> order = writeOrder(m_floor.state, effect.run, effect.step, m_floor.settings, m_floor.now());
    if (order)
        return m_floor.escalations->raiseTo(with, *order, reason, Severity::High, issue);
    if (reason != QLatin1String(Escalation::kUnknownOutcome))
        return; // its run has ended, so nothing waits for it
    TurnOrder bare;
    bare.run = effect.run;
    bare.step.id = effect.step;
    bare.agent.id = effect.agent;
    bare.agent.title = effect.agent.text;
    bare.title = effect.content.title;
    m_floor.escalations->raiseTo(with, bare, reason, Severity::High, issue);
}

/// It was on its way and certainly did not leave, so it may leave later.
void EffectDesk::heldBack(const Effect& effect)
{
    const Instant now = m_floor.now();
    m_floor.docket.enter(EffectAuthorised{effect.id, system(), effect.sha256, now, QStringLiteral("it was held back before it left")},
                         system(), 0, effect.run, {}, now);
    m_floor.wakeAt(now + std::chrono::seconds(1)); // not at once: the dispatcher may still be halting
}

void EffectDesk::reset()
{
    m_sending.removeIf([](const auto& entry) { return !entry.value(); });
}

void EffectDesk::confirmed(const Effect& effect, const QString& receipt)
{
    const Instant now = m_floor.now();
    Label label;
    label.rehearsal = effect.content.rehearsal;
    const Sequence cause = m_floor.docket.enter(EffectConfirmed{effect.id, effect.run, effect.step, receipt}, system(), 0,
                                                effect.run, label, now);
    const RunState run = m_floor.state.runs.open.value(effect.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(effect.step) : nullptr;
    if (!step)
        return;
    for (const Message& message : messagesOf(m_floor.state, run, *step, rules::agentOf(*step, run), label, now))
        m_floor.send(message, cause);
    if (run.undone) // it was on its way already: what undoes it follows
        for (const Fact& fact : rules::undone(m_floor.state, run, system(), run.undoReason))
            m_floor.docket.enter(fact, system(), cause, effect.run, {}, now);
}

void EffectDesk::recover()
{
    const QMap<EffectId, Effect> open = m_floor.state.effects.open;
    for (const Effect& effect : open) {
        if (effect.status != EffectStatus::Intended || m_sending.contains(effect.id))
            continue;
        if (m_told.contains(effect.id)) {
            arrived(effect.id, m_told.value(effect.id));
        } else if (m_floor.dispatcher.repeatable(effect.content.connector)) {
            m_sending.insert(effect.id, false);
            m_floor.docket.after([this, id = effect.id] { deliver(id); });
        } else {
            arrived(effect.id, {Outcome::Unknown, QStringLiteral("the program ended while it was being sent")});
        }
    }
}

std::optional<Instant> EffectDesk::tick()
{
    std::optional<Instant> next;
    const Instant now = m_floor.now();
    const auto due = [&](Instant at) {
        if (at <= now)
            return true;
        if (!next || at < *next)
            next = at;
        return false;
    };
    const QMap<EffectId, Effect> open = m_floor.state.effects.open;
    for (const Effect& effect : open)
        if (effect.status == EffectStatus::Authorised && effect.notBefore && due(*effect.notBefore))
            send(effect.id);
    return next;
}

} // namespace qd::agents
