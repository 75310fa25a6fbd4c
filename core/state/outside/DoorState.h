#pragma once

#include "core/state/EffectsState.h"

namespace qd {

/// The house's door: how it is set up, who must not be reached, what went out lately and came in.
struct DoorState {
    /// What an account has begun to send, in windows that begin with the minute, the hour, the day (UTC) and the month.
    struct Sent {
        qint64 minute = 0; ///< number of the window since 1970; of the month: year * 12 + month - 1
        qint64 inMinute = 0;
        qint64 hour = 0;
        qint64 inHour = 0;
        qint64 day = 0;
        qint64 inDay = 0;
        qint64 month = 0;
        qint64 inMonth = 0;
        template <class V> void fields(V& v)
        {
            v("minute", minute);
            v("in_minute", inMinute);
            v("hour", hour);
            v("in_hour", inHour);
            v("day", day);
            v("in_day", inDay);
            v("month", month);
            v("in_month", inMonth);
        }
    };
    QMap<QString, ConnectorSetting> accounts;            ///< by accountKey()
    QMap<QString, QMap<QByteArray, QString>> suppressed; ///< by channel, "" for any; by index: the reason
    QMap<QString, Sent> sent;                            ///< by accountKey()
    QMap<QString, Instant> taken;       ///< ids of what came in, of the last kRemembered to twice that
    QMap<QString, Instant> takenBefore;
    Instant takenSince;                 ///< when `taken` began
    bool reachable = true;
    Instant reachableSince;
    static constexpr Duration kRemembered = std::chrono::days(15);

    template <class V> void fields(V& v)
    {
        v("accounts", accounts);
        v("suppressed", suppressed);
        v("sent", sent);
        v("taken", taken);
        v("taken_before", takenBefore);
        v("taken_since", takenSince);
        v("reachable", reachable);
        v("reachable_since", reachableSince);
    }
    /// Why nobody of that address may be reached by the channel; nothing: it may. O(log n).
    std::optional<QString> suppression(const QByteArray& index, const QString& channel) const;
    /// True when that came in before.
    bool hasTaken(const QString& id) const { return taken.contains(id) || takenBefore.contains(id); }
    /// `before`: the effects before the fact.
    void apply(const StoredFact& stored, const EffectsState& before);
};

} // namespace qd
