#include "app/commands/models/ProviderTitle.h"

#include "agents/llm/providers/ProviderList.h"

namespace qd::app {

QString providerTitle(const Home& home, const QString& who)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(home.path());
    const agents::ModelProvider* provider = providers ? providers->provider(who.section(u':', 0, 0)) : nullptr;
    if (!provider)
        return who;
    const QString model = who.section(u':', 1);
    return model.isEmpty() ? provider->title : QStringLiteral("%1 of %2").arg(model, provider->title);
}

} // namespace qd::app
