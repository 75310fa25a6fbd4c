#include "agents/llm/AskableModel.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

namespace qd::agents {

Result<Done> checkAskable(const QString& model, const ProviderList* providers, const PriceList& prices, const QString& where)
{
    const auto wrong = [&where](const Error& why) { return Error{Error::Parse, why.text, where, why.hint}; };
    if (providers)
        if (const Result<ChosenModel> found = providers->find(model); !found)
            return wrong(found.error());
    if (const Result<ModelPrice> price = prices.believed(model, true); !price)
        return wrong(price.error());
    return Done{};
}

} // namespace qd::agents
