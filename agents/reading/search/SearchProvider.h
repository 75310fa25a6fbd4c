#pragma once

#include "agents/transport/Transport.h"
#include "core/base/Result.h"

namespace qd::agents {

struct SearchQuery {
    QString words;
    int most = 10;      ///< results, 1 to 20
    QString language;   ///< "en", "de"; empty: whatever the provider takes
};

struct SearchHit {
    QString title;
    QString address;    ///< http or https
    QString excerpt;    ///< plain text
    QString published;  ///< as the provider writes it; empty: not said
};

/// Where a provider is asked, and the key for it. The origin of the key is that of the address.
struct SearchAccess {
    QString address;    ///< empty: the provider's own (SearXNG has none: it is the person's)
    std::shared_ptr<const Secret> key;
};

/// Somebody who searches the web. Pure: what is sent and what an answer means; the sending is Transport's.
class SearchProvider {
public:
    virtual ~SearchProvider() = default;
    virtual QString name() const = 0; ///< "Brave Search", for sentences
    /// Error::Rule: it lacks its key or its address; Error::Parse: it does not take these words.
    virtual Result<HttpRequest> request(const SearchQuery& query) const = 0;
    /// Reads an answer strictly: what is not in the form that the provider publishes is an error, not fewer results. Results without
    /// a web address are left out. Error::Network: trouble on the way or "not now"; Error::Rule: the key, the plan or the form of
    /// the answer is refused; Error::Model: it answered something else than it says.
    virtual Result<QList<SearchHit>> read(const HttpAnswer& answer) const = 0;
};

/// api-dashboard.search.brave.com, "Web Search": GET /res/v1/web/search. Not tried against the provider.
std::unique_ptr<SearchProvider> braveSearch(SearchAccess access);
/// docs.tavily.com, "Tavily Search": POST /search. Not tried against the provider.
std::unique_ptr<SearchProvider> tavilySearch(SearchAccess access);
/// docs.searxng.org, "Search API": GET /search?format=json, which a server has to allow. Not tried against a server.
std::unique_ptr<SearchProvider> searxngSearch(SearchAccess access);

/// Somebody who can search, for people.
struct SearchKind {
    QString slug;  ///< also the name of its key
    QString title;
    QString source; ///< where its form was looked up
    bool takesKey = true; ///< else the address of a server
    QString tried; ///< when this program was tried against it, live; empty: never
};
/// In the order in which the first that has what it needs searches.
const QList<SearchKind>& searchKinds();

/// "brave", "tavily", "searxng". Error::Parse for another name.
Result<std::unique_ptr<SearchProvider>> searchProvider(const QString& slug, SearchAccess access);

} // namespace qd::agents
