#include "core/state/EffectsState.h"

namespace qd {

void EffectsState::apply(const StoredFact& stored)
{
    const auto change = [&](const EffectId& id, EffectStatus status) -> Effect* {
        const auto found = open.find(id);
        if (found == open.end())
            return nullptr;
        found->status = status;
        found->changed = stored.time;
        return &*found;
    };
    if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact)) {
        open.insert(planned->effect.id, planned->effect);
    } else if (const auto* authorised = std::get_if<EffectAuthorised>(&stored.fact)) {
        // Bound to the bytes that were agreed to: a yes to others is none.
        if (const auto found = open.constFind(authorised->effect); found == open.constEnd() || found->sha256 != authorised->sha256)
            return;
        if (Effect* effect = change(authorised->effect, EffectStatus::Authorised))
            effect->notBefore = authorised->notBefore;
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact)) {
        if (Effect* effect = change(undone->effect, EffectStatus::Planned))
            effect->notBefore.reset();
    } else if (const auto* intended = std::get_if<EffectIntended>(&stored.fact)) {
        if (Effect* effect = change(intended->effect, EffectStatus::Intended))
            effect->attempt = intended->attempt;
    } else if (const auto* unknown = std::get_if<EffectUnknown>(&stored.fact)) {
        if (Effect* effect = change(unknown->effect, EffectStatus::Unknown))
            effect->receipt = unknown->evidence;
    } else if (const auto* confirmed = std::get_if<EffectConfirmed>(&stored.fact)) {
        open.remove(confirmed->effect);
    } else if (const auto* refused = std::get_if<EffectRefused>(&stored.fact)) {
        open.remove(refused->effect);
    } else if (const auto* withdrawn = std::get_if<EffectWithdrawn>(&stored.fact)) {
        open.remove(withdrawn->effect);
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        // What is being sent, and an outcome that nobody knows, outlive their run: the record owes an answer.
        open.removeIf([&](const auto& e) {
            const EffectStatus status = e.value().status;
            return e.value().run == over->run && status != EffectStatus::Intended && status != EffectStatus::Unknown;
        });
    }
}

} // namespace qd
