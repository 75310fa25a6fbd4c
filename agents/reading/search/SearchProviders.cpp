#include "agents/reading/search/SearchAnswer.h"
#include "agents/transport/Asking.h"

#include <QUrl>
#include <QUrlQuery>

namespace qd::agents {

namespace {

constexpr Duration kDeadline{20'000};
constexpr qint64 kMostBytes = 4 * 1024 * 1024;

/// One member of each result, by the provider's name for it.
struct HitNames {
    QStringView title, address, excerpt, published;
};

Result<QList<SearchHit>> hitsOf(const QString& provider, const Json& results, const QString& where, const HitNames& names, int most)
{
    if (results.kind() != Json::List)
        return otherThanItSays(provider, QStringLiteral("%1 is no list").arg(where));
    QList<SearchHit> hits;
    for (qsizetype i = 0; i < results.items().size() && hits.size() < most; ++i) {
        const Json& one = results.items()[i];
        const auto title = optionalText(one, names.title), excerpt = optionalText(one, names.excerpt), published = optionalText(one, names.published);
        const auto address = optionalText(one, names.address);
        if (one.kind() != Json::Object || !address || !title || !excerpt || !published)
            return otherThanItSays(provider, QStringLiteral("%1/%2 is no result of texts").arg(where).arg(i));
        const SearchHit hit = hitOf(*title, *address, *excerpt, *published);
        if (!hit.address.isEmpty())
            hits.append(hit);
    }
    return hits;
}

Error lacks(const QString& provider, const char* what)
{
    return {Error::Rule, QStringLiteral("%1 cannot be asked without %2").arg(provider, QLatin1String(what)), provider, {}};
}

HttpRequest requestTo(const QUrl& url, const std::shared_ptr<const Secret>& key, const char* header, const char* prefix)
{
    HttpRequest request;
    request.url = url.toString(QUrl::FullyEncoded);
    request.deadline = kDeadline;
    request.mostBytes = kMostBytes;
    if (key)
        request.key = {key, header, prefix, originOf(url)};
    return request;
}

/// An address that was given, or the provider's, with `path`; nothing when it is none.
std::optional<QUrl> endpoint(const QString& given, const QString& own, const QString& path)
{
    QUrl url((given.isEmpty() ? own : given).trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasQuery() || !url.userInfo().isEmpty())
        return std::nullopt;
    while (url.path().endsWith(u'/'))
        url.setPath(url.path().chopped(1));
    if (!url.path().endsWith(path))
        url.setPath(url.path() + path);
    return url;
}

class Brave final : public SearchProvider {
public:
    explicit Brave(SearchAccess access) : m_access(std::move(access)) {}
    QString name() const override { return QStringLiteral("Brave Search"); }
    Result<HttpRequest> request(const SearchQuery& query) const override
    {
        const Result<QString> words = searchWords(query);
        std::optional<QUrl> url = endpoint(m_access.address, QStringLiteral("https://api.search.brave.com"), QStringLiteral("/res/v1/web/search"));
        if (!words || !url || !m_access.key)
            return !words ? words.error() : lacks(name(), url ? "a key" : "an address");
        QUrlQuery asked;
        asked.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(*words)));
        asked.addQueryItem(QStringLiteral("count"), QString::number(qBound(1, query.most, 20)));
        asked.addQueryItem(QStringLiteral("text_decorations"), QStringLiteral("false"));
        asked.addQueryItem(QStringLiteral("result_filter"), QStringLiteral("web"));
        if (!query.language.isEmpty())
            asked.addQueryItem(QStringLiteral("search_lang"), query.language.section(u'-', 0, 0).toLower());
        url->setQuery(asked);
        HttpRequest request = requestTo(*url, m_access.key, "X-Subscription-Token", "");
        request.method = HttpRequest::Get;
        return request;
    }
    Result<QList<SearchHit>> read(const HttpAnswer& answer) const override
    {
        const Result<Json> body = answeredJson(name(), answer, [](const Json& error) { return error.at(u"error").at(u"detail").toString(); });
        if (!body)
            return body.error();
        if (body->at(u"type").toString() != QLatin1String("search"))
            return otherThanItSays(name(), QStringLiteral("type is not \"search\""));
        const Json& web = body->at(u"web");
        if (web.isNull())
            return QList<SearchHit>{}; // nothing was found
        return hitsOf(name(), web.at(u"results"), QStringLiteral("web/results"), {u"title", u"url", u"description", u"page_age"}, 20);
    }

private:
    SearchAccess m_access;
};

class Tavily final : public SearchProvider {
public:
    explicit Tavily(SearchAccess access) : m_access(std::move(access)) {}
    QString name() const override { return QStringLiteral("Tavily"); }
    Result<HttpRequest> request(const SearchQuery& query) const override
    {
        const Result<QString> words = searchWords(query);
        const std::optional<QUrl> url = endpoint(m_access.address, QStringLiteral("https://api.tavily.com"), QStringLiteral("/search"));
        if (!words || !url || !m_access.key)
            return !words ? words.error() : lacks(name(), url ? "a key" : "an address");
        HttpRequest request = requestTo(*url, m_access.key, "Authorization", "Bearer ");
        JsonWriter out;
        out.beginObject();
        out.key("query");
        out.value(*words);
        out.key("search_depth");
        out.value(QStringLiteral("basic"));
        out.key("max_results");
        out.value(qint64(qBound(1, query.most, 20)));
        out.key("include_answer");
        out.value(false);
        out.key("include_raw_content");
        out.value(false);
        out.endObject();
        request.body = out.take();
        return request;
    }
    Result<QList<SearchHit>> read(const HttpAnswer& answer) const override
    {
        const Result<Json> body = answeredJson(name(), answer, [](const Json& error) { return error.at(u"detail").at(u"error").toString(); });
        return body ? hitsOf(name(), body->at(u"results"), QStringLiteral("results"), {u"title", u"url", u"content", u"published_date"}, 20) : body.error();
    }

private:
    SearchAccess m_access;
};

class Searxng final : public SearchProvider {
public:
    explicit Searxng(SearchAccess access) : m_access(std::move(access)) {}
    QString name() const override { return QStringLiteral("SearXNG"); }
    Result<HttpRequest> request(const SearchQuery& query) const override
    {
        const Result<QString> words = searchWords(query);
        std::optional<QUrl> url = endpoint(m_access.address, {}, QStringLiteral("/search"));
        if (!words || !url)
            return !words ? words.error() : lacks(name(), "the address of a server");
        QUrlQuery asked;
        asked.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(*words)));
        asked.addQueryItem(QStringLiteral("format"), QStringLiteral("json"));
        if (!query.language.isEmpty())
            asked.addQueryItem(QStringLiteral("language"), query.language);
        url->setQuery(asked);
        HttpRequest request = requestTo(*url, m_access.key, "Authorization", "Bearer ");
        request.method = HttpRequest::Get;
        return request;
    }
    Result<QList<SearchHit>> read(const HttpAnswer& answer) const override
    {
        const Result<Json> body = answeredJson(name(), answer, [](const Json& error) { return error.at(u"error").toString(); });
        return body ? hitsOf(name(), body->at(u"results"), QStringLiteral("results"), {u"title", u"url", u"content", u"publishedDate"}, 20) : body.error();
    }

private:
    SearchAccess m_access;
};

} // namespace

std::unique_ptr<SearchProvider> braveSearch(SearchAccess access) { return std::make_unique<Brave>(std::move(access)); }
std::unique_ptr<SearchProvider> tavilySearch(SearchAccess access) { return std::make_unique<Tavily>(std::move(access)); }
std::unique_ptr<SearchProvider> searxngSearch(SearchAccess access) { return std::make_unique<Searxng>(std::move(access)); }

const QList<SearchKind>& searchKinds()
{
    static const QList<SearchKind> all{
        {QStringLiteral("searxng"), QStringLiteral("SearXNG"), QStringLiteral("docs.searxng.org, Search API"), false, {}},
        {QStringLiteral("brave"), QStringLiteral("Brave Search"), QStringLiteral("api-dashboard.search.brave.com, Web Search"), true, {}},
        {QStringLiteral("tavily"), QStringLiteral("Tavily"), QStringLiteral("docs.tavily.com, Tavily Search"), true, {}},
    };
    return all;
}

Result<std::unique_ptr<SearchProvider>> searchProvider(const QString& slug, SearchAccess access)
{
    if (slug == QLatin1String("brave"))
        return braveSearch(std::move(access));
    if (slug == QLatin1String("tavily"))
        return tavilySearch(std::move(access));
    if (slug == QLatin1String("searxng"))
        return searxngSearch(std::move(access));
    return Error{Error::Parse, QStringLiteral("\"%1\" is no search provider").arg(slug), slug, QStringLiteral("brave, tavily or searxng")};
}

} // namespace qd::agents
