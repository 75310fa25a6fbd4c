#include "tests/app/clock/Zone.h"

namespace qd::test {

namespace {
constexpr qint64 kEvery = 300;
constexpr qint64 kLookBack = 3 * 3600; // no clock is put back by more
}

QString Zone::shown(qint64 seconds) const
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toTimeZone(m_zone).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm ")) + m_name;
}

bool Zone::isSecondTime(qint64 seconds) const
{
    const auto offset = [this](qint64 at) { return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(at, Qt::UTC)); };
    const qint64 back = offset(seconds - kLookBack) - offset(seconds);
    return back > 0 && shown(seconds - back) == shown(seconds);
}

QStringList Zone::dueBetween(qint64 from, qint64 to) const
{
    QStringList due;
    for (qint64 at = (from / kEvery + 1) * kEvery; at <= to; at += kEvery)
        if (!isSecondTime(at))
            due.append(shown(at));
    return due;
}

} // namespace qd::test
