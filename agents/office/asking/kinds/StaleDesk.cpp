#include "agents/office/asking/kinds/StaleDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/allowing/Allowing.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Trusting.h"
#include "core/rules/inbox/Erasure.h"
#include "core/rules/inbox/Staleness.h"
#include "core/rules/talk/Ladder.h"

#include <algorithm>
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
    return look(id, false, {});
}

std::optional<Error> StaleDesk::look(const ApprovalId& id, bool someoneErased, const QString& notTheirs)
{
    const auto found = m_floor.state.inbox.approvals.constFind(id);
    if (found == m_floor.state.inbox.approvals.constEnd() || found->status != ApprovalStatus::Waiting || found->expires <= m_floor.now())
        return std::nullopt;
    const auto planned = m_floor.state.effects.open.constFind(found->effect);
    if (planned == m_floor.state.effects.open.constEnd())
        return std::nullopt;
    if (!someoneErased && notTheirs.isEmpty() && !m_floor.dispatcher.whyShut(planned->content.connector).isEmpty())
        return std::nullopt; // what it would say now nobody knows; it is looked at when its way is open again, and a yes waits for that
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
    QList<Change> changes = rules::changesSince(*found, world, now) + (someoneErased ? rules::changedByErasure(found->content) : QList<Change>());
    if (!notTheirs.isEmpty())
        changes.append(rules::noLongerTheirs(notTheirs));
    if (changes.isEmpty())
        return std::nullopt;
    const Approval item = *found;
    const QList<Change> all = rules::allChanges(item.stale, changes);
    const bool again = rules::canBeAskedAgain(changes), tooFast = again && rules::changesTooFast(item, changes);
    const bool isQuestion = tooFast || rules::isMadeAnew(changes);
    const Sequence cause = m_floor.docket.enter(ApprovalStale{id, item.run, item.step, all, {}}, system(), 0, item.run, item.label, now);
    if (tooFast)
        giveUp(item, QStringLiteral("it changes faster than one can decide"), QStringLiteral("“%1” changes faster than you can decide: %2").arg(item.title, rules::inWords(all)));
    else if (isQuestion)
        giveUp(item, QStringLiteral("it would not be taken as it was asked about"), QStringLiteral("“%1” would not be taken any more as it was put to you: %2").arg(item.title, world.refused));
    else if (again)
        askAgain(item, *judged, changes, cause);
    return Error{Error::Rule, QStringLiteral("it has changed since it was put to you: %1").arg(rules::inWords(changes)), {},
                 isQuestion ? QStringLiteral("say how it goes on: it is a question now") : again ? QStringLiteral("look at it as it is now, then decide") : QStringLiteral("reject it, or ask for changes")};
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

/// She is not asked for ever about what changes each time, and what its way would not take is made anew where she says so.
void StaleDesk::giveUp(const Approval& item, const QString& why, const QString& issue)
{
    const Instant now = m_floor.now();
    m_floor.docket.enter(EffectWithdrawn{item.effect, why}, system(), 0, item.run, {}, now);
    const Result<TurnOrder> order = writeOrder(m_floor.state, item.run, item.step, m_floor.settings, now);
    if (!order)
        return; // its run has ended, so nothing waits for it
    m_floor.escalations->raiseTo(human(), *order, QString::fromLatin1(rules::kChangedSince), Severity::High, issue);
    m_floor.runs->advance(item.run);
}

void StaleDesk::heard(const StoredFact& stored)
{
    const Fact& fact = stored.fact;
    m_someoneErased = m_someoneErased || std::holds_alternative<ContactErased>(fact);
    m_isDue = m_isDue || std::holds_alternative<RulesSet>(fact) || std::holds_alternative<OrganisationAdopted>(fact) || std::holds_alternative<ConnectorSet>(fact) || std::holds_alternative<DeputySet>(fact);
}

/// Why a yes whose grace time runs, or that waits for its way, does not count as it was given; empty: it counts.
QString StaleDesk::whyTakenBack(const Approval& item, bool someoneErased) const
{
    if (item.status != ApprovalStatus::Held)
        return {};
    if (someoneErased && rules::holdsPersonal(item.content))
        return rules::kMayBeTheirs;
    if (const QString why = rules::whyNotTheirs(m_floor.state, item, m_floor.now()); !why.isEmpty())
        return why;
    const auto effect = m_floor.state.effects.open.constFind(item.effect);
    if (effect == m_floor.state.effects.open.constEnd() || !item.trace)
        return {};
    const Result<Effect> judged = judgedNow(item, *effect);
    return judged ? QString() : judged.error().text;
}

void StaleDesk::takeBack(const Approval& item, const QString& why)
{
    const ApprovalUndone undone{item.id, item.effect, item.run, system()};
    m_floor.approvals->undone(undone, m_floor.docket.enter(undone, system(), 0, item.run, item.label, m_floor.now()), why);
}

std::optional<Instant> StaleDesk::tick()
{
    const Instant now = m_floor.now(), before = std::exchange(m_looked, now);
    std::optional<Instant> next;
    bool hasEnded = false;
    for (const Deputy& deputy : std::as_const(m_floor.state.rules.deputies)) {
        if (deputy.until && !rules::isOver(deputy, now))
            next = next ? std::min(*next, *deputy.until) : *deputy.until;
        hasEnded = hasEnded || (rules::isOver(deputy, now) && !rules::isOver(deputy, before));
    }
    m_isDue = m_isDue || hasEnded;
    if (hasEnded)
        settle();
    return next;
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
        const Approval item = m_floor.state.inbox.approvals.value(id);
        const QString notTheirs = item.status == ApprovalStatus::Held ? rules::whyNotTheirs(m_floor.state, item, m_floor.now()) : QString();
        if (const QString why = whyTakenBack(item, someoneErased); !why.isEmpty()) {
            takeBack(item, why);
            told = true;
        }
        told = look(id, someoneErased, notTheirs).has_value() || told;
    }
    return (someoneErased && m_floor.effects->holdPersonal()) || told;
}

} // namespace qd::agents
