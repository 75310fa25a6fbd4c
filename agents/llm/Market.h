#pragma once

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

namespace qd::agents {

/// Who answers, and at what price, as the files of a home have it now.
struct Market {
    ProviderList providers;
    PriceList prices;

    /// Reads each file once. Error::Parse, as the two lists have it.
    static Result<Market> read(const QString& home);
};

} // namespace qd::agents
