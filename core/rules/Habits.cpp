#include "core/rules/Habits.h"

#include <algorithm>
#include <cmath>

namespace qd::rules {

namespace {

double medianOf(QList<double> values)
{
    std::sort(values.begin(), values.end());
    const qsizetype n = values.size();
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// Below this a day is worth no word.
double floorOf(Habit habit)
{
    switch (habit) {
    case Habit::Spending: return 500'000; // half a dollar
    case Habit::Failures: return 0.2;
    case Habit::Slowness: return 10;
    }
    Q_UNREACHABLE();
}

QString amountText(Habit habit, double value)
{
    switch (habit) {
    case Habit::Spending: return dollarText(Money{std::llround(value)});
    case Habit::Failures: return QStringLiteral("%1 % of its turns failed").arg(std::lround(value * 100));
    case Habit::Slowness: return QStringLiteral("%1 s a call").arg(value, 0, 'f', 1);
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<double> valueOf(const HabitsState::Day& day, Habit habit)
{
    if (habit == Habit::Spending)
        return double(day.cost.micro);
    if (day.turns < kTurnsToTell)
        return std::nullopt;
    return habit == Habit::Failures ? double(day.failed) / double(day.turns) : double(day.took.count()) / 1000 / double(day.turns);
}

std::optional<Usual> usualOf(const QList<HabitsState::Day>& days, Habit habit)
{
    QList<double> values;
    for (qsizetype i = 0; i + 1 < days.size(); ++i)
        if (const auto value = valueOf(days[i], habit))
            values.append(*value);
    if (values.size() < kDaysToKnow)
        return std::nullopt;
    const double median = medianOf(values);
    QList<double> away;
    for (const double value : values)
        away.append(std::abs(value - median));
    const double limit = std::max({median + 3 * 1.4826 * medianOf(away), 2 * median, floorOf(habit)});
    return Usual{median, limit, int(values.size())};
}

QList<AgentUnusual> unusualOn(const HabitsState& habits, const AgentId& agent, qint64 day)
{
    const QList<HabitsState::Day> days = habits.days.value(agent);
    QList<AgentUnusual> all;
    if (days.isEmpty() || days.last().day != day)
        return all;
    for (const Habit habit : {Habit::Spending, Habit::Failures, Habit::Slowness}) {
        const auto value = valueOf(days.last(), habit);
        const auto usual = usualOf(days, habit);
        if (value && usual && *value > usual->limit)
            all.append({agent, habit, *value, usual->median, usual->limit, usual->days});
    }
    return all;
}

QList<AgentUnusual> unusual(const HabitsState& habits, const AgentId& agent)
{
    const QList<HabitsState::Day> days = habits.days.value(agent);
    QList<AgentUnusual> all = days.isEmpty() ? QList<AgentUnusual>() : unusualOn(habits, agent, days.last().day);
    all.removeIf([&](const AgentUnusual& one) { return days.last().said.contains(one.habit); });
    return all;
}

QString sentenceOf(const AgentUnusual& unusual, const QString& title)
{
    return QStringLiteral("%1 is not as on its other days: %2 today, usually %3, at most %4 (from %5 days)")
        .arg(title, amountText(unusual.habit, unusual.value), amountText(unusual.habit, unusual.usual), amountText(unusual.habit, unusual.limit))
        .arg(unusual.days);
}

} // namespace qd::rules
