#include "ui/widgets/money/MonthBand.h"

#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"

#include <QCoreApplication>

#include <cmath>

namespace qd::ui {

namespace {

class Band {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::MonthBand)
};

QString whole(Money money)
{
    return roundMoneyText({std::llround(double(money.micro) / 1e6) * 1'000'000});
}

} // namespace

QString bandText(const rules::Outlook& outlook)
{
    return outlook.low == outlook.high ? whole(outlook.expected) : Band::tr("%1 to %2").arg(whole(outlook.low), whole(outlook.high));
}

QList<MeterBar::Segment> bandSegments(const rules::Outlook& outlook, Money soFar, bool rehearsal)
{
    const Tokens& t = tokens();
    const auto more = [](Money a, Money b) { return double(qMax<qint64>(0, a.micro - b.micro)); };
    return {{Band::tr("So far %1").arg(moneyText(soFar)), double(soFar.micro), t.info, rehearsal},
            {Band::tr("Still to come, at least likely: to %1").arg(whole(outlook.low)), more(outlook.low, soFar), t.info, true},
            {Band::tr("The interval: to %1").arg(whole(outlook.high)), more(outlook.high, outlook.low), t.violet, true}};
}

QString bandDetail(const rules::Outlook& outlook)
{
    return outlook.byWeekday ? Band::tr("%1 expected at the end of the month, from %2 days, each weekday by its own level; eight of ten such months end within the interval.")
                                   .arg(whole(outlook.expected)).arg(outlook.days)
                             : Band::tr("%1 expected at the end of the month, from %2 days drawn again; eight of ten such months end within the interval.").arg(whole(outlook.expected)).arg(outlook.days);
}

} // namespace qd::ui
