#include "agents/library/EndpointTerms.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

bool isSameOrigin(const QUrl& a, const QUrl& b)
{
    const auto port = [](const QUrl& url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && port(a) == port(b);
}

bool bills(const TokenPrice& price)
{
    return price.input.micro > 0 || price.cacheWrite.micro > 0 || price.cacheRead.micro > 0;
}

/// The prices of its line, whatever the length.
QList<TokenPrice> pricesIn(const ModelPrice& line)
{
    QList<TokenPrice> all{line.price};
    for (const ModelPrice::Step& step : line.steps)
        all.append(step.price);
    return all;
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
        const QList<TokenPrice> all = pricesIn(*price);
        if (std::any_of(all.begin(), all.end(), [](const TokenPrice& one) { return one.output.micro > 0; }))
            return Error{Error::Rule, QStringLiteral("%1 bills for what “%2” writes, and what it says that texts mean is nothing written, so nobody can tell what that costs.").arg(provider.title, source.model),
                         source.endpoint, QStringLiteral("a model for embeddings, whose output costs nothing")};
        const bool isBilled = std::any_of(all.begin(), all.end(), bills);
        return std::optional(EndpointTerms{provider.id, provider.key, provider.origin(), isBilled ? provider.id + u':' + source.model : QString()});
    }
    return std::optional<EndpointTerms>();
}

} // namespace qd::agents
