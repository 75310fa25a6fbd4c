#include "agents/turn/fit/ModelRoom.h"

#include "agents/llm/providers/ProviderList.h"

namespace qd::agents {

ModelRoom roomOf(const QString& model, const ProviderList* providers)
{
    if (model == QLatin1String("rehearsal"))
        return {{2 * kMostPrompt.value}, {}, {}, false};
    if (!providers || !providers->provider(model.section(u':', 0, 0)))
        return {};
    const Result<ChosenModel> found = providers->find(model);
    if (!found)
        return {}; // its door says what is wrong with it
    const ModelTraits& traits = found->traits;
    // A server of one's own holds replies to a grammar, which no model reads.
    return {traits.context, traits.mostOutput, traits.imageTokens, traits.structured != StructuredWay::None && !found->provider.isOnThisMachine()};
}

} // namespace qd::agents
