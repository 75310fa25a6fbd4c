#include "core/rules/outside/Stuck.h"

#include "core/rules/outside/Pacing.h"
#include "core/rules/outside/Splitting.h"

#include <QSet>

namespace qd::rules {

namespace {

RunId pausedAbove(const OfficeState& state, const RunId& id)
{
    auto run = state.runs.open.constFind(id);
    while (run != state.runs.open.constEnd() && !run->paused)
        run = run->parent ? state.runs.open.constFind(run->parent->run) : state.runs.open.constEnd();
    return run == state.runs.open.constEnd() ? RunId() : run->id;
}

/// With nothing that it waits for.
Stuck onItsWay(const OfficeState& state, const Effect& effect)
{
    Stuck one{effect};
    one.tally = isSplit(effect) ? tallyInWords(tallyOf(state, effect)) : QString();
    one.isDeferred = false;
    one.isStopped = state.org.stopped;
    one.paused = pausedAbove(state, effect.run);
    return one;
}

} // namespace

std::optional<Stuck> waitOf(const OfficeState& state, const Effect& effect)
{
    const Effect* waits = isSplit(effect) ? nextPart(state, effect) : &effect;
    if (!waits || waits->status != EffectStatus::Deferred)
        return std::nullopt;
    Stuck one = onItsWay(state, effect);
    one.isDeferred = true;
    one.why = waits->deferral.value_or(Deferral::Busy);
    one.text = waits->receipt;
    one.until = waits->deferredUntil;
    one.sent = state.door.sent.value(accountKey(effect.content.connector, effect.content.account));
    return one;
}

std::optional<Stuck> goingOut(const OfficeState& state, const Effect& effect)
{
    if (const std::optional<Stuck> waits = waitOf(state, effect))
        return waits;
    const SplitTally tally = isSplit(effect) ? tallyOf(state, effect) : SplitTally();
    if (tally.waits + tally.leaving == 0)
        return std::nullopt;
    Stuck one = onItsWay(state, effect);
    one.asksFirst = tally.leaving == 0 && tally.unknown >= kUnknownParts;
    return one;
}

QList<Stuck> stuck(const OfficeState& state)
{
    QList<Stuck> all;
    for (const Effect& effect : state.effects.open)
        if (isSplit(effect) || (effect.status == EffectStatus::Deferred && !wholeOf(state, effect)))
            if (const std::optional<Stuck> one = goingOut(state, effect))
                all.append(*one);
    if (all.isEmpty())
        return all; // of thousands of items none is looked at
    QSet<EffectId> shown;
    for (const Approval& item : state.inbox.approvals)
        shown.insert(item.effect);
    all.removeIf([&shown](const Stuck& one) { return shown.contains(one.effect.id); });
    return all;
}

bool isHeld(const Stuck& one, Instant now)
{
    if (!one.isDeferred)
        return false;
    if (!one.until || *one.until > now)
        return true;
    if (const std::optional<HeldBy> held = heldByOf(one.text))
        return holds(*held, one.sent, now);
    return one.why != Deferral::Window && !one.isStopped && one.paused.isNull();
}

std::optional<Instant> heldUntil(const Stuck& one, Instant now)
{
    return one.isDeferred ? heldUntil(one.until, one.text, one.sent, now) : std::nullopt;
}

RunId pausedFor(const OfficeState& state, const Approval& item)
{
    return pausedAbove(state, item.run);
}

} // namespace qd::rules
