#include "agents/keys/Secret.h"
#include "tests/agents/tools/ToolFixture.h"
#include "tests/agents/tools/ways/HttpServer.h"

namespace qd::test {

namespace {

const QByteArray kJson = "application/json";
const QByteArray kKey = "shop-canary-0123456789-abcdefg";
const QByteArray kEvents = "text/event-stream; charset=utf-8";
const QByteArray kTools = R"({"tools":[{"name":"echo","description":"Gives back.","inputSchema":{"type":"object"}}]})";

QByteArray result(const Seen& request, const QByteArray& result)
{
    return R"({"jsonrpc":"2.0","id":)" + Json::parse(request.body)->at(u"id").toText() + R"(,"result":)" + result + "}";
}
QByteArray said(const Seen& request, const QByteArray& words)
{
    return result(request, R"({"content":[{"type":"text","text":")" + words + R"("}]})");
}

class HttpWayTest : public ToolTest {
protected:
    HttpWayTest() { transport = std::make_unique<agents::Transport>(agents::Way{agents::Way::None, {}, std::chrono::seconds(3)}); }

    void SetUp() override
    {
        http.answer = [this](const Seen& request) { return usual(request); };
        fakeUrl();
    }
    void fakeUrl(const QByteArray& more = {})
    {
        name(QStringLiteral("fake"), R"({"v":1,"id":"fake","title":"Fake","url":")" + http.url().toUtf8() + R"(","tools":{"echo":"reads"})" + more + "}");
    }
    static QString method(const Seen& request) { return request.body.isEmpty() ? QString() : Json::parse(request.body)->at(u"method").toString(); }

    /// Answers as a plain server does; a call is answered by `call`.
    QByteArray usual(const Seen& request)
    {
        if (request.method == "GET")
            return HttpServer::reply(405, kJson, "");
        const QString asked = method(request);
        if (asked == QLatin1String("initialize"))
            return HttpServer::reply(200, kJson, result(request, R"({"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"h","version":"1"}})"), session);
        if (asked == QLatin1String("tools/list"))
            return HttpServer::reply(200, kEvents, HttpServer::event(result(request, kTools)));
        if (asked == QLatin1String("tools/call"))
            return call ? call(request) : HttpServer::reply(200, kJson, said(request, "plain"));
        return HttpServer::reply(202, kJson, "");
    }
    Result<agents::ToolAnswer> echo(Duration within = std::chrono::seconds(20)) { return use("echo", "{}", within); }
    QList<Seen> all(const char* asked) const
    {
        QList<Seen> found;
        for (const Seen& each : http.seen)
            if (method(each) == QLatin1String(asked))
                found.append(each);
        return found;
    }

    HttpServer http;
    QByteArray session = "Mcp-Session-Id: s-1\r\n";
    std::function<QByteArray(const Seen&)> call;
};

} // namespace

TEST_F(HttpWayTest, SpeaksJsonAndEventsInOneSession)
{
    allow();
    EXPECT_EQ(text(echo()), "plain");
    ASSERT_EQ(http.seen.size(), 4);
    EXPECT_EQ(method(http.seen[0]), QStringLiteral("initialize"));
    EXPECT_FALSE(http.seen[0].headers.contains("mcp-session-id"));
    EXPECT_EQ(method(http.seen[1]), QStringLiteral("notifications/initialized"));
    for (const Seen& each : http.seen) {
        EXPECT_EQ(each.headers.value("accept"), QByteArray("application/json, text/event-stream"));
        EXPECT_EQ(each.headers.value("content-type"), QByteArray("application/json"));
    }
    for (const Seen& each : http.seen.mid(1)) {
        EXPECT_EQ(each.headers.value("mcp-session-id"), QByteArray("s-1"));
        EXPECT_EQ(each.headers.value("mcp-protocol-version"), QByteArray("2025-11-25"));
        EXPECT_FALSE(each.headers.contains("authorization"));
    }
}

TEST_F(HttpWayTest, GoesOnWithAStreamThatBroke)
{
    int gets = 0;
    Seen asked;
    call = [&](const Seen& request) {
        asked = request;
        return HttpServer::reply(200, kEvents, "retry: 5\n" + HttpServer::event("", "e-1"));
    };
    http.answer = [&](const Seen& request) {
        if (request.method != "GET")
            return usual(request);
        ++gets;
        EXPECT_EQ(request.headers.value("last-event-id"), QByteArray("e-1"));
        EXPECT_EQ(request.headers.value("mcp-session-id"), QByteArray("s-1"));
        if (gets == 1)
            return HttpServer::reply(200, kEvents, ": nothing yet\n\n");
        return HttpServer::reply(200, kEvents, HttpServer::event(said(asked, "at last"), "e-2"));
    };
    allow();
    EXPECT_EQ(text(echo()), "at last");
    EXPECT_EQ(gets, 2);
    EXPECT_EQ(all("tools/call").size(), 1) << "it was not asked again";
}

TEST_F(HttpWayTest, GivesUpOnAStreamThatAlwaysBreaks)
{
    call = [&](const Seen&) { return HttpServer::reply(200, kEvents, "retry: 1\n" + HttpServer::event("", "e-1")); };
    int gets = 0;
    http.answer = [&](const Seen& request) {
        if (request.method != "GET")
            return usual(request);
        ++gets;
        return HttpServer::reply(200, kEvents, ": nothing\n\n");
    };
    allow();
    const Result<agents::ToolAnswer> answer = echo();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Error::Network);
    EXPECT_EQ(gets, agents::HttpWay::kResumes);
}

TEST_F(HttpWayTest, WhatIsNoAnswerIsSaid)
{
    const std::tuple<int, QByteArray, QByteArray, const char*> all[] = {
        {200, kEvents, ": nothing\n\n", "ended its answer"},
        {200, "text/html", "<p>Hello", "neither JSON nor events"},
        {202, kJson, "", "ended its answer"},
        {401, kJson, "", "does not let this in"},
        {500, kJson, R"({"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"out of order"}})", "HTTP 500: out of order"},
        {307, kJson, "", "no redirect is followed"},
        {200, kJson, QByteArray(9 * 1024 * 1024, '{'), "more than"},
        {200, kEvents, "data: " + QByteArray(9 * 1024 * 1024, 'x'), "more than"},
    };
    allow();
    for (const auto& each : all) {
        const char* const says = std::get<3>(each);
        call = [&](const Seen&) { return HttpServer::reply(std::get<0>(each), std::get<1>(each), std::get<2>(each)); };
        const Result<agents::ToolAnswer> answer = echo();
        ASSERT_FALSE(answer) << says;
        EXPECT_TRUE(answer.error().text.contains(QLatin1String(says))) << answer.error().text.toStdString();
    }
    call = {};
    EXPECT_EQ(text(echo()), "plain");
}

TEST_F(HttpWayTest, ASessionThatEndedIsBegunAnew)
{
    allow();
    session = "Mcp-Session-Id: s-2\r\n";
    call = [&](const Seen& request) {
        return request.headers.value("mcp-session-id") == "s-1" ? HttpServer::reply(404, kJson, "") : HttpServer::reply(200, kJson, said(request, "anew"));
    };
    const Result<agents::ToolAnswer> lost = echo();
    ASSERT_FALSE(lost) << "nobody knows whether it was done, so it is not done again";
    EXPECT_TRUE(lost.error().text.contains(QLatin1String("has ended the session"))) << lost.error().text.toStdString();
    EXPECT_EQ(text(echo()), "anew");
}

TEST_F(HttpWayTest, TakesNoSessionThatIsNone)
{
    session = "Mcp-Session-Id: a b\r\n";
    EXPECT_TRUE(look().error().text.contains(QLatin1String("gave its session a name that is none"))) << look().error().text.toStdString();
}

TEST_F(HttpWayTest, HearsOfOtherToolsWhereItListens)
{
    fakeUrl(R"(,"listens":true)");
    http.answer = [&](const Seen& request) { return request.method == "GET" ? HttpServer::stream() : usual(request); };
    allow();
    EXPECT_EQ(text(echo()), "plain");
    ASSERT_EQ(all("tools/list").size(), 1);
    http.push(HttpServer::event(R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})"));
    EXPECT_TRUE(waitUntil([&] { return all("tools/list").size() == 2; }));
    EXPECT_EQ(text(echo()), "plain");
}

TEST_F(HttpWayTest, ACancelledCallIsToldAndItsStreamClosed)
{
    call = [&](const Seen&) { return HttpServer::stream(); };
    allow();
    const Result<agents::ToolAnswer> answer = echo(std::chrono::milliseconds(300));
    ASSERT_FALSE(answer);
    EXPECT_TRUE(waitUntil([&] { return all("notifications/cancelled").size() == 1; }));
    call = {};
    EXPECT_EQ(text(echo()), "plain");
}

TEST_F(HttpWayTest, TheKeyGoesToItsPlaceOnly)
{
    fakeUrl(R"(,"key":"shop","key_header":"X-Key","key_prefix":"Token ")");
    const auto toAllow = [this] { return look(QStringLiteral("fake"), agents::ToolServers::Looks::ToAllow); };
    EXPECT_TRUE(toAllow().error().text.contains(QLatin1String("wants the key"))) << "nobody has it here";
    EXPECT_TRUE(http.seen.isEmpty());
    restart();
    key = [](const QString& name, const QString&, const agents::ToolServers::Parts::FoundKey& found) {
        EXPECT_EQ(name, QStringLiteral("shop"));
        found(agents::Secret::of("k-123"));
    };
    const auto seen = toAllow();
    ASSERT_TRUE(seen) << seen.error().text.toStdString();
    for (const Seen& each : http.seen)
        EXPECT_EQ(each.headers.value("x-key"), QByteArray("Token k-123"));
}

TEST_F(HttpWayTest, BeforeItIsAllowedTheKeyGoesNowhere)
{
    int asked = 0;
    key = [&asked](const QString&, const QString&, const agents::ToolServers::Parts::FoundKey& found) {
        ++asked;
        found(agents::Secret::of(kKey));
    };
    fakeUrl(R"(,"key":"shop")");
    const auto seen = look();
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().kind, Error::Rule);
    EXPECT_TRUE(seen.error().text.contains(http.url() + QStringLiteral(" is given the key \"shop\""))) << seen.error().text.toStdString();
    EXPECT_TRUE(seen.error().hint.contains(QLatin1String("tools allow fake"))) << "the way out";
    EXPECT_EQ(asked, 0);
    EXPECT_TRUE(http.seen.isEmpty()) << "nor is it asked without one";
    EXPECT_EQ(standing().key, QStringLiteral("shop"));
    allow();
    EXPECT_TRUE(look()) << "it is allowed now";
    EXPECT_EQ(asked, 1);
    fakeUrl(R"(,"key":"another")");
    servers().read();
    EXPECT_EQ(look().error().kind, Error::Rule) << "another key is another server";
}

TEST_F(HttpWayTest, AServerThatSaysItsKeyIsNotHeard)
{
    key = [](const QString&, const QString&, const agents::ToolServers::Parts::FoundKey& found) { found(agents::Secret::of(kKey)); };
    fakeUrl(R"(,"key":"shop")");
    allow();
    QByteArray codes;
    for (const char c : kKey)
        codes += "\\u00" + QByteArray(1, c).toHex();
    const QByteArray split = kKey.left(9) + "\\u200b" + kKey.mid(9);
    for (const QByteArray& form : {kKey, codes, split, kKey.toBase64(), kKey.toHex(), kKey.toPercentEncoding()})
        for (const bool isStream : {false, true}) {
            call = [&](const Seen& request) {
                const QByteArray answer = said(request, "my key is " + form + ", see");
                return isStream ? HttpServer::reply(200, kEvents, HttpServer::event(answer)) : HttpServer::reply(200, kJson, answer);
            };
            const Result<agents::ToolAnswer> answer = echo();
            ASSERT_FALSE(answer) << form.constData();
            EXPECT_TRUE(answer.error().text.contains(QLatin1String("repeats the key that it is asked with"))) << answer.error().text.toStdString();
            EXPECT_FALSE(answer.error().text.contains(QString::fromLatin1(kKey))) << answer.error().text.toStdString();
        }
    call = {};
    EXPECT_EQ(text(echo()), "plain") << "it is asked again as before";
}

TEST_F(HttpWayTest, AnErrorThatSaysTheKeyIsMasked)
{
    key = [](const QString&, const QString&, const agents::ToolServers::Parts::FoundKey& found) { found(agents::Secret::of(kKey)); };
    fakeUrl(R"(,"key":"shop")");
    allow();
    const QByteArray words = R"("error":{"code":-32000,"message":"no entry with )" + kKey + R"( today"}})";
    call = [&](const Seen&) { return HttpServer::reply(401, kJson, R"({"jsonrpc":"2.0","id":null,)" + words); };
    const Result<agents::ToolAnswer> refused = echo();
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().text.contains(QStringLiteral("(HTTP 401): no entry with … today"))) << refused.error().text.toStdString();
    call = [&](const Seen& request) { return HttpServer::reply(200, kJson, R"({"jsonrpc":"2.0","id":)" + Json::parse(request.body)->at(u"id").toText() + "," + words); };
    const Result<agents::ToolAnswer> failed = echo();
    ASSERT_FALSE(failed);
    EXPECT_FALSE(failed.error().text.contains(QString::fromLatin1(kKey.left(12)))) << failed.error().text.toStdString();
    call = [&](const Seen&) { return HttpServer::reply(307, kJson, "", "Location: http://127.0.0.1/?k=" + kKey + "\r\n"); };
    EXPECT_FALSE(echo().error().text.contains(QString::fromLatin1(kKey.left(12)))) << echo().error().text.toStdString();
}

TEST_F(HttpWayTest, NorIsItsListHeardWhereItSaysTheKey)
{
    key = [](const QString&, const QString&, const agents::ToolServers::Parts::FoundKey& found) { found(agents::Secret::of(kKey)); };
    fakeUrl(R"(,"key":"shop")");
    http.answer = [this](const Seen& request) {
        if (method(request) != QLatin1String("tools/list"))
            return usual(request);
        QByteArray tools = kTools;
        return HttpServer::reply(200, kJson, result(request, tools.replace("Gives back.", kKey)));
    };
    const auto seen = look(QStringLiteral("fake"), agents::ToolServers::Looks::ToAllow);
    ASSERT_FALSE(seen);
    EXPECT_TRUE(seen.error().text.contains(QLatin1String("repeats the key"))) << seen.error().text.toStdString();
}

} // namespace qd::test
