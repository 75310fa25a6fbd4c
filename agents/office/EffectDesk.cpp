#include "agents/office/EffectDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/asking/TrialDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/writing/ApprovalWriter.h"
#include "agents/office/writing/DecisionWriter.h"
#include "agents/office/writing/Outcomes.h"
#include "core/base/FailPoint.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Outside.h"

namespace qd::agents {

namespace {
constexpr Duration kHaltingMeanwhile{1'000}; ///< what was held back is not looked at again at once: the dispatcher may still be halting
}

void EffectDesk::plan(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const QString place = m_floor.dispatcher.placeOf(order.step.connector);
    Result<Effect> made = priced(effectOf(m_floor.state, run, order.step, report, place, m_floor.now()));
    if (!made)
        return m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                                          QStringLiteral("\"%1\" would not be taken: %2").arg(order.step.title, made.error().text));
    Effect& effect = *made;
    effect.level = order.level.value_or(effect.level);
    if (effect.level == Autonomy::L4 && !m_purse.mayDecide(effect))
        effect.level = Autonomy::L3;
    m_floor.keepRendered(report);
    const Sequence planned = m_floor.docket.enter(EffectPlanned{effect}, order.agent.id, cause, run.id, report.label, m_floor.now());
    if (effect.level == Autonomy::L4)
        allow(effect, planned);
    else
        m_floor.approvals->ask(order, report, effect, planned);
}

Result<Effect> EffectDesk::priced(Effect effect) const
{
    if (const Result<Done> taken = m_floor.dispatcher.check(effect.content); !taken)
        return taken.error();
    const Result<Money> cost = m_floor.dispatcher.cost(effect.content);
    if (!cost)
        return cost.error();
    effect.content.cost = *cost; // a yes is bound to that, too
    effect.sha256 = contentHash(effect.content);
    return effect;
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
    if (effect == m_floor.state.effects.open.constEnd() || m_floor.isHalted() || m_floor.awaitsCommand || m_sending.contains(id))
        return;
    if (effect->status != EffectStatus::Authorised || !mayLeave(*effect))
        return;
    const EffectIntended intended{id, effect->attempt + 1};
    const RunId run = effect->run;
    if (const Result<Done> paid = m_purse.promise(Effect(*effect)); !paid)
        return unpaid(Effect(m_floor.state.effects.open.value(id)), paid.error());
    m_floor.trials->leaving(*effect);
    m_floor.docket.enter(intended, system(), 0, run, {}, m_floor.now());
    begin(id, false);
}

/// Nothing leaves that cannot be paid for.
void EffectDesk::unpaid(const Effect& effect, const Error& why)
{
    m_floor.docket.enter(EffectRefused{effect.id, effect.run, effect.step, why.text}, system(), 0, effect.run, {}, m_floor.now());
    stall(effect, human(), QStringLiteral("budget"), QStringLiteral("%1 costs %2 to send, and that cannot be paid: %3")
              .arg(effect.content.title, dollarText(effect.content.cost), why.text));
    m_floor.runs->advance(effect.run);
}

void EffectDesk::begin(const EffectId& id, bool again)
{
    m_sending.insert(id, {again, {}});
    m_floor.docket.after([this, id] { deliver(id); }); // not before the intent is on the disk
}

/// Nobody has said meanwhile that its run is over, or has to wait.
bool EffectDesk::mayLeave(const Effect& effect) const
{
    return !rules::isGivenUp(m_floor.state, effect) && !m_floor.isPaused(effect.run);
}

bool EffectDesk::isPaused(const Effect& effect) const
{
    return !m_sending.contains(effect.id) && !rules::isGivenUp(m_floor.state, effect) && !mayLeave(effect);
}

QStringList EffectDesk::holdBack(const QSet<RunId>& runs)
{
    QStringList left;
    for (const Effect& effect : std::as_const(m_floor.state.effects.open)) {
        if (effect.status != EffectStatus::Intended || mayLeave(effect))
            continue;
        const auto sending = m_sending.find(effect.id);
        const bool here = sending != m_sending.end();
        const bool held = here && sending->holdBack();
        if (held && !sending->again)
            continue;
        if (here ? !std::exchange(sending->told, true) : runs.contains(effect.run))
            left.append(effect.content.title);
    }
    return left;
}

void EffectDesk::deliver(const EffectId& id)
{
    QD_FAIL("outbox.after_intent");
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd() || !m_sending.contains(id))
        return;
    const Effect effect = *found;
    if (contentHash(effect.content) != effect.sha256)
        return arrived(id, {Outcome::Refused, QStringLiteral("it is not what was agreed to")});
    QList<QByteArray> wanted;
    for (const EffectFile& file : effect.content.files)
        wanted.append(file.sha256);
    m_floor.gather(wanted, [this, id](Result<TurnMaterials> blobs) {
        blobs ? handOver(id, *blobs) : arrived(id, {Outcome::Refused, blobs.error().text});
    });
}

/// Right before the bytes go: a stop, an undoing or a pause of its run that came meanwhile holds it back.
void EffectDesk::handOver(const EffectId& id, const TurnMaterials& blobs)
{
    const auto sending = m_sending.find(id);
    const auto effect = m_floor.state.effects.open.constFind(id);
    if (sending == m_sending.end() || effect == m_floor.state.effects.open.constEnd())
        return;
    if (!mayLeave(*effect))
        return arrived(id, {Outcome::NotSent, QStringLiteral("its run was stopped, undone or paused")});
    sending->passage = std::make_shared<Passage>();
    m_floor.dispatcher.dispatch({id, effect->content, blobs, sending->passage}, m_floor.mailbox, [this, id](Outcome outcome) { arrived(id, outcome); });
}

void EffectDesk::arrived(const EffectId& id, const Outcome& outcome)
{
    if (outcome.kind == Outcome::Confirmed)
        QD_FAIL("outbox.after_sent");
    const bool stillUnknown = m_sending.take(id).again && outcome.kind == Outcome::NotSent;
    if (stillUnknown) // this time it was held back, but the time before?
        return m_floor.wakeAt(m_floor.now() + kHaltingMeanwhile);
    m_told.insert(id, outcome);
    if (m_floor.lost)
        return; // recorded when the record can be written again
    m_floor.docket.after([this, id] { m_told.remove(id); });
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd())
        return m_floor.flush();
    const Effect effect = *found;
    record(effect, outcome);
    m_floor.runs->advance(effect.run);
    m_floor.flush();
}

void EffectDesk::record(const Effect& effect, const Outcome& outcome)
{
    const Instant now = m_floor.now();
    m_purse.settle(effect, outcome.kind == Outcome::Confirmed || outcome.kind == Outcome::Unknown); // who may have been paid is paid
    switch (outcome.kind) {
    case Outcome::Confirmed: confirmed(effect, outcome.text); break;
    case Outcome::Refused:
        m_floor.docket.enter(EffectRefused{effect.id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        stall(effect, human(), QStringLiteral("failure"), QStringLiteral("%1 was not taken: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::Unknown:
        m_floor.docket.enter(EffectUnknown{effect.id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        stall(effect, human(), QString::fromLatin1(Escalation::kUnknownOutcome),
              QStringLiteral("Nobody can tell whether %1 went out: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::NotSent: heldBack(effect); break;
    }
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

/// It was on its way and certainly did not leave, so it may leave later, unless its run is over.
void EffectDesk::heldBack(const Effect& effect)
{
    const Instant now = m_floor.now();
    m_floor.docket.enter(EffectAuthorised{effect.id, system(), effect.sha256, now, QStringLiteral("it was held back before it left")},
                         system(), 0, effect.run, {}, now);
    if (rules::isGivenUp(m_floor.state, effect))
        m_floor.docket.enter(EffectWithdrawn{effect.id, QStringLiteral("its run has ended, or is being undone")}, system(), 0, effect.run, {}, now);
    else
        m_floor.wakeAt(now + kHaltingMeanwhile);
}

void EffectDesk::reset()
{
    m_sending.removeIf([](const auto& entry) { return !entry.value().passage; });
}

void EffectDesk::close()
{
    const QMap<EffectId, Sending> sending = std::exchange(m_sending, {});
    for (auto one = sending.begin(); one != sending.end(); ++one)
        if (const auto effect = m_floor.state.effects.open.constFind(one.key());
            effect != m_floor.state.effects.open.constEnd() && effect->status == EffectStatus::Intended && !one->again && one->holdBack()) {
            m_purse.settle(Effect(*effect), false);
            heldBack(Effect(m_floor.state.effects.open.value(one.key())));
        }
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
    if (m_floor.awaitsCommand)
        return;
    const QMap<EffectId, Effect> open = m_floor.state.effects.open;
    for (const Effect& effect : open) {
        if (effect.status != EffectStatus::Intended || m_sending.contains(effect.id))
            continue;
        const bool repeats = m_floor.dispatcher.repeatable(effect.content.connector) && !rules::isGivenUp(m_floor.state, effect);
        if (m_told.contains(effect.id))
            arrived(effect.id, m_told.value(effect.id));
        else if (!repeats)
            arrived(effect.id, {Outcome::Unknown, QStringLiteral("the program ended while it was being sent")});
        else if (!m_floor.isHalted() && mayLeave(effect))
            begin(effect.id, true);
    }
}

std::optional<Instant> EffectDesk::tick()
{
    recover();
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
