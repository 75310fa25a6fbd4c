#include "agents/llm/providers/ModelListing.h"

#include "agents/llm/providers/ProviderRequest.h"
#include "agents/llm/wire/anthropic/MessagesWire.h"

namespace qd::agents {

HttpRequest listingOf(const ModelProvider& provider, const SharedSecret& key)
{
    const bool isAnthropic = provider.dialect == Dialect::Anthropic; // it gives 20 where no limit is named
    HttpRequest request = requestTo(provider, isAnthropic ? QStringLiteral("/v1/models?limit=1000") : QStringLiteral("/models"), key);
    request.method = HttpRequest::Get;
    if (isAnthropic)
        request.headers.append(kAnthropicVersion);
    request.deadline = Duration(20'000);
    return request;
}

Result<ModelListing> readListing(const ModelProvider& provider, const SharedSecret& key, const HttpAnswer& answer)
{
    if (const std::optional<Error> fault = faultOf(provider, key, answer))
        return *fault;
    const Result<Json> json = Json::parse(answer.body);
    if (!json || json->at(u"data").kind() != Json::List)
        return Error{Error::Model, QStringLiteral("%1 answers, but not with a list of models").arg(provider.title), provider.id, {}};
    ModelListing listing;
    for (const Json& model : json->at(u"data").items())
        listing.models.append(model.at(u"id").toString());
    listing.models.removeAll(QString());
    listing.isWhole = !json->at(u"has_more").toBool();
    return listing;
}

} // namespace qd::agents
