#include "core/rules/outside/Stuck.h"

#include "core/rules/outside/Splitting.h"

#include <QSet>

namespace qd::rules {

std::optional<Stuck> waitOf(const OfficeState& state, const Effect& effect)
{
    const Effect* waits = isSplit(effect) ? nextPart(state, effect) : &effect;
    if (!waits || waits->status != EffectStatus::Deferred)
        return std::nullopt;
    return Stuck{effect, waits->deferral.value_or(Deferral::Busy), waits->receipt, waits->deferredUntil, isSplit(effect) ? tallyInWords(tallyOf(state, effect)) : QString()};
}

QList<Stuck> stuck(const OfficeState& state)
{
    QList<Stuck> all;
    for (const Effect& effect : state.effects.open)
        if (isSplit(effect) || (effect.status == EffectStatus::Deferred && !wholeOf(state, effect)))
            if (const std::optional<Stuck> one = waitOf(state, effect))
                all.append(*one);
    if (all.isEmpty())
        return all; // of thousands of items none is looked at
    QSet<EffectId> shown;
    for (const Approval& item : state.inbox.approvals)
        shown.insert(item.effect);
    all.removeIf([&shown](const Stuck& one) { return shown.contains(one.effect.id); });
    return all;
}

RunId pausedFor(const OfficeState& state, const Approval& item)
{
    auto run = state.runs.open.constFind(item.run);
    while (run != state.runs.open.constEnd() && !run->paused)
        run = run->parent ? state.runs.open.constFind(run->parent->run) : state.runs.open.constEnd();
    return run == state.runs.open.constEnd() ? RunId() : run->id;
}

} // namespace qd::rules
