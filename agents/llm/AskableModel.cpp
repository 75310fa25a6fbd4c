#include "agents/llm/AskableModel.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

namespace qd::agents {

Result<Done> checkAskable(const QString& model, const ProviderList* providers, const PriceList& prices, const QString& where, AskedFor what)
{
    const auto wrong = [&where](const Error& why) { return Error{Error::Parse, why.text, where, why.hint}; };
    if (providers) {
        const Result<ChosenModel> found = providers->find(model);
        if (!found)
            return wrong(found.error());
        if ((found->traits.pictures != PictureWay::None) != (what == AskedFor::Pictures))
            return Error{Error::Parse, (what == AskedFor::Words ? QStringLiteral("The model “%1” makes pictures and answers nothing else.") : QStringLiteral("The model “%1” makes no pictures.")).arg(model), where,
                         what == AskedFor::Words ? QStringLiteral("a model of words; one that makes pictures belongs to the tier “picture”") : QStringLiteral("a model whose provider's file says that it makes pictures (\"pictures\")")};
    }
    if (const Result<ModelPrice> price = prices.believed(model, true); !price)
        return wrong(price.error());
    return Done{};
}

} // namespace qd::agents
