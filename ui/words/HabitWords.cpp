#include "ui/words/HabitWords.h"

#include "ui/words/Amounts.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace qd::ui {

namespace {

struct HabitWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::HabitWords)
};

} // namespace

QString unusualSentence(const AgentUnusual& unusual, const QString& who)
{
    const auto dollars = [](double micro) { return moneyText({std::llround(micro)}); };
    const auto seconds = [](double value) { return QLocale().toString(value, 'f', 1); };
    switch (unusual.habit) {
    case Habit::Spending: return HabitWords::tr("%1 has spent %2 today, usually %3.").arg(who, dollars(unusual.value), dollars(unusual.usual));
    case Habit::Failures: return HabitWords::tr("%1 of the turns of %2 have failed today, usually %3.").arg(percentText(unusual.value), who, percentText(unusual.usual));
    case Habit::Slowness: return HabitWords::tr("Models take %1 s to answer %2 today, usually %3 s.").arg(seconds(unusual.value), who, seconds(unusual.usual));
    }
    Q_UNREACHABLE();
}

} // namespace qd::ui
