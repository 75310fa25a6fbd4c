#include "agents/reading/search/SearchProvider.h"

#include "agents/keys/Secret.h"
#include "core/base/Json.h"

#include <gtest/gtest.h>

#include <QUrl>
#include <QUrlQuery>

namespace qd::test {

using namespace Qt::StringLiterals;
using agents::HttpAnswer;
using agents::HttpRequest;
using agents::SearchAccess;
using agents::SearchHit;
using agents::SearchProvider;

namespace {

SearchAccess access(const QString& address = {})
{
    return {address, agents::Secret::of("k-123")};
}

HttpAnswer answer(int status, const QByteArray& body)
{
    HttpAnswer made;
    made.delivery = HttpAnswer::Answered;
    made.status = status;
    made.body = body;
    return made;
}

/// The members of an address that a GET asks.
QString item(const HttpRequest& request, const char* name)
{
    return QUrlQuery(QUrl(request.url)).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

} // namespace

TEST(SearchProvider, BraveIsAskedAsItSays)
{
    const Result<HttpRequest> request = agents::braveSearch(access())->request({u"cats & dogs + 50%"_s, 30, u"de-AT"_s});
    ASSERT_TRUE(request) << request.error().text.toStdString();
    EXPECT_EQ(request->method, HttpRequest::Get);
    EXPECT_TRUE(request->url.startsWith(u"https://api.search.brave.com/res/v1/web/search?"_s)) << request->url.toStdString();
    EXPECT_EQ(item(*request, "q"), u"cats & dogs + 50%"_s);
    EXPECT_TRUE(request->url.contains(u"q=cats%20%26%20dogs%20%2B%2050%25&"_s)) << request->url.toStdString();
    EXPECT_EQ(item(*request, "count"), u"20"_s) << "as many as it takes";
    EXPECT_EQ(item(*request, "search_lang"), u"de"_s);
    EXPECT_EQ(request->key.header, "X-Subscription-Token");
    EXPECT_EQ(request->key.prefix, "");
    EXPECT_EQ(request->key.origin, u"https://api.search.brave.com"_s);
    EXPECT_TRUE(request->key.secret);
    EXPECT_FALSE(request->url.contains(u"k-123"_s));
    const Result<QList<SearchHit>> hits = agents::braveSearch(access())->read(answer(200, R"({"type":"search","query":{},"web":{"type":"search","results":[
        {"title":"A &amp; B","url":"https://a.example/x","description":"Some <strong>words</strong>","page_age":"2026-11-01T00:00:00","age":"3 weeks"},
        {"title":"J","url":"javascript:x","description":""},{"title":"U","url":"https://me:pw@a.example/"},{"title":"N","url":"https://n.example/"}]}})"));
    ASSERT_TRUE(hits) << hits.error().text.toStdString();
    ASSERT_EQ(hits->size(), 2) << "what is no place of the web is left out";
    EXPECT_EQ(hits->at(0).title, u"A & B"_s);
    EXPECT_EQ(hits->at(0).excerpt, u"Some words"_s);
    EXPECT_EQ(hits->at(0).published, u"2026-11-01T00:00:00"_s);
    EXPECT_EQ(agents::braveSearch(access())->read(answer(200, R"({"type":"search"})"))->size(), 0) << "nothing was found";
}

TEST(SearchProvider, TavilyIsAskedAsItSays)
{
    const Result<HttpRequest> request = agents::tavilySearch(access())->request({u" two   words "_s, 5, {}});
    ASSERT_TRUE(request) << request.error().text.toStdString();
    EXPECT_EQ(request->method, HttpRequest::Post);
    EXPECT_EQ(request->url, u"https://api.tavily.com/search"_s);
    EXPECT_EQ(request->key.header, "Authorization");
    EXPECT_EQ(request->key.prefix, "Bearer ");
    EXPECT_FALSE(request->body.contains("k-123"));
    const Result<Json> body = Json::parse(request->body);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->at(u"query").toString(), u"two words"_s);
    EXPECT_EQ(body->at(u"max_results").toInteger(), 5);
    const auto hits = agents::tavilySearch(access())->read(answer(200, R"({"query":"x","results":[{"title":"A","url":"https://a.example/","content":"C","score":0.9,"raw_content":null}],"response_time":1.2})"));
    ASSERT_TRUE(hits) << hits.error().text.toStdString();
    ASSERT_EQ(hits->size(), 1);
    EXPECT_EQ(hits->at(0).excerpt, u"C"_s);
}

TEST(SearchProvider, SearxngIsAskedAtThePersonsServer)
{
    const auto searxng = agents::searxngSearch({u"http://127.0.0.1:8888/sub/"_s, nullptr});
    const Result<HttpRequest> request = searxng->request({u"words"_s, 5, u"en"_s});
    ASSERT_TRUE(request) << request.error().text.toStdString();
    EXPECT_TRUE(request->url.startsWith(u"http://127.0.0.1:8888/sub/search?"_s)) << request->url.toStdString();
    EXPECT_EQ(item(*request, "format"), u"json"_s);
    EXPECT_EQ(item(*request, "language"), u"en"_s);
    EXPECT_FALSE(request->key.secret) << "it needs none";
    const auto hits = searxng->read(answer(200, R"({"query":"x","number_of_results":0,"results":[{"url":"https://a.example/","title":"A","content":"C","publishedDate":null,"engines":["x"]},{"url":null,"title":"answer"}],"answers":[]})"));
    ASSERT_TRUE(hits) << hits.error().text.toStdString();
    EXPECT_EQ(hits->size(), 1);
    EXPECT_FALSE(agents::searxngSearch({})->request({u"words"_s, 5, {}})) << "there is no server of everybody's";
    for (const char* address : {"ftp://x/", "https://u:p@x/", "https://x/?q=1", "nothing"})
        EXPECT_FALSE(agents::searxngSearch({QLatin1String(address), nullptr})->request({u"words"_s, 5, {}})) << address;
}

TEST(SearchProvider, WhatCannotBeAskedIsSaidBefore)
{
    EXPECT_TRUE(agents::braveSearch({})->request({u"x"_s, 5, {}}).error().text.contains(u"without a key"_s));
    EXPECT_TRUE(agents::tavilySearch({})->request({u"x"_s, 5, {}}).error().text.contains(u"without a key"_s));
    for (const QString& words : {QString(), u" \n "_s, QString(401, u'x'), u"a "_s.repeated(51)})
        EXPECT_EQ(agents::braveSearch(access())->request({words, 5, {}}).error().kind, Error::Parse);
    EXPECT_TRUE(agents::searchProvider(u"brave"_s, access()));
    EXPECT_TRUE(agents::searchProvider(u"tavily"_s, access()));
    EXPECT_TRUE(agents::searchProvider(u"searxng"_s, access()));
    EXPECT_EQ(agents::searchProvider(u"google"_s, access()).error().kind, Error::Parse);
}

TEST(SearchProvider, AnAnswerIsReadStrictlyAndAnErrorInWords)
{
    const auto brave = agents::braveSearch(access()), tavily = agents::tavilySearch(access()), searxng = agents::searxngSearch(access(u"https://s.example"_s));
    struct Case {
        const SearchProvider& provider;
        int status;
        const char* body;
        Error::Kind kind;
        const char* says;
    };
    const Case all[] = {
        {*brave, 200, "<html>", Error::Model, "something else"},
        {*brave, 200, "{}", Error::Model, "type"},
        {*brave, 200, R"({"type":"search","web":{"results":{}}})", Error::Model, "no list"},
        {*brave, 200, R"({"type":"search","web":{"results":[{"title":7,"url":"https://a/"}]}})", Error::Model, "web/results/0"},
        {*brave, 200, R"({"type":"search","web":{"results":["x"]}})", Error::Model, "web/results/0"},
        {*brave, 422, R"({"type":"ErrorResponse","error":{"detail":"Unable to validate","code":"VALIDATION"}})", Error::Parse, "Unable to validate"},
        {*brave, 401, "", Error::Rule, "refuses (401)"},
        {*brave, 429, R"({"error":{"detail":"Rate limit"}})", Error::Network, "Rate limit"},
        {*brave, 503, "x", Error::Network, "does not work just now"},
        {*tavily, 200, R"({"results":null})", Error::Model, "no list"},
        {*tavily, 401, R"({"detail":{"error":"Unauthorized: missing or invalid API key."}})", Error::Rule, "invalid API key"},
        {*tavily, 432, R"({"detail":{"error":"limit"}})", Error::Rule, "used up"},
        {*searxng, 403, "Forbidden", Error::Rule, "refuses (403)"},
        {*searxng, 200, R"({"results":[{"url":"https://a/","title":["x"]}]})", Error::Model, "results/0"},
    };
    for (const Case& one : all) {
        const Result<QList<SearchHit>> hits = one.provider.read(answer(one.status, one.body));
        ASSERT_FALSE(hits) << one.body;
        EXPECT_EQ(hits.error().kind, one.kind) << hits.error().text.toStdString();
        EXPECT_TRUE(hits.error().text.contains(QLatin1String(one.says))) << hits.error().text.toStdString();
    }
    HttpAnswer broken;
    broken.trouble = u"api.tavily.com closed the connection"_s;
    EXPECT_EQ(tavily->read(broken).error().kind, Error::Network);
    broken.isCancelled = true;
    EXPECT_EQ(tavily->read(broken).error().kind, Error::Cancelled);
}

} // namespace qd::test
