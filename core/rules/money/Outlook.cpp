#include "core/rules/money/Outlook.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace qd::rules {

namespace {

constexpr qsizetype kEnough = 7;      ///< days that saw some spending
constexpr size_t kThreeWeeks = 21;
constexpr size_t kDraws = 2'000;

qint64 lastOfMonth(qint64 day)
{
    using namespace std::chrono;
    const year_month_day date{sys_days{std::chrono::days(day)}};
    return sys_days{date.year() / date.month() / last}.time_since_epoch().count();
}

int weekdayOf(qint64 day)
{
    return int((day % 7 + 7) % 7);
}

/// What happened on one day: which weekday it was, and how much.
struct Day {
    int weekday = 0;
    double amount = 0;
};

/// Draws days; the same for the same seed on every machine, which the distributions of the standard library are not.
class Draw {
public:
    explicit Draw(quint64 seed) : m_random(seed) {}
    size_t below(size_t bound) { return size_t(m_random() % bound); }

private:
    std::mt19937_64 m_random;
};

/// Days as they come: any of the past may come again.
class AnyDay {
public:
    explicit AnyDay(const std::vector<Day>& past) : m_past(past), m_drawn(past.size()) {}
    void redraw(Draw& draw)
    {
        for (double& amount : m_drawn)
            amount = m_past[draw.below(m_past.size())].amount;
    }
    double next(int, Draw& draw) const { return m_drawn[draw.below(m_drawn.size())]; }

private:
    const std::vector<Day>& m_past;
    std::vector<double> m_drawn;
};

/// Each weekday has its level; what a day differs from it may come again on any.
class ByWeekday {
public:
    explicit ByWeekday(const std::vector<Day>& past)
    {
        for (const Day& day : past) {
            m_levels[size_t(day.weekday)] += day.amount;
            ++m_counts[size_t(day.weekday)];
        }
        for (size_t i = 0; i < 7; ++i)
            m_levels[i] /= double(std::max<size_t>(1, m_counts[i]));
        // Seven levels were fitted to them, so they differ from these by less than the next days will.
        const double widen = std::sqrt(double(past.size()) / double(past.size() - 7));
        for (const Day& day : past)
            m_residuals.push_back((day.amount - m_levels[size_t(day.weekday)]) * widen);
    }
    void redraw(Draw& draw)
    {
        for (size_t i = 0; i < 7; ++i) {
            double sum = 0;
            for (size_t n = 0; n < m_counts[i]; ++n)
                sum += m_residuals[draw.below(m_residuals.size())];
            m_drawn[i] = m_levels[i] + sum / double(std::max<size_t>(1, m_counts[i]));
        }
    }
    double next(int weekday, Draw& draw) const { return m_drawn[size_t(weekday)] + m_residuals[draw.below(m_residuals.size())]; }

private:
    std::array<double, 7> m_levels{};
    std::array<size_t, 7> m_counts{};
    std::array<double, 7> m_drawn{};
    std::vector<double> m_residuals;
};

/// Sorted sums of what is still to come of the month.
template <class Model>
std::vector<double> drawRest(Model model, qint64 today, double ofToday)
{
    Draw draw{quint64(today)};
    const qint64 last = lastOfMonth(today);
    std::vector<double> sums(kDraws);
    for (double& sum : sums) {
        model.redraw(draw);
        sum = std::max(0.0, model.next(weekdayOf(today), draw) - ofToday);
        double later = 0; // a day below nothing makes up for one that was drawn too high: the mean stays
        for (qint64 day = today + 1; day <= last; ++day)
            later += model.next(weekdayOf(day), draw);
        sum += std::max(0.0, later);
    }
    std::sort(sums.begin(), sums.end());
    return sums;
}

} // namespace

std::optional<Outlook> outlook(const QMap<qint64, Money>& spent, qint64 today, Money soFar, Money ofToday)
{
    std::vector<Day> past;
    qsizetype busy = 0;
    if (!spent.isEmpty())
        for (qint64 day = spent.firstKey(); day < today; ++day) {
            past.push_back({weekdayOf(day), double(spent.value(day).micro)});
            busy += spent.value(day).micro > 0;
        }
    if (busy < kEnough)
        return {};
    const bool byWeekday = past.size() >= kThreeWeeks;
    const std::vector<double> rest = byWeekday ? drawRest(ByWeekday(past), today, double(ofToday.micro)) : drawRest(AnyDay(past), today, double(ofToday.micro));
    const auto with = [&](double more) { return Money{soFar.micro + std::llround(more)}; };
    const double mean = std::accumulate(rest.begin(), rest.end(), 0.0) / double(rest.size());
    return Outlook{with(mean), with(rest[kDraws / 10]), with(rest[kDraws - 1 - kDraws / 10]), int(past.size()), byWeekday};
}

std::optional<Outlook> monthOutlook(const OfficeState& state, Instant now, Spending what)
{
    const auto of = [what](const DayTally& day) { return what == Spending::Billed ? day.cost : what == Spending::WouldHave ? day.wouldHaveCost : day.outside; };
    const qint64 today = std::max(dayOf(now), state.ledger.day); // a clock that was set back must not hide what is there
    QMap<qint64, Money> spent;
    for (auto day = state.activity.days.begin(); day != state.activity.days.end() && day.key() < today; ++day)
        spent.insert(day.key(), of(*day));
    const bool thisMonth = state.ledger.month == monthOf(Instant{today * 86'400'000});
    const LedgerState& ledger = state.ledger;
    const Money soFar = !thisMonth ? Money{} : what == Spending::Billed ? ledger.thisMonth.cost : what == Spending::WouldHave ? ledger.thisMonth.wouldHaveCost : ledger.outsideThisMonth;
    return outlook(spent, today, soFar, of(state.activity.days.value(today)));
}

QString methodText(const Outlook& outlook)
{
    return outlook.byWeekday ? QStringLiteral("from %1 days, each weekday by its own level; eight of ten such months end within the interval").arg(outlook.days)
                             : QStringLiteral("from %1 days drawn again; eight of ten such months end within the interval").arg(outlook.days);
}

} // namespace qd::rules
