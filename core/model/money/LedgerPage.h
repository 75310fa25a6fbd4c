#pragma once

#include "core/model/money/Spend.h"

#include <algorithm>

namespace qd {

/// What stands of one scope on one page of a ledger.
struct LedgerPage {
    QString scope; ///< as Budget::scope; kOutside: all that campaigns bought
    QString page;  ///< as BudgetPage::page
    qint64 calls = 0;
    TokenUsage usage;
    Money cost;
    Money wouldHaveCost;
    Duration took{0};
    static constexpr QLatin1String kOutside{"outside"};

    template <class V> void fields(V& v)
    {
        v("scope", scope);
        v("page", page);
        v("calls", calls);
        v("usage", usage);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("took_ms", took);
    }
    Amounts amounts() const { return {cost, usage.total(), calls, took}; }
};

/// `mine` becomes the larger of the two, number by number.
inline void raiseTo(Money& mine, Money other)
{
    mine.micro = std::max(mine.micro, other.micro);
}
inline void raiseTo(Amounts& mine, const Amounts& other)
{
    raiseTo(mine.money, other.money);
    mine.tokens = std::max(mine.tokens, other.tokens);
    mine.calls = std::max(mine.calls, other.calls);
    mine.time = std::max(mine.time, other.time);
}
inline void raiseTo(TokenUsage& mine, const TokenUsage& other)
{
    mine.in.value = std::max(mine.in.value, other.in.value);
    mine.out.value = std::max(mine.out.value, other.out.value);
    mine.cacheRead.value = std::max(mine.cacheRead.value, other.cacheRead.value);
    mine.cacheWrite.value = std::max(mine.cacheWrite.value, other.cacheWrite.value);
}

} // namespace qd
