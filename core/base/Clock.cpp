#include "core/base/Clock.h"

#include <QDateTime>

namespace qd {

QString toRfc3339(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

qint64 dayOf(Instant at)
{
    constexpr qint64 kDay = 86'400'000;
    return at.ms >= 0 ? at.ms / kDay : (at.ms - kDay + 1) / kDay;
}

Instant SystemClock::now() const
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace qd
