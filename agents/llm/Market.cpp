#include "agents/llm/Market.h"

namespace qd::agents {

Result<Market> Market::read(const QString& home)
{
    Result<ProviderList> providers = ProviderList::read(home);
    if (!providers)
        return providers.error();
    Result<PriceList> prices = PriceList::read(home, *providers);
    if (!prices)
        return prices.error();
    return Market{std::move(*providers), std::move(*prices)};
}

} // namespace qd::agents
