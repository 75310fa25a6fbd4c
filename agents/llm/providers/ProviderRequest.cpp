#include "agents/llm/providers/ProviderRequest.h"

#include "agents/keys/Secret.h"
#include "agents/llm/wire/Refusal.h"

namespace qd::agents {

HttpRequest requestTo(const ModelProvider& provider, const QString& path, const SharedSecret& key, const HttpHeaders& headers)
{
    HttpRequest request;
    request.url = provider.baseUrl + path;
    if (!provider.query.isEmpty())
        request.url += (path.contains(u'?') ? u'&' : u'?') + provider.query;
    request.headers = headers;
    for (auto header = provider.headers.begin(); header != provider.headers.end(); ++header)
        request.headers.append({header.key().toLatin1(), header->toUtf8()});
    if (key)
        request.key = {key, provider.key.header.toLatin1(), provider.key.prefix.toLatin1(), provider.origin()};
    return request;
}

Result<SharedSecret> keyFrom(const KeyForm& form, const Result<SharedSecret>& found)
{
    return !found && form.isOptional && found.error().kind == Error::Rule ? Result<SharedSecret>(SharedSecret()) : found;
}

Mask maskOf(const SharedSecret& key)
{
    return [key](const QString& text) { return masked(text, key ? key->bytes() : QByteArrayView()); };
}

std::optional<Error> faultOf(const ModelProvider& provider, const SharedSecret& key, const HttpAnswer& answer)
{
    if (!answer.trouble.isEmpty())
        return Error{Error::Network, answer.trouble, provider.id, {}};
    if (answer.status / 100 == 2)
        return std::nullopt;
    return readRefusal(answer.status, answer.headers, answer.body, SystemClock().now(), maskOf(key)).error();
}

} // namespace qd::agents
