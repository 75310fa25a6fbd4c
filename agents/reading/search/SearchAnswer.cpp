#include "agents/reading/search/SearchAnswer.h"

#include "agents/keys/Secret.h"
#include "agents/llm/wire/Masking.h"
#include "agents/reading/markup/HtmlText.h"

#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostTitle = 300;
constexpr qsizetype kMostExcerpt = 1'200;

Error refusal(const QString& provider, int status, const QString& said)
{
    const QString words = said.isEmpty() ? QString() : QStringLiteral(": ") + said.simplified().left(300);
    switch (status) {
    case 401:
    case 403: return {Error::Rule, QStringLiteral("%1 refuses (%2)%3").arg(provider).arg(status).arg(words), provider, QStringLiteral("its key, and whether its plan or server allows this")};
    case 402:
    case 432:
    case 433: return {Error::Rule, QStringLiteral("the plan at %1 is used up (%2)%3").arg(provider).arg(status).arg(words), provider, {}};
    case 408:
    case 429: return {Error::Network, QStringLiteral("%1 takes no more questions just now (%2)%3").arg(provider).arg(status).arg(words), provider, QStringLiteral("ask again later")};
    default: break;
    }
    if (status >= 500)
        return {Error::Network, QStringLiteral("%1 does not work just now (%2)%3").arg(provider).arg(status).arg(words), provider, QStringLiteral("ask again later")};
    return {Error::Parse, QStringLiteral("%1 does not take this question (%2)%3").arg(provider).arg(status).arg(words), provider, {}};
}

} // namespace

Result<Json> answeredJson(const QString& provider, const HttpAnswer& answer, QString (*said)(const Json& body))
{
    if (answer.isCancelled)
        return Error{Error::Cancelled, QStringLiteral("the search was not waited for"), provider, {}};
    if (!answer.trouble.isEmpty())
        return Error{Error::Network, QStringLiteral("%1: %2").arg(provider, answer.trouble), provider, {}};
    const Result<Json> json = Json::parse(answer.body, {4 * 1024 * 1024, 32});
    if (answer.status < 200 || answer.status > 299)
        return refusal(provider, answer.status, json ? said(*json) : QString());
    if (!json)
        return otherThanItSays(provider, json.error().text);
    return json;
}

Result<QList<SearchHit>> readWithoutKey(const SearchProvider& provider, const HttpAnswer& answer, const std::shared_ptr<const Secret>& key)
{
    Result<QList<SearchHit>> hits = provider.read(answer);
    if (!key)
        return hits;
    const auto holds = [&key](const QString& text) { return holdsKey(text, key->bytes()); };
    if (!hits)
        return Error{hits.error().kind, wordsWithoutKey(hits.error().text, key->bytes()), hits.error().where, hits.error().hint};
    const bool saysKey = holds(QString::fromUtf8(answer.body)) || std::any_of(hits->begin(), hits->end(), [&](const SearchHit& hit) {
        return holds(hit.title) || holds(hit.address) || holds(hit.excerpt) || holds(hit.published);
    });
    return saysKey ? Result<QList<SearchHit>>(Error{Error::Model, QStringLiteral("%1 repeats the key that it was asked with, so nothing of its answer is used").arg(provider.name()), provider.name(), {}})
                   : hits;
}

SearchHit hitOf(const QString& title, const QString& address, const QString& excerpt, const QString& published)
{
    SearchHit hit;
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const bool isWeb = url.isValid() && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http")) && !url.host().isEmpty();
    hit.address = isWeb && url.userInfo().isEmpty() ? url.toString(QUrl::FullyEncoded) : QString();
    hit.title = htmlText(title).simplified().left(kMostTitle);
    hit.excerpt = htmlText(excerpt).simplified().left(kMostExcerpt);
    hit.published = published.simplified().left(64);
    return hit;
}

Error otherThanItSays(const QString& provider, const QString& what)
{
    return {Error::Model, QStringLiteral("%1 answered something else than it says it does: %2").arg(provider, what), provider, {}};
}

Result<QString> searchWords(const SearchQuery& query)
{
    const QString words = query.words.simplified();
    if (words.isEmpty() || words.size() > 400 || words.count(u' ') >= 50)
        return Error{Error::Parse, words.isEmpty() ? QStringLiteral("there is nothing to search for") : QStringLiteral("a search takes at most 400 characters and 50 words"),
                     QStringLiteral("query"), QStringLiteral("a few words")};
    return words;
}

std::optional<QString> optionalText(const Json& object, QStringView name)
{
    const Json& value = object.at(name);
    return value.isNull() ? std::optional(QString()) : value.kind() == Json::String ? std::optional(value.toString()) : std::nullopt;
}

} // namespace qd::agents
