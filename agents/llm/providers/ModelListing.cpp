#include "agents/llm/providers/ModelListing.h"

#include "agents/keys/Secret.h"
#include "agents/llm/wire/Refusal.h"

namespace qd::agents {

namespace {

QString addressOf(const ModelProvider& provider)
{
    const bool isAnthropic = provider.dialect == Dialect::Anthropic;
    QStringList query;
    if (isAnthropic)
        query.append(QStringLiteral("limit=1000")); // it gives 20 otherwise
    if (!provider.query.isEmpty())
        query.append(provider.query);
    const QString address = provider.baseUrl + (isAnthropic ? QStringLiteral("/v1/models") : QStringLiteral("/models"));
    return query.isEmpty() ? address : address + u'?' + query.join(u'&');
}

} // namespace

HttpRequest listingOf(const ModelProvider& provider, const std::shared_ptr<const Secret>& key)
{
    HttpRequest request;
    request.method = HttpRequest::Get;
    request.url = addressOf(provider);
    for (auto header = provider.headers.begin(); header != provider.headers.end(); ++header)
        request.headers.append(std::pair(header.key().toLatin1(), header->toUtf8()));
    if (provider.dialect == Dialect::Anthropic)
        request.headers.append(std::pair(QByteArray("anthropic-version"), QByteArray("2023-06-01")));
    if (key)
        request.key = {key, provider.key.header.toLatin1(), provider.key.prefix.toLatin1(), provider.origin()};
    request.deadline = Duration(20'000);
    return request;
}

Result<ModelListing> readListing(const ModelProvider& provider, const std::shared_ptr<const Secret>& key, const HttpAnswer& answer)
{
    if (!answer.trouble.isEmpty())
        return Error{Error::Network, answer.trouble, provider.id, {}};
    if (answer.status / 100 != 2) {
        const QByteArrayView secret = key ? key->bytes() : QByteArrayView();
        return readRefusal(answer.status, answer.headers, answer.body, SystemClock().now(), [secret](const QString& text) { return masked(text, secret); }).error();
    }
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
