#include "core/rules/setup/Betting.h"

#include <algorithm>
#include <vector>

namespace qd::rules {

namespace {

constexpr int kSteps = 200;         ///< of the candidates between -1 and 1
constexpr double kAtStake = 0.5;    ///< never more than this part of the capital can be lost on one number
constexpr double kNearly = 1e-9;

} // namespace

void SeenNumbers::see(double number)
{
    ++count;
    sum += number;
    const double off = number - mean();
    squares += off * off;
}

void Wager::take(const SeenNumbers& before, double number)
{
    const double off = before.mean() - m_m;
    const double bet = off / (before.variance() + off * off);
    const double onMore = std::clamp(bet, 0.0, kAtStake / std::max(1 + m_m, kNearly)); // a number lies at most 1 + m below m
    const double onLess = std::clamp(-bet, 0.0, kAtStake / std::max(1 - m_m, kNearly));
    m_more *= 1 + onMore * (number - m_m);
    m_less *= 1 - onLess * (number - m_m);
}

MeanBetween meanBetween(const QList<double>& numbers, double error)
{
    struct Candidate {
        double m;
        Wager wager;
        bool isOut = false;
    };
    std::vector<Candidate> candidates;
    for (int i = 0; i <= kSteps; ++i)
        candidates.push_back({2.0 * i / kSteps - 1, Wager(2.0 * i / kSteps - 1)});
    const Candidate& none = candidates[kSteps / 2];
    MeanBetween all;
    SeenNumbers seen;
    for (const double number : numbers) {
        for (Candidate& one : candidates) {
            one.wager.take(seen, number);
            one.isOut = one.isOut || one.wager.capital() * error >= 1;
        }
        seen.see(number);
        all.most = std::max(all.most, none.wager.capital());
        if (none.isOut && all.shownAt == 0) {
            all.shownAt = seen.count;
            all.isMore = none.wager.saysMore();
        }
    }
    all.capital = none.wager.capital();
    const auto isIn = [](const Candidate& one) { return !one.isOut; };
    const auto first = std::find_if(candidates.begin(), candidates.end(), isIn);
    const auto last = std::find_if(candidates.rbegin(), candidates.rend(), isIn);
    if (first == candidates.end()) // it was wrong somewhere, which happens as rarely as it may
        all.low = all.high = seen.mean();
    else {
        all.low = first == candidates.begin() ? -1 : std::prev(first)->m; // between two candidates nothing was asked
        all.high = last == candidates.rbegin() ? 1 : std::prev(last)->m;
    }
    return all;
}

} // namespace qd::rules
