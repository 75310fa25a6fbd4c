#include "core/state/EffectsState.h"

namespace qd {

namespace {

/// It does not wait any more.
void wakes(Effect& effect)
{
    effect.deferral.reset();
    effect.deferredUntil.reset();
}

void defer(Effect& effect, const EffectDeferred& fact)
{
    effect.status = EffectStatus::Deferred;
    effect.deferral = fact.reason;
    effect.deferredUntil = fact.until;
    effect.receipt = fact.text;
}

/// A look that finds nothing out leaves it unknown; one that is followed by another shows that somebody is at it.
void lookUp(Effect& effect, const EffectLookedUp& fact, Instant now)
{
    effect.status = fact.next ? EffectStatus::Reconciling : EffectStatus::Unknown;
    effect.lookup = Lookup{fact.tries, fact.found, fact.evidence, now, fact.next};
}

/// One effect has become several: each was allowed with it.
void split(QMap<EffectId, Effect>& open, const EffectsSplit& fact, Instant now)
{
    const auto whole = open.find(fact.parent);
    if (whole == open.end())
        return;
    whole->status = EffectStatus::Split;
    whole->changed = now;
    whole->children = fact.parts;
    for (const EffectId& id : fact.parts) {
        const auto part = open.find(id);
        if (part == open.end() || part->status != EffectStatus::Planned)
            continue;
        part->parent = fact.parent;
        part->status = EffectStatus::Authorised;
        part->notBefore = now;
        part->epoch = whole->epoch;
        part->trace = whole->trace;
        part->changed = now;
    }
}

/// It is over: nothing, or one of many of which the whole keeps what became.
void close(QMap<EffectId, Effect>& open, const EffectId& id, const char* how)
{
    const Effect part = open.take(id);
    const auto whole = part.parent.isNull() ? open.end() : open.find(part.parent);
    if (whole == open.end())
        return;
    whole->children.removeOne(id);
    whole->stepped.insert(id.toString(), QString::fromLatin1(how));
}

} // namespace

/// Facts on what is between its beginning and its end. @returns true when it was one.
bool EffectsState::applyUnderWay(const StoredFact& stored)
{
    const auto with = [&](const EffectId& id, const auto& change) {
        if (const auto found = open.find(id); found != open.end()) {
            change(*found);
            found->changed = stored.time;
        }
        return true;
    };
    if (const auto* deferred = std::get_if<EffectDeferred>(&stored.fact))
        return with(deferred->effect, [&](Effect& effect) { defer(effect, *deferred); });
    if (const auto* looked = std::get_if<EffectLookedUp>(&stored.fact))
        return with(looked->effect, [&](Effect& effect) { lookUp(effect, *looked, stored.time); });
    if (const auto* absent = std::get_if<EffectAbsent>(&stored.fact))
        return with(absent->effect, [&](Effect& effect) {
            effect.status = EffectStatus::Absent;
            effect.receipt = absent->evidence;
        });
    if (const auto* stepped = std::get_if<EffectStepped>(&stored.fact))
        return with(stepped->effect, [&](Effect& effect) { effect.stepped.insert(stepped->name, stepped->providerId); });
    if (const auto* parted = std::get_if<EffectsSplit>(&stored.fact)) {
        split(open, *parted, stored.time);
        return true;
    }
    if (const auto* ruled = std::get_if<EffectRuled>(&stored.fact))
        return with(ruled->effect, [](Effect& effect) { effect.status = EffectStatus::Ruled; });
    return false;
}

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
        if (!planned->effect.again.isNull()) // it stands for that one now
            open.remove(planned->effect.again);
        open.insert(planned->effect.id, planned->effect);
    } else if (const auto* authorised = std::get_if<EffectAuthorised>(&stored.fact)) {
        // Bound to the bytes that were agreed to: a yes to others is none.
        if (const auto found = open.constFind(authorised->effect); found == open.constEnd() || found->sha256 != authorised->sha256)
            return;
        if (Effect* effect = change(authorised->effect, EffectStatus::Authorised)) {
            effect->notBefore = authorised->notBefore;
            effect->epoch = authorised->epoch;
            if (authorised->trace)
                effect->trace = authorised->trace;
            wakes(*effect);
        }
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact)) {
        if (Effect* effect = change(undone->effect, EffectStatus::Planned))
            effect->notBefore.reset();
    } else if (const auto* intended = std::get_if<EffectIntended>(&stored.fact)) {
        if (Effect* effect = change(intended->effect, EffectStatus::Intended)) {
            effect->attempt = intended->attempt;
            effect->key = intended->key;
            wakes(*effect);
        }
    } else if (const auto* unknown = std::get_if<EffectUnknown>(&stored.fact)) {
        if (Effect* effect = change(unknown->effect, EffectStatus::Unknown))
            effect->receipt = unknown->evidence;
    } else if (applyUnderWay(stored)) {
        return;
    } else if (const auto* confirmed = std::get_if<EffectConfirmed>(&stored.fact)) {
        close(open, confirmed->effect, "sent");
    } else if (const auto* refused = std::get_if<EffectRefused>(&stored.fact)) {
        close(open, refused->effect, "refused");
    } else if (const auto* withdrawn = std::get_if<EffectWithdrawn>(&stored.fact)) {
        close(open, withdrawn->effect, "withdrawn");
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        // What is being sent, and an outcome that nobody knows, outlive their run: the record owes an answer.
        open.removeIf([&](const auto& e) {
            const EffectStatus status = e.value().status;
            return e.value().run == over->run && status != EffectStatus::Intended && !isUnknown(status);
        });
    }
}

} // namespace qd
