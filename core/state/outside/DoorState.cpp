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
