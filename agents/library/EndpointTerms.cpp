#include "agents/library/EndpointTerms.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

#include <QUrl>

namespace qd::agents {

namespace {

bool isSameOrigin(const QUrl& a, const QUrl& b)
{
    const auto port = [](const QUrl& url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && port(a) == port(b);
}

} // namespace

Result<std::optional<EndpointTerms>> termsOf(const MeaningSource& source, const ProviderList& providers, const PriceList& prices)
{
    const QUrl endpoint(source.endpoint);
    for (const ModelProvider& provider : providers.providers()) {
        if (provider.isTemplate() || !isSameOrigin(QUrl(provider.baseUrl), endpoint))
            continue;
        const Result<ModelPrice> price = prices.believed(provider.id + u':' + source.model, false);
        if (!price)
            return price.error();
        if (price->price.input.micro > 0 || price->price.output.micro > 0)
            return Error{Error::Rule, QStringLiteral("%1 bills for what “%2” says that texts mean, and no budget can hold that yet, so it is not asked.").arg(provider.title, source.model),
                         source.endpoint, QStringLiteral("a server that costs nothing, as Ollama on this machine")};
        return std::optional(EndpointTerms{provider.id, provider.key, provider.origin()});
    }
    return std::optional<EndpointTerms>();
}

} // namespace qd::agents
