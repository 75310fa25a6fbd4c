#include "tests/agents/transport/OnTheWire.h"

namespace qd::test {

using agents::HttpAnswer;

struct Misbehaviour {
    WireServer::Does does;
    HttpAnswer::Delivery delivery;
    int status;
    const char* trouble;
};

class WholeCalls : public OnTheWire {};

TEST_P(WholeCalls, WhateverTheOtherSideDoesTheRequestIsThereOnce)
{
    const Misbehaviour all[] = {
        {WireServer::AnswersWell, HttpAnswer::Answered, 200, ""},
        {WireServer::ClosesAfterBody, HttpAnswer::Unclear, 0, "closed the connection"},
        {WireServer::ClosesInStatusLine, HttpAnswer::Unclear, 0, "closed the connection"},
        {WireServer::ClosesInAnswer, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::ClosesInChunk, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::ClosesBetweenChunks, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::SaysTooMuch, HttpAnswer::Answered, 200, "more than 100000 bytes"},
        {WireServer::Compresses, HttpAnswer::Answered, 200, "encoding"},
        {WireServer::SpeaksNoHttp, HttpAnswer::Unclear, 0, "nothing that is HTTP"},
        {WireServer::Refuses, HttpAnswer::Answered, 401, ""},
        {WireServer::Floods, HttpAnswer::Unclear, 0, "a head that has no end"},
    };
    for (const Misbehaviour& one : all) {
        WireServer server(GetParam(), one.does);
        expect(ask(server), one.delivery, one.status, one.trouble);
        EXPECT_EQ(server.requests(), 1) << "of " << one.does;
        expect(ask(server), one.delivery, one.status, one.trouble); // to one that is known by now
        EXPECT_EQ(server.requests(), 2) << "of " << one.does;
        EXPECT_EQ(server.connections(), 2) << "each of its own";
        EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; })) << "and none is left behind, of " << one.does;
    }
}

TEST_P(WholeCalls, WhoClosesAfterTheHeadGetsNoMoreOfIt)
{
    WireServer server(GetParam(), WireServer::ClosesAfterHead);
    const HttpAnswer answer = ask(server);
    EXPECT_NE(answer.delivery, HttpAnswer::Answered);
    EXPECT_FALSE(answer.trouble.isEmpty());
    EXPECT_EQ(server.requests(), 1);
}

TEST_P(WholeCalls, NobodyIsFollowed)
{
    WireServer other(GetParam(), WireServer::AnswersWell);
    for (const char* status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"}) {
        WireServer server(GetParam(), WireServer::Says);
        server.nowDoes(WireServer::Says, QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: 0\r\nLocation: " + other.origin() + "/stolen\r\n\r\n");
        const HttpAnswer answer = ask(server);
        expect(answer, HttpAnswer::Answered, QByteArray(status).left(3).toInt(), "no redirect is followed");
        EXPECT_EQ(answer.header("location"), other.origin() + "/stolen");
        EXPECT_EQ(server.requests(), 1);
    }
    EXPECT_EQ(other.connections(), 0);
}

/// On a connection that is there already: how long it takes to make one is the machine's.
TEST_P(WholeCalls, ItsTimeIsForTheWholeCall)
{
    for (const WireServer::Does does : {WireServer::KeepsSilent, WireServer::Drips, WireServer::FallsSilent}) {
        WireServer server(GetParam(), WireServer::AnswersWell);
        agents::HttpRequest request = requestTo(server.url());
        request.keepsConnection = true;
        ask(request);
        server.nowDoes(does);
        request.deadline = std::chrono::milliseconds(300);
        const HttpAnswer answer = ask(request);
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("within 0.3 s"))) << answer.trouble.toStdString();
        EXPECT_EQ(answer.delivery, does == WireServer::KeepsSilent ? HttpAnswer::Unclear : HttpAnswer::Answered);
        EXPECT_EQ(server.requests(), 2);
        EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; }));
    }
}

TEST_P(WholeCalls, WhoFallsSilentIsLeftBeforeTheTimeIsOver)
{
    WireServer server(GetParam(), WireServer::FallsSilent);
    agents::HttpRequest request = requestTo(server.url());
    request.silence = std::chrono::milliseconds(50);
    expect(ask(request), HttpAnswer::Answered, 200, "fell silent: no byte for 0.05 s");
    EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; }));
}

TEST_P(WholeCalls, WhoDripsIsNotSilentAndIsBoundedByTheTime)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::HttpRequest request = requestTo(server.url());
    request.keepsConnection = true;
    ask(request);
    server.nowDoes(WireServer::Drips);
    request.silence = std::chrono::milliseconds(200);
    request.deadline = std::chrono::milliseconds(300);
    expect(ask(request), HttpAnswer::Answered, 200, "within 0.3 s");
}

TEST_P(WholeCalls, AnAnswerThatEndsWithTheConnectionIsSaidToBeOne)
{
    WireServer server(GetParam(), WireServer::EndsWithConnection);
    const HttpAnswer answer = ask(server);
    expect(answer, HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(answer.endsWithConnection);
    EXPECT_EQ(answer.body, R"({"a":1})");
    server.nowDoes(WireServer::AnswersWell);
    EXPECT_FALSE(ask(server).endsWithConnection);
    server.nowDoes(WireServer::Says, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
    const HttpAnswer none = ask(server);
    expect(none, HttpAnswer::Answered, 204, "");
    EXPECT_FALSE(none.endsWithConnection) << "there is nothing that could be cut";
}

TEST_P(WholeCalls, WhatTheAnswerSaysBesidesIsThere)
{
    WireServer server(GetParam(), WireServer::Says, "HTTP/1.1 429 Slow\r\nRetry-After: 3\r\nX-Two: a\r\nx-two: b\r\nContent-Length: 2\r\n\r\nno");
    const HttpAnswer answer = ask(server);
    expect(answer, HttpAnswer::Answered, 429, "");
    EXPECT_EQ(answer.header("retry-after"), "3");
    EXPECT_EQ(answer.headers, (agents::HttpHeaders{{"retry-after", "3"}, {"x-two", "a"}, {"x-two", "b"}, {"content-length", "2"}}));
    EXPECT_EQ(answer.body, "no");
}

TEST_P(WholeCalls, WhatIsBrokenOffIsToldOnceAndTheOtherSideSeesIt)
{
    WireServer server(GetParam(), WireServer::KeepsSilent);
    int told = 0;
    bool isCancelled = false;
    const quint64 call = transport.send(requestTo(server.url()), [&](const HttpAnswer& answer) {
        ++told;
        isCancelled = answer.isCancelled;
    });
    ASSERT_TRUE(waitUntil([&server] { return server.requests() == 1; }));
    EXPECT_EQ(server.open(), 1);
    transport.cancel(call);
    transport.cancel(call);
    ASSERT_TRUE(waitUntil([&] { return told > 0 && server.open() == 0; }));
    transport.cancel(call);
    transport.cancelAll();
    EXPECT_FALSE(waitUntil([&told] { return told > 1; }, std::chrono::milliseconds(50)));
    EXPECT_TRUE(isCancelled);
}

TEST_P(WholeCalls, WhoGoesAwayTellsNobody)
{
    WireServer server(GetParam(), WireServer::KeepsSilent);
    bool told = false;
    {
        agents::Transport passing;
        passing.send(requestTo(server.url()), [&told](const HttpAnswer&) { told = true; });
        ASSERT_TRUE(waitUntil([&server] { return server.requests() == 1; }));
    }
    EXPECT_FALSE(waitUntil([&told] { return told; }, std::chrono::milliseconds(50)));
    EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; }));
}

TEST_P(WholeCalls, ItSendsNothingOfItsOwn)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    ask(server);
    const QByteArray host = server.origin().split('/').last();
    EXPECT_EQ(server.seen(), "POST /v1/embeddings HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: 17\r\n"
                             "Accept: application/json\r\nAccept-Encoding: identity\r\nConnection: close\r\nUser-Agent: Quarterdeck\r\n\r\n"
                             R"({"secret":"text"})");
}

TEST_P(WholeCalls, WhatIsAskedByGetHasNoBody)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::HttpRequest request = requestTo(server.url("/feed?q=a%20b#part"));
    request.method = agents::HttpRequest::Get;
    request.accept = "application/atom+xml";
    request.headers = {{"If-None-Match", "\"7\""}};
    EXPECT_EQ(ask(request).body, R"({"a":1})");
    const QByteArray host = server.origin().split('/').last();
    EXPECT_EQ(server.seen(), "GET /feed?q=a%20b HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/atom+xml\r\nAccept-Encoding: identity\r\n"
                             "Connection: close\r\nUser-Agent: Quarterdeck\r\nIf-None-Match: \"7\"\r\n\r\n");
    server.nowDoes(WireServer::Says, "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n");
    expect(ask(request), HttpAnswer::Answered, 304, "");
}

TEST_P(WholeCalls, ALargeBodyArrivesWhole)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::HttpRequest request = requestTo(server.url());
    request.body = QByteArray(5'000'000, 'b');
    expect(ask(request), HttpAnswer::Answered, 200, "");
    EXPECT_EQ(server.seen().size() - server.seen().indexOf("\r\n\r\n") - 4, 5'000'000);
}

INSTANTIATE_TEST_SUITE_P(Both, WholeCalls, testing::Bool(), [](const auto& info) { return info.param ? "Https" : "Http"; });

class StreamedCalls : public OnTheWire {};

TEST_P(StreamedCalls, TheBodyComesAsItComes)
{
    WireServer server(GetParam(), WireServer::FallsSilent);
    QByteArray got;
    std::optional<HttpAnswer> answer;
    const quint64 call = transport.stream(
        requestTo(server.url()), [&got](QByteArrayView piece) { got += piece; }, [&answer](HttpAnswer one) { answer = std::move(one); });
    ASSERT_TRUE(waitUntil([&got] { return got == "{\"a\":"; })) << "before there is an end";
    EXPECT_FALSE(answer);
    transport.cancel(call);
    ASSERT_TRUE(waitUntil([&] { return answer && server.open() == 0; }));
    expect(*answer, HttpAnswer::Answered, 200, "was not waited for");
}

TEST_P(StreamedCalls, OnlyWhatWasWellIsStreamed)
{
    WireServer server(GetParam(), WireServer::Refuses);
    QByteArray got;
    std::optional<HttpAnswer> answer;
    transport.stream(requestTo(server.url()), [&got](QByteArrayView piece) { got += piece; }, [&answer](HttpAnswer one) { answer = std::move(one); });
    ASSERT_TRUE(waitUntil([&answer] { return answer.has_value(); }));
    EXPECT_EQ(got, "");
    EXPECT_EQ(answer->body, R"({"error":"no"})");
    server.nowDoes(WireServer::Compresses);
    expect(stream(requestTo(server.url())), HttpAnswer::Answered, 200, "encoding");
}

TEST_P(StreamedCalls, ACutIsSeen)
{
    for (const WireServer::Does does : {WireServer::ClosesInAnswer, WireServer::ClosesInChunk, WireServer::ClosesBetweenChunks}) {
        WireServer server(GetParam(), does);
        const HttpAnswer answer = stream(requestTo(server.url()));
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("before the answer was whole"))) << answer.trouble.toStdString();
        EXPECT_EQ(answer.body, "{\"a\":") << "what came was given, of " << does;
        EXPECT_EQ(server.requests(), 1);
    }
    WireServer server(GetParam(), WireServer::EndsWithConnection);
    const HttpAnswer answer = stream(requestTo(server.url()));
    EXPECT_TRUE(answer.trouble.isEmpty());
    EXPECT_TRUE(answer.endsWithConnection) << "nobody knows whether it is whole";
}

TEST_P(StreamedCalls, ItsBytesAreCounted)
{
    WireServer server(GetParam(), WireServer::SaysAndCloses, "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(100'001, 'x'));
    agents::HttpRequest request = requestTo(server.url());
    qint64 came = 0;
    std::optional<HttpAnswer> answer;
    transport.stream(request, [&came](QByteArrayView piece) { came += piece.size(); }, [&answer](HttpAnswer one) { answer = std::move(one); });
    ASSERT_TRUE(waitUntil([&answer] { return answer.has_value(); }));
    expect(*answer, HttpAnswer::Answered, 200, "more than 100000 bytes");
    EXPECT_LE(came, 100'000);
}

TEST_P(StreamedCalls, WhoGetsAPieceMayBreakItOff)
{
    WireServer server(GetParam(), WireServer::Says, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
    QByteArray got;
    std::optional<HttpAnswer> answer;
    quint64 call = 0;
    call = transport.stream(
        requestTo(server.url()),
        [&](QByteArrayView piece) {
            got += piece;
            transport.cancel(call);
        },
        [&answer](HttpAnswer one) { answer = std::move(one); });
    ASSERT_TRUE(waitUntil([&answer] { return answer.has_value(); }));
    EXPECT_TRUE(answer->isCancelled);
    EXPECT_EQ(got, "a");
    EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; }));
}

INSTANTIATE_TEST_SUITE_P(Both, StreamedCalls, testing::Bool(), [](const auto& info) { return info.param ? "Https" : "Http"; });

} // namespace qd::test
