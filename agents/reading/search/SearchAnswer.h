#pragma once

#include "agents/reading/search/SearchProvider.h"
#include "core/base/Json.h"

namespace qd::agents {

/// What the answers of providers have in common.

/// The JSON of a 2xx; else the error that the status is, with what the provider says about it at `said`.
Result<Json> answeredJson(const QString& provider, const HttpAnswer& answer, QString (*said)(const Json& body));

/// One result; the address must be of the web, else it is empty. Markup is taken out of title and excerpt.
SearchHit hitOf(const QString& title, const QString& address, const QString& excerpt, const QString& published);

/// SearchProvider::read() of an answer to a request with `key` (null: none). Error::Model where a success holds the key in any
/// form, also once it is read: nothing of it is used. What an error quotes is masked.
Result<QList<SearchHit>> readWithoutKey(const SearchProvider& provider, const HttpAnswer& answer, const std::shared_ptr<const Secret>& key);

/// "Brave Search answered something else than it says: results/3/url is missing".
Error otherThanItSays(const QString& provider, const QString& what);

/// Error::Parse when there are no words, or more than 400 characters or 50 words.
Result<QString> searchWords(const SearchQuery& query);

/// The text at `name`; nothing when something else stands there. A member that is missing or null is an empty text.
std::optional<QString> optionalText(const Json& object, QStringView name);

} // namespace qd::agents
