#include "agents/office/leaving/Deferring.h"

#include "agents/effects/Dispatcher.h"
#include "core/rules/outside/Pacing.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kFirstWait = std::chrono::seconds(30);
constexpr Duration kUnreadable = std::chrono::minutes(1); ///< until limits that cannot be read are looked at again
constexpr Duration kLongestWait = std::chrono::minutes(30); ///< unless the place itself says more

QString accountOf(const Effect& effect)
{
    return accountKey(effect.content.connector, effect.content.account);
}

} // namespace

rules::Leave Deferring::ask(const Effect& effect)
{
    using rules::Leave;
    const Instant now = m_floor.now();
    const std::optional<ConnectorInfo> info = m_floor.dispatcher.infoOf(effect.content.connector);
    const Result<QList<ChannelPace>>& own = m_paces.now();
    if (!own) // nobody knows what she has forbidden
        return {Leave::Waits, now + kUnreadable, Deferral::Busy, QStringLiteral("your own limits cannot be read: %1").arg(own.error().text)};
    const Leave leave = rules::mayLeaveAt(m_floor.state, effect, info && info->needsNetwork, now, *own);
    if (leave.kind == Leave::Over)
        return leave;
    if (const QString why = m_floor.dispatcher.whyShut(effect.content.connector); !why.isEmpty())
        return {Leave::Waits, {}, Deferral::Busy, why};
    if (leave.kind != Leave::Now)
        return leave;
    const auto trouble = m_troubles.find(accountOf(effect));
    if (trouble == m_troubles.end())
        return leave;
    if (!trouble->tries.isNull())
        return {Leave::Waits, now + kFirstWait, trouble->reason, trouble->text};
    if (!trouble->until || *trouble->until > now)
        return {Leave::Waits, trouble->until, trouble->reason, trouble->text};
    trouble->tries = effect.id;
    return leave;
}

void Deferring::defer(const Effect& effect, const rules::Leave& leave)
{
    const Instant now = m_floor.now();
    const bool isOtherLimit = rules::heldByOf(leave.text).has_value() && effect.receipt != leave.text;
    const bool saysMore = !leave.until && effect.receipt != leave.text; // what she has to do is another thing by now
    if (effect.status != EffectStatus::Deferred || effect.deferral != leave.reason || isOtherLimit || saysMore)
        m_floor.docket.enter(EffectDeferred{effect.id, effect.run, effect.step, leave.until, leave.reason, leave.text}, system(), 0, effect.run, {}, now);
    if (leave.reason != Deferral::Offline && !leave.until)
        m_awaitsWord.insert(effect.id);
    m_wakes.remove(effect.id);
    if (!leave.until)
        return;
    m_wakes.insert(effect.id, *leave.until);
    m_floor.wakeAt(*leave.until);
}

/// Each time that a place fails again it is left alone for twice as long.
void Deferring::failed(const Effect& effect, const Outcome& outcome)
{
    const Instant now = m_floor.now();
    const QString account = accountOf(effect);
    if (outcome.kind == Outcome::NotSent) {
        const QString why = QStringLiteral("it was held back before it left");
        m_floor.docket.enter(EffectDeferred{effect.id, effect.run, effect.step, now, Deferral::Busy, why}, system(), 0, effect.run, {}, now);
        m_wakes.insert(effect.id, now); // whatever is looked at next finds it due
        m_floor.wakeAt(now + kHaltingMeanwhile);
        if (const auto trouble = m_troubles.find(account); trouble != m_troubles.end() && trouble->tries == effect.id)
            trouble->tries = {};
        return;
    }
    Trouble& trouble = m_troubles[account];
    trouble.reason = outcome.why.value_or(Deferral::Busy);
    trouble.text = outcome.text;
    trouble.tries = {};
    if (trouble.reason == Deferral::Key && !outcome.after) {
        trouble.until.reset();
    } else {
        const Duration said = outcome.after.value_or(kFirstWait);
        trouble.wait = std::max(said, std::min(kLongestWait, trouble.wait * 2));
        trouble.until = now + trouble.wait;
    }
    defer(effect, {rules::Leave::Waits, trouble.until, trouble.reason, trouble.text});
    if (trouble.until)
        wakeAccount(account, *trouble.until);
}

void Deferring::answered(const Effect& effect)
{
    const QString account = accountOf(effect);
    if (m_troubles.remove(account) > 0)
        wakeAccount(account, m_floor.now());
}

void Deferring::letGo(const Effect& effect)
{
    const QString account = accountOf(effect);
    const auto trouble = m_troubles.find(account);
    if (trouble == m_troubles.end() || trouble->tries != effect.id)
        return;
    trouble->tries = {};
    wakeAccount(account, m_floor.now());
}

/// Those that waited for what one of them finds out.
void Deferring::wakeAccount(const QString& account, Instant at)
{
    for (const Effect& effect : std::as_const(m_floor.state.effects.open))
        if (effect.status == EffectStatus::Deferred && accountOf(effect) == account && (effect.deferral == Deferral::Busy || effect.deferral == Deferral::Key))
            m_wakes.insert(effect.id, at);
    m_floor.wakeAt(at);
}

void Deferring::wake()
{
    const Instant now = m_floor.now();
    m_troubles.clear();
    m_awaitsWord.clear();
    for (const Effect& effect : std::as_const(m_floor.state.effects.open))
        if (effect.status == EffectStatus::Deferred)
            m_wakes.insert(effect.id, now);
    m_floor.wakeAt(now);
}

std::optional<Instant> Deferring::due(const Effect& effect) const
{
    if (const auto at = m_wakes.constFind(effect.id); at != m_wakes.constEnd())
        return *at;
    if (m_floor.state.door.reachable && rules::heldByOf(effect.receipt)) // not looked at since the program began: the limit may be another one by now
        return Instant{};                                                // (and without a network it is when that comes back)
    if (effect.deferredUntil)
        return effect.deferredUntil;
    const bool hasCome = effect.deferral == Deferral::Offline ? m_floor.state.door.reachable : !m_awaitsWord.contains(effect.id);
    return hasCome ? std::optional(Instant{}) : std::nullopt;
}

void Deferring::reset()
{
    for (Trouble& trouble : m_troubles)
        trouble.tries = {};
    m_wakes.clear();
}

} // namespace qd::agents
