#pragma once

#include "core/model/Ids.h"

namespace qd {

/// How fast, how much and when a channel may send. Every limit holds; what is not given limits nothing.
struct ChannelPace {
    ConnectorId connector;
    QString account;                  ///< empty: each of the connector's
    std::optional<qint64> perMinute;
    std::optional<qint64> perHour;
    std::optional<qint64> perDay;
    std::optional<qint64> perMonth;
    QString quietFrom;                ///< "22:00"; empty: no quiet hours
    QString quietUntil;               ///< "07:00", of the next day where it is the earlier one
    QString timeZone;                 ///< IANA; empty: the organisation's

    template <class V> void fields(V& v)
    {
        v("connector", connector);
        v("account", account);
        v("per_minute", perMinute);
        v("per_hour", perHour);
        v("per_day", perDay);
        v("per_month", perMonth);
        v("quiet_from", quietFrom);
        v("quiet_until", quietUntil);
        v("time_zone", timeZone);
    }
};

} // namespace qd
