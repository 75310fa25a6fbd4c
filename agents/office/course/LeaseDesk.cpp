#include "agents/office/course/LeaseDesk.h"

#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Detours.h"
#include "core/rules/routing/Leases.h"
#include "core/rules/routing/Urgency.h"

#include <algorithm>

namespace qd::agents {

bool LeaseDesk::acquire(const RunId& id, const StepId& stepId)
{
    const auto found = m_floor.state.runs.open.constFind(id);
    const Workflow* workflow = found == m_floor.state.runs.open.constEnd() ? nullptr : rules::workflowOf(m_floor.state, *found);
    const Step* planned = workflow ? workflow->step(stepId) : nullptr;
    if (!planned || planned->holds.isEmpty())
        return planned;
    const Step step = *planned;
    const RunState run = *found;
    for (const QString& resource : rules::inOrder(step)) {
        const auto lease = m_floor.state.leases.held.constFind(resource);
        if (lease == m_floor.state.leases.held.constEnd()) {
            const Instant until = rules::leaseEnd(m_floor.state, run, step, m_floor.now());
            m_floor.docket.enter(LeaseTaken{resource, id, stepId, until}, system(), 0, id, {}, m_floor.now());
            m_floor.wakeAt(until);
        } else if (!rules::mayUse(m_floor.state, run, stepId, *lease)) {
            m_asking[resource].insert({rules::placeInLine(run, step), id, stepId});
            m_heldUp.insert(id);
            if (lease->until <= m_floor.now())
                m_floor.wakeAt(m_floor.now()); // it was kept because nobody wanted it
            return false;
        }
    }
    return true;
}

/// Those who wait for each other would wait for ever: one goes back and what it gives up goes to who needs it. Where that
/// came to nothing before, she is asked.
void LeaseDesk::breakCircle(const RunId& run)
{
    const auto its = m_floor.state.runs.open.constFind(run);
    const std::optional<rules::Sacrifice> given =
        its == m_floor.state.runs.open.constEnd() ? std::nullopt : rules::sacrifice(m_floor.state, *its);
    if (!given)
        return;
    if (given->inVain)
        return m_floor.failures->neverBegins(given->to, given->toStep, given->reason + QStringLiteral("; it was given up once, and the same came of it"));
    const RunState to = m_floor.state.runs.open.value(given->to);
    const Workflow* workflow = rules::workflowOf(m_floor.state, to);
    const Step* step = workflow ? workflow->step(given->toStep) : nullptr;
    if (!step)
        return;
    const Instant until = rules::leaseEnd(m_floor.state, to, *step, m_floor.now());
    end(given->resource, given->lease, given->reason);
    m_floor.docket.enter(LeaseTaken{given->resource, given->to, given->toStep, until}, system(), 0, given->to, {}, m_floor.now());
    m_floor.wakeAt(until);
    goBack(given->lease, given->reason);
    m_sentBack.insert(given->to);
}

void LeaseDesk::end(const QString& resource, const Lease& lease, const QString& reason)
{
    m_floor.docket.enter(LeaseEnded{resource, lease.run, lease.step, reason}, system(), 0, lease.run, {}, m_floor.now());
}

/// What was done under the lease is done again under another one.
void LeaseDesk::goBack(const Lease& lease, const QString& reason)
{
    const auto run = m_floor.state.runs.open.constFind(lease.run);
    if (run == m_floor.state.runs.open.constEnd() || run->statusOf(lease.step) == StepStatus::Pending)
        return;
    for (const Fact& fact : rules::goneBack(m_floor.state, *run, {}, lease.step, reason))
        m_floor.docket.enter(fact, system(), 0, lease.run, {}, m_floor.now());
    m_floor.turns->haltStale(lease.run);
    m_sentBack.insert(lease.run);
}

void LeaseDesk::heard(const StoredFact& stored)
{
    if (!m_asking.isEmpty() || !m_floor.state.leases.held.isEmpty())
        m_touched.insert(stored.correlation);
}

bool LeaseDesk::settle()
{
    if (m_touched.isEmpty() && m_sentBack.isEmpty() && m_heldUp.isEmpty())
        return false;
    const QSet<RunId> touched = std::exchange(m_touched, {});
    const QMap<QString, Lease> held = m_floor.state.leases.held;
    for (auto lease = held.begin(); lease != held.end(); ++lease)
        if (touched.contains(lease->run) && rules::isLeaseOver(m_floor.state, *lease))
            end(lease.key(), *lease, QStringLiteral("it is not needed any more"));
    std::set<Asking> next;
    for (auto asking = m_asking.begin(); asking != m_asking.end();) {
        const bool isFree = !m_floor.state.leases.held.contains(asking.key());
        if (isFree)
            next.merge(*asking);
        asking = isFree ? m_asking.erase(asking) : std::next(asking);
    }
    const QSet<RunId> sentBack = std::exchange(m_sentBack, {});
    for (const Asking& one : next)
        m_floor.runs->advance(one.run);
    for (const RunId& run : sentBack)
        m_floor.runs->advance(run);
    const QSet<RunId> heldUp = std::exchange(m_heldUp, {});
    for (const RunId& run : heldUp)
        breakCircle(run);
    return !m_touched.isEmpty() || !m_sentBack.isEmpty(); // what that brought is looked at, too
}

bool LeaseDesk::isLeaving(const Lease& lease) const
{
    const auto run = m_floor.state.runs.open.constFind(lease.run);
    return run != m_floor.state.runs.open.constEnd()
        && std::any_of(m_floor.state.effects.open.begin(), m_floor.state.effects.open.end(), [&](const Effect& effect) {
               return effect.run == lease.run && effect.step == lease.step
                   && (effect.status == EffectStatus::Intended || effect.status == EffectStatus::Split || isUnknown(effect.status));
           });
}

/// Somebody else would begin if it were free.
bool LeaseDesk::isWanted(const QString& resource) const
{
    const std::set<Asking> asking = m_asking.value(resource);
    return std::any_of(asking.begin(), asking.end(), [&](const Asking& one) {
        const auto run = m_floor.state.runs.open.constFind(one.run);
        const Workflow* workflow = run == m_floor.state.runs.open.constEnd() ? nullptr : rules::workflowOf(m_floor.state, *run);
        return workflow && !rules::isPaused(m_floor.state, *run) && rules::openSteps(*workflow, *run).contains(one.step)
            && rules::heldUp(m_floor.state, *run, *workflow->step(one.step)).contains(resource);
    });
}

std::optional<Instant> LeaseDesk::tick()
{
    if (m_floor.isHalted())
        return {};
    std::optional<Instant> next;
    const QMap<QString, Lease> held = m_floor.state.leases.held;
    for (auto lease = held.begin(); lease != held.end(); ++lease) {
        if (lease->until > m_floor.now())
            next = next ? std::min(*next, lease->until) : lease->until;
        else if (rules::isLeaseOver(m_floor.state, *lease))
            m_touched.insert(lease->run); // what it was taken for is done: nothing of it is done again
        else if (isWanted(lease.key()) && rules::givesUp(m_floor.state, *lease) && !isLeaving(*lease)) // nobody may begin before it is known what became of that
            expire(lease.key(), *lease);
    }
    return next;
}

void LeaseDesk::expire(const QString& resource, const Lease& lease)
{
    const QString reason = QStringLiteral("its time to hold %1 was over").arg(resource);
    end(resource, lease, reason);
    const RunState run = m_floor.state.runs.open.value(lease.run);
    const StepState at = run.step(lease.step);
    const bool atWork = at.status == StepStatus::Running && at.effect.isNull() && !at.turn.isNull();
    if (atWork)
        m_floor.crew.halt(at.turn); // what it brings is refused, and it has failed this time
    else
        goBack(lease, reason);
}

bool LeaseDesk::holdsStill(const TurnOrder& order) const
{
    if (order.step.holds.isEmpty() || order.part < 0)
        return true;
    const RunState run = m_floor.state.runs.open.value(order.run);
    const Sequence began = m_floor.causes.value(order.turn);
    return std::all_of(order.step.holds.begin(), order.step.holds.end(), [&](const QString& resource) {
        const auto lease = m_floor.state.leases.held.constFind(resource);
        return lease != m_floor.state.leases.held.constEnd() && rules::mayUse(m_floor.state, run, order.step.id, *lease) && lease->fence < began;
    });
}

void LeaseDesk::takeUp()
{
    for (const Lease& lease : std::as_const(m_floor.state.leases.held))
        m_touched.insert(lease.run);
}

void LeaseDesk::reset()
{
    m_asking.clear();
    m_touched.clear();
    m_heldUp.clear();
    m_sentBack.clear();
}

} // namespace qd::agents
