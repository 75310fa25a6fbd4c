#pragma once

#include "core/model/Ids.h"
#include "core/base/Describe.h"

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
    TokenUsage& operator+=(const TokenUsage& o)
    {
        in += o.in;
        out += o.out;
        cacheRead += o.cacheRead;
        cacheWrite += o.cacheWrite;
        return *this;
    }
};

/// What one model call took and cost.
struct Spend {
    QString model;       ///< "anthropic:claude-…", "rehearsal"
    TierId tier;
    TokenUsage usage;
    Money cost;          ///< really billed
    Money wouldHaveCost; ///< the same tokens at the tier's price
    Duration took{0};

    template <class V> void fields(V& v)
    {
        v("model", model);
        v("tier", tier);
        v("usage", usage);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("took_ms", took);
    }
};

} // namespace qd
