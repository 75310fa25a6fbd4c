#include "tests/agents/transport/OnTheWire.h"

namespace qd::test {

using agents::HttpAnswer;

/// Calls that leave their connection to the next one.
class KeptLines : public OnTheWire {
protected:
    static agents::HttpRequest kept(const WireServer& server)
    {
        agents::HttpRequest request = requestTo(server.url());
        request.keepsConnection = true;
        return request;
    }
};

TEST_P(KeptLines, OneAfterTheOtherGoesByTheSame)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    for (int i = 0; i < 5; ++i)
        expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
    expect(stream(kept(server)), HttpAnswer::Answered, 200, "");
    EXPECT_EQ(server.requests(), 6);
    EXPECT_EQ(server.connections(), 1);
    expect(ask(requestTo(server.url())), HttpAnswer::Answered, 200, ""); // one of its own, though there is another
    EXPECT_EQ(server.connections(), 2);
    EXPECT_TRUE(server.seen().contains("Connection: keep-alive\r\n"));
}

TEST_P(KeptLines, SixteenAtOnceHaveSixteenAndNoMore)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    for (int round = 1; round <= 3; ++round) {
        int done = 0;
        for (int i = 0; i < 16; ++i)
            transport.stream(kept(server), [](QByteArrayView) {}, [&done](const HttpAnswer& answer) {
                EXPECT_TRUE(answer.trouble.isEmpty());
                ++done;
            });
        ASSERT_TRUE(waitUntil([&done] { return done == 16; }));
        EXPECT_EQ(server.requests(), 16 * round);
    }
    EXPECT_EQ(server.connections(), 16);
}

TEST_P(KeptLines, WhateverTheOtherSideDoesOnAUsedOneTheRequestIsThereOnce)
{
    struct Misbehaviour {
        WireServer::Does does;
        HttpAnswer::Delivery delivery;
        int status;
        const char* trouble;
    };
    const Misbehaviour all[] = {
        {WireServer::ClosesAfterBody, HttpAnswer::Unclear, 0, "closed the connection"},
        {WireServer::ClosesInStatusLine, HttpAnswer::Unclear, 0, "closed the connection"},
        {WireServer::ClosesInAnswer, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::ClosesInChunk, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::ClosesBetweenChunks, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::SaysTooMuch, HttpAnswer::Answered, 200, "more than 100000 bytes"},
        {WireServer::SpeaksNoHttp, HttpAnswer::Unclear, 0, "nothing that is HTTP"},
        {WireServer::Redirects, HttpAnswer::Answered, 307, "no redirect"},
    };
    for (const Misbehaviour& one : all) {
        WireServer server(GetParam(), WireServer::AnswersWell);
        expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
        server.nowDoes(one.does, "https://127.0.0.1:1");
        expect(ask(kept(server)), one.delivery, one.status, one.trouble);
        EXPECT_EQ(server.requests(), 2) << "of " << one.does;
        EXPECT_EQ(server.connections(), 1) << "of " << one.does;
        EXPECT_EQ(server.seen().count("POST "), 2) << "of " << one.does;
        server.nowDoes(WireServer::AnswersWell);
        expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
        EXPECT_EQ(server.requests(), 3) << "the next one finds its way, after " << one.does;
    }
}

TEST_P(KeptLines, OneThatTheOtherSideHasClosedIsNotAsked)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    for (int i = 1; i <= 3; ++i) {
        expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
        EXPECT_EQ(server.connections(), i);
        server.closeAll();
        EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; }));
    }
    EXPECT_EQ(server.requests(), 3);
}

TEST_P(KeptLines, OneOnWhichMoreCameThanAnAnswerIsNotAskedAgain)
{
    const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    WireServer server(GetParam(), WireServer::Says, answer + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nfor b!");
    EXPECT_EQ(ask(kept(server)).body, "{}");
    server.nowDoes(WireServer::AnswersWell);
    EXPECT_EQ(ask(kept(server)).body, R"({"a":1})") << "what was meant for nobody is nobody's";
    EXPECT_EQ(server.connections(), 2);
}

TEST_P(KeptLines, OneThatTheOtherSideWillCloseIsLeft)
{
    for (const char* head : {"Connection: close\r\n", "Keep-Alive: timeout=1\r\n"}) {
        WireServer server(GetParam(), WireServer::Says, QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n") + head + "\r\n{}");
        expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
        expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
        EXPECT_EQ(server.connections(), 2) << head;
    }
}

TEST_P(KeptLines, OneThatLiesUnusedIsClosed)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::Transport impatient(agents::Way{agents::Way::None, {}, Duration(30)});
    int done = 0;
    for (int i = 0; i < 3; ++i)
        impatient.send(kept(server), [&done](const HttpAnswer&) { ++done; });
    ASSERT_TRUE(waitUntil([&done] { return done == 3; }));
    EXPECT_TRUE(waitUntil([&server] { return server.open() == 0; }));
}

TEST_P(KeptLines, OneIsForItsOwnPlaceOnly)
{
    WireServer one(GetParam(), WireServer::AnswersWell);
    WireServer other(GetParam(), WireServer::AnswersWell);
    for (const WireServer* server : {&one, &other, &one, &other})
        expect(ask(kept(*server)), HttpAnswer::Answered, 200, "");
    EXPECT_EQ(one.requests(), 2);
    EXPECT_EQ(one.connections(), 1);
    EXPECT_EQ(other.requests(), 2);
    EXPECT_EQ(other.connections(), 1);
}

TEST_P(KeptLines, WhatIsBrokenOffTakesItsConnectionAlong)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
    server.nowDoes(WireServer::KeepsSilent);
    std::optional<HttpAnswer> answer;
    const quint64 call = transport.send(kept(server), [&answer](HttpAnswer got) { answer = std::move(got); });
    ASSERT_TRUE(waitUntil([&server] { return server.requests() == 2; }));
    transport.cancel(call);
    ASSERT_TRUE(waitUntil([&] { return answer && server.open() == 0; }));
    EXPECT_EQ(answer->delivery, HttpAnswer::Unclear);
    server.nowDoes(WireServer::AnswersWell);
    expect(ask(kept(server)), HttpAnswer::Answered, 200, "");
    EXPECT_EQ(server.connections(), 2);
}

INSTANTIATE_TEST_SUITE_P(Both, KeptLines, testing::Bool(), [](const auto& info) { return info.param ? "Https" : "Http"; });

} // namespace qd::test
