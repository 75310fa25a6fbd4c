#include "ui/words/Amounts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>
#include <limits>

namespace qd::ui {

namespace {

constexpr qint64 kMicro = 1'000'000;

class Amounts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::Amounts)
};

QString dollars(qint64 micro, int decimals)
{
    const QString sign = micro < 0 ? QString(QChar(0x2212)) : QString();
    return sign + QLatin1Char('$') + QLocale().toString(double(qAbs(micro)) / kMicro, 'f', decimals);
}

QDateTime local(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

/// "2 h 10": a large part, and a small one in two digits unless it is nothing.
QString twoParts(const QString& large, qint64 small)
{
    return small == 0 ? large : QStringLiteral("%1 %2").arg(large).arg(small, 2, 10, QLatin1Char('0'));
}

} // namespace

QString moneyText(Money amount)
{
    const qint64 size = qAbs(amount.micro);
    return dollars(amount.micro, size == 0 || size >= kMicro / 100 ? 2 : size >= kMicro / 10'000 ? 4 : 6);
}

int plural(qint64 count)
{
    return int(qMin(qAbs(count), qint64(std::numeric_limits<int>::max())));
}

QString roundMoneyText(Money amount)
{
    return dollars(amount.micro, amount.micro % kMicro == 0 ? 0 : 2);
}

QString unitText(BudgetUnit unit, qint64 grains)
{
    switch (unit) {
    case BudgetUnit::Money: return roundMoneyText({grains});
    case BudgetUnit::Tokens: return Amounts::tr("%1 token(s)", nullptr, plural(grains)).arg(countText(grains));
    case BudgetUnit::Calls: return Amounts::tr("%1 call(s)", nullptr, plural(grains)).arg(countText(grains));
    case BudgetUnit::Minutes: return Amounts::tr("%1 min").arg(countText((grains + 30'000) / 60'000));
    }
    return {};
}

QString percentText(double share)
{
    //: a share of a hundred, with a narrow space before the sign
    return Amounts::tr("%1 %").arg(QLocale().toString(std::lround(share * 100)));
}

QString countText(qint64 count, bool brief)
{
    if (!brief || count < 10'000)
        return QLocale().toString(count);
    if (count < 1'000'000)
        //: thousands: 12.4 k
        return Amounts::tr("%1 k").arg(QLocale().toString(double(count) / 1e3, 'f', 1));
    //: millions: 1.2 M
    return Amounts::tr("%1 M").arg(QLocale().toString(double(count) / 1e6, 'f', 1));
}

QString durationText(Duration duration)
{
    const qint64 seconds = qMax<qint64>(0, duration.count() / 1000);
    if (seconds < 60)
        return Amounts::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Amounts::tr("%1 min").arg(seconds / 60);
    if (seconds < 24 * 3600)
        return twoParts(Amounts::tr("%1 h").arg(seconds / 3600), seconds / 60 % 60);
    return Amounts::tr("%n day(s)", nullptr, int(seconds / (24 * 3600)));
}

QString dueText(Instant due, Instant now)
{
    return due >= now ? Amounts::tr("due in %1").arg(durationText(due - now)) : Amounts::tr("%1 overdue").arg(durationText(now - due));
}

QString agoText(Instant then, Instant now)
{
    const qint64 seconds = (now - then).count() / 1000;
    if (seconds < 10)
        return Amounts::tr("just now");
    if (seconds < 6 * 3600)
        return Amounts::tr("%1 ago").arg(durationText(now - then));
    const QDateTime at = local(then);
    const qint64 days = at.date().daysTo(local(now).date());
    const QString time = QLocale().toString(at.time(), QLocale::ShortFormat);
    if (days == 0)
        return Amounts::tr("today %1").arg(time);
    if (days == 1)
        return Amounts::tr("yesterday %1").arg(time);
    //: day and month, as QLocale's format language writes them
    return QLocale().toString(at.date(), Amounts::tr("d MMM"));
}

QString momentText(Instant then, Instant now)
{
    const QDateTime at = local(then);
    const qint64 days = local(now).date().daysTo(at.date());
    const QString time = at.time().toString(QStringLiteral("HH:mm"));
    if (days == 0)
        return time;
    if (days == 1)
        return Amounts::tr("tomorrow %1").arg(time);
    if (days > 1 && days < 7)
        //: a day of the week and a time of day
        return Amounts::tr("%1 %2").arg(QLocale().dayName(at.date().dayOfWeek()), time);
    //: day and month, as QLocale's format language writes them
    return QStringLiteral("%1 %2").arg(QLocale().toString(at.date(), Amounts::tr("d MMM")), time);
}

QString clockText(Instant at)
{
    return local(at).time().toString(QStringLiteral("HH:mm:ss"));
}

QString absoluteText(Instant at)
{
    const QDateTime when = local(at);
    //: a date and a time of day
    return Amounts::tr("%1 at %2").arg(QLocale().toString(when.date(), QLocale::LongFormat),
                              when.time().toString(QStringLiteral("HH:mm:ss")));
}

} // namespace qd::ui
