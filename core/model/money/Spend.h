#pragma once

#include "core/model/money/Budget.h"

namespace qd {

/// Tokens of one model call, as the provider bills them.
struct TokenUsage {
    TokenCount in;
    TokenCount out;
    TokenCount cacheRead;
    TokenCount cacheWrite;

    template <class V> void fields(V& v)
    {
        v("in", in);
        v("out", out);
        v("cache_read", cacheRead);
        v("cache_write", cacheWrite);
    }
    /// All that went to the model and came from it.
    qint64 total() const { return in.value + out.value + cacheRead.value + cacheWrite.value; }
    TokenUsage& operator+=(const TokenUsage& o)
    {
        in += o.in;
        out += o.out;
        cacheRead += o.cacheRead;
        cacheWrite += o.cacheWrite;
        return *this;
    }
};

/// What the model calls of one turn took and cost.
struct Spend {
    QString model;       ///< "anthropic:claude-…", "rehearsal"
    TierId tier;
    TokenUsage usage;
    Money cost;          ///< really billed
    Money wouldHaveCost; ///< the same tokens at the tier's price
    Duration took{0};
    bool estimated = false; ///< the provider's own figure was missing or not believed: the amount is ours
    int calls = 1;
    bool batched = false; ///< asked with others that could wait, for less

    template <class V> void fields(V& v)
    {
        v("model", model);
        v("tier", tier);
        v("usage", usage);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("took_ms", took);
        v("estimated", estimated);
        v("calls", calls);
        v("batched", batched);
    }
    Amounts amounts() const { return {cost, usage.total(), calls, took}; }
};

} // namespace qd
