#include "core/state/outside/DoorState.h"

namespace qd {

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

void count(qint64& window, qint64& in, qint64 now)
{
    in = window == now ? in + 1 : 1;
    window = now;
}

void count(DoorState::Sent& sent, Instant at)
{
    count(sent.minute, sent.inMinute, at.ms / kMinute);
    count(sent.hour, sent.inHour, at.ms / kHour);
    count(sent.day, sent.inDay, at.ms / kDay);
    count(sent.month, sent.inMonth, monthOf(at));
}

void giveBack(qint64 window, qint64& in, qint64 earliest, qint64 now)
{
    if (window == now && earliest == now && in > 0)
        --in;
}

/// What was counted between `earliest` and now did not go out after all. A window in which that may not have been counted stays as it is.
void giveBack(DoorState::Sent& sent, Instant earliest, Instant now)
{
    giveBack(sent.minute, sent.inMinute, earliest.ms / kMinute, now.ms / kMinute);
    giveBack(sent.hour, sent.inHour, earliest.ms / kHour, now.ms / kHour);
    giveBack(sent.day, sent.inDay, earliest.ms / kDay, now.ms / kDay);
    giveBack(sent.month, sent.inMonth, monthOf(earliest), monthOf(now));
}

/// Of which effect the fact says that it certainly did not go out: it was held back, it was looked for and is not there, or she says so. What was refused was
/// asked for, and what nobody can tell may be out: they stay counted.
EffectId notOutBy(const Fact& fact)
{
    if (const auto* deferred = std::get_if<EffectDeferred>(&fact))
        return deferred->effect;
    if (const auto* absent = std::get_if<EffectAbsent>(&fact))
        return absent->effect;
    const auto* ruled = std::get_if<EffectRuled>(&fact);
    return ruled && ruled->ruling == Ruling::DidNot ? ruled->effect : EffectId();
}

/// Since when the last attempt of an effect that did not go out may have been counted; nothing: none is counted, or some of its requests were done.
std::optional<Instant> countedSince(const Effect& effect)
{
    if (!effect.stepped.isEmpty() || effect.deferral) // what waits since its last attempt was given back by that
        return std::nullopt;
    if (effect.status == EffectStatus::Intended)
        return effect.changed;
    return isUnknown(effect.status) && effect.attempt > 0 ? effect.notBefore : std::nullopt;
}

} // namespace

std::optional<QString> DoorState::suppression(const QByteArray& index, const QString& channel) const
{
    for (const QString& of : {channel, QString()})
        if (const auto list = suppressed.constFind(of); list != suppressed.constEnd())
            if (const auto found = list->constFind(index); found != list->constEnd())
                return *found;
    return std::nullopt;
}

void DoorState::apply(const StoredFact& stored, const EffectsState& before)
{
    if (const auto* set = std::get_if<ConnectorSet>(&stored.fact)) {
        const QString key = accountKey(set->setting.connector, set->setting.account.text);
        if (set->gone)
            accounts.remove(key);
        else
            accounts.insert(key, set->setting);
    } else if (const auto* suppress = std::get_if<Suppressed>(&stored.fact)) {
        suppressed[suppress->suppression.channel].insert(suppress->suppression.index, suppress->suppression.reason);
    } else if (const auto* lifted = std::get_if<SuppressionLifted>(&stored.fact)) {
        const auto list = suppressed.find(lifted->channel);
        if (list != suppressed.end() && list->remove(lifted->index) > 0 && list->isEmpty())
            suppressed.erase(list);
    } else if (const auto* intended = std::get_if<EffectIntended>(&stored.fact)) {
        if (const auto effect = before.open.constFind(intended->effect); effect != before.open.constEnd())
            count(sent[accountKey(effect->content.connector, effect->content.account)], stored.time);
    } else if (const EffectId stays = notOutBy(stored.fact); !stays.isNull()) {
        const auto effect = before.open.constFind(stays);
        const std::optional<Instant> since = effect == before.open.constEnd() ? std::nullopt : countedSince(*effect);
        const auto counted = since ? sent.find(accountKey(effect->content.connector, effect->content.account)) : sent.end();
        if (counted != sent.end())
            giveBack(*counted, *since, stored.time);
    } else if (const auto* in = std::get_if<InboundTaken>(&stored.fact)) {
        if (stored.time - takenSince > kRemembered) {
            takenBefore = std::exchange(taken, {});
            takenSince = stored.time;
        }
        taken.insert(in->inbound.id, stored.time);
    } else if (const auto* network = std::get_if<NetworkNoted>(&stored.fact)) {
        reachable = network->reachable;
        reachableSince = stored.time;
    }
}

} // namespace qd
