#include "agents/office/asking/kinds/StaleDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/allowing/Allowing.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/inbox/Erasure.h"
#include "core/rules/inbox/Staleness.h"

#include <utility>

namespace qd::agents {

/// As the rules have it now. Of records of before traces were kept: what chose it is trusted as what it was made from.
Result<Effect> StaleDesk::judgedNow(const Approval& item, const Effect& priced) const
{
    AuthorityTrace then = item.trace.value_or(AuthorityTrace());
    if (const Label text = priced.label.value_or(item.label); !item.trace)
        then.traits = rules::traitsOf(priced.content, text, text);
    return stillAllowed(m_floor.state, m_floor.dispatcher, priced, then, priced.level, m_floor.now());
}

std::optional<Error> StaleDesk::look(const ApprovalId& id)
{
    return look(id, false);
}

std::optional<Error> StaleDesk::look(const ApprovalId& id, bool someoneErased)
{
    const auto found = m_floor.state.inbox.approvals.constFind(id);
    if (found == m_floor.state.inbox.approvals.constEnd() || found->status != ApprovalStatus::Waiting || found->expires <= m_floor.now())
        return std::nullopt;
    const auto planned = m_floor.state.effects.open.constFind(found->effect);
    if (planned == m_floor.state.effects.open.constEnd())
        return std::nullopt;
    const Result<Effect> priced = m_floor.effects->priced(*planned);
    const Result<Effect> judged = priced ? judgedNow(*found, *priced) : priced;
    rules::World world{planned->content.cost, {}, {}};
    if (!priced)
        world.refused = priced.error().text;
    else if (!judged)
        world.forbidden = judged.error().text;
    else
        world.cost = priced->content.cost;
    const Instant now = m_floor.now();
    const QList<Change> changes = rules::changesSince(*found, world, now) + (someoneErased ? rules::changedByErasure(found->content) : QList<Change>());
    if (changes.isEmpty())
        return std::nullopt;
    const Approval item = *found;
    const QList<Change> all = rules::allChanges(item.stale, changes);
    const bool tooFast = rules::changesTooFast(item, changes);
    const Sequence cause = m_floor.docket.enter(ApprovalStale{id, item.run, item.step, all, {}}, system(), 0, item.run, item.label, now);
    const bool again = rules::canBeAskedAgain(changes);
    if (again && !tooFast)
        askAgain(item, *judged, changes, cause);
    else if (again)
        giveUp(item, all);
    return Error{Error::Rule, QStringLiteral("it has changed since it was put to you: %1").arg(rules::inWords(changes)), {},
                 !again ? QStringLiteral("reject it, or ask for changes") : tooFast ? QStringLiteral("say how it goes on: it is a question now") : QStringLiteral("look at it as it is now, then decide")};
}

/// The same item with what is so now, and what it was. Her time to decide begins anew.
void StaleDesk::askAgain(const Approval& before, const Effect& effect, const QList<Change>& changes, Sequence cause)
{
    const Instant now = m_floor.now();
    Effect anew = effect;
    anew.id = EffectId::make(now);
    anew.status = EffectStatus::Planned;
    anew.changed = now;
    Approval item = before;
    item.id = ApprovalId::make(now);
    item.effect = anew.id;
    item.content = anew.content;
    item.sha256 = anew.sha256;
    item.trace = anew.trace;
    item.stale = rules::allChanges(before.stale, changes);
    if (item.stale.last().what == rules::kErased)
        item.decider = human(); // whose it is she alone may know
    item.status = ApprovalStatus::Waiting;
    item.asked = now;
    item.expires = now + (before.expires - before.asked);
    EffectPlanned plan{anew};
    plan.effect.trace.reset(); // it stands in what is asked
    m_floor.docket.enter(ApprovalReplaced{before.id, item.id, QStringLiteral("changed")}, system(), cause, item.run, {}, now);
    m_floor.docket.enter(EffectWithdrawn{before.effect, QStringLiteral("it is not any more as it was asked about")}, system(), cause, item.run, {}, now);
    const Sequence planned = m_floor.docket.enter(plan, system(), cause, item.run, item.label, now);
    m_floor.docket.enter(ApprovalAsked{item}, item.from, planned, item.run, item.label, now);
    m_floor.wakeAt(item.expires);
}

/// She is not asked for ever about what changes each time.
void StaleDesk::giveUp(const Approval& item, const QList<Change>& changes)
{
    const Instant now = m_floor.now();
    m_floor.docket.enter(EffectWithdrawn{item.effect, QStringLiteral("it changes faster than one can decide")}, system(), 0, item.run, {}, now);
    const Result<TurnOrder> order = writeOrder(m_floor.state, item.run, item.step, m_floor.settings, now);
    if (!order)
        return; // its run has ended, so nothing waits for it
    m_floor.escalations->raiseTo(human(), *order, QStringLiteral("priorities"), Severity::High,
                                 QStringLiteral("“%1” changes faster than you can decide: %2").arg(item.title, rules::inWords(changes)));
    m_floor.runs->advance(item.run);
}

void StaleDesk::heard(const StoredFact& stored)
{
    m_someoneErased = m_someoneErased || std::holds_alternative<ContactErased>(stored.fact);
    m_isDue = m_isDue || std::holds_alternative<RulesSet>(stored.fact) || std::holds_alternative<OrganisationAdopted>(stored.fact) || std::holds_alternative<ConnectorSet>(stored.fact);
}

/// A yes to what holds personal values was one to values of people who were kept: it is taken back, and she is asked anew.
void StaleDesk::takeBack(const Approval& item)
{
    if (item.status != ApprovalStatus::Held || !rules::holdsPersonal(item.content))
        return;
    const ApprovalUndone undone{item.id, item.effect, item.run, system()};
    m_floor.approvals->undone(undone, m_floor.docket.enter(undone, system(), 0, item.run, item.label, m_floor.now()));
}

bool StaleDesk::settle()
{
    const bool someoneErased = std::exchange(m_someoneErased, false); // also while all is stopped: it is on record with the erasure, or not at all
    if (!someoneErased && (m_floor.isHalted() || !m_isDue))
        return false;
    m_isDue = false;
    const QList<ApprovalId> items = m_floor.state.inbox.approvals.keys();
    bool told = false;
    for (const ApprovalId& id : items) {
        if (someoneErased)
            takeBack(m_floor.state.inbox.approvals.value(id));
        told = look(id, someoneErased).has_value() || told;
    }
    return (someoneErased && m_floor.effects->holdPersonal()) || told;
}

} // namespace qd::agents
