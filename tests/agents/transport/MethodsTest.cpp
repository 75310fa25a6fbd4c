#include "tests/agents/transport/OnTheWire.h"

namespace qd::test {

using agents::HttpAnswer;
using agents::HttpRequest;

namespace {

struct Method {
    HttpRequest::Method method;
    const char* name;
    bool hasBody;
};
constexpr Method kMethods[] = {{HttpRequest::Post, "POST", true}, {HttpRequest::Get, "GET", false}, {HttpRequest::Put, "PUT", true},
                               {HttpRequest::Patch, "PATCH", true}, {HttpRequest::Delete, "DELETE", false}, {HttpRequest::Head, "HEAD", false},
                               {HttpRequest::Options, "OPTIONS", false}, {HttpRequest::Propfind, "PROPFIND", true}, {HttpRequest::Report, "REPORT", true}};

} // namespace

class Methods : public OnTheWire {
protected:
    static HttpRequest by(const Method& method, const WireServer& server, bool keeps = false)
    {
        HttpRequest request = requestTo(server.url());
        request.method = method.method;
        request.keepsConnection = keeps;
        return request;
    }
};

TEST_P(Methods, EachIsThereOnceWithTheBodyThatIsItsOwn)
{
    for (const Method& one : kMethods) {
        WireServer server(GetParam(), WireServer::AnswersWell);
        const HttpAnswer answer = ask(by(one, server));
        expect(answer, HttpAnswer::Answered, 200, "");
        EXPECT_EQ(server.requests(), 1) << one.name;
        EXPECT_TRUE(server.seen().startsWith(one.name + QByteArray(" /v1/embeddings HTTP/1.1\r\n"))) << server.seen().toStdString();
        EXPECT_EQ(server.seen().endsWith(R"({"secret":"text"})"), one.hasBody) << one.name;
        EXPECT_EQ(server.seen().contains("\r\nContent-Length: 17\r\n"), one.hasBody) << one.name;
        EXPECT_EQ(answer.body.isEmpty(), one.method == HttpRequest::Head) << one.name;
    }
}

TEST_P(Methods, NoneIsSentTwiceWhateverBecomesOfTheConnection)
{
    for (const Method& one : kMethods)
        for (const bool keeps : {false, true}) {
            WireServer server(GetParam(), WireServer::AnswersWell);
            if (keeps)
                ask(by(one, server, true));
            const int before = server.requests();
            server.nowDoes(WireServer::ClosesAfterBody);
            expect(ask(by(one, server, keeps)), HttpAnswer::Unclear, 0, "closed the connection");
            EXPECT_EQ(server.requests(), before + 1) << one.name;
        }
}

TEST_P(Methods, NoneFollows)
{
    WireServer other(GetParam(), WireServer::AnswersWell);
    for (const Method& one : kMethods)
        for (const char* status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"}) {
            WireServer server(GetParam(), WireServer::Says, QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: 0\r\nLocation: " + other.origin() + "/stolen\r\n\r\n");
            expect(ask(by(one, server)), HttpAnswer::Answered, QByteArray(status).left(3).toInt(), "no redirect is followed");
            EXPECT_EQ(server.requests(), 1);
        }
    EXPECT_EQ(other.connections(), 0);
}

TEST_P(Methods, AnAnswerToAHeadHasNoBodyWhateverItAnnounces)
{
    for (const char* announced : {"Content-Length: 5000", "Transfer-Encoding: chunked", "X: y"}) {
        WireServer server(GetParam(), WireServer::Says, QByteArray("HTTP/1.1 200 OK\r\n") + announced + "\r\n\r\n");
        HttpRequest head = by({HttpRequest::Head, "HEAD", false}, server, true);
        expect(ask(head), HttpAnswer::Answered, 200, "");
        expect(ask(head), HttpAnswer::Answered, 200, "");
        EXPECT_EQ(server.connections(), 1) << "and the connection may be used again";
    }
}

TEST_P(Methods, WhoMustNotBeginAsksNothing)
{
    for (const Method& one : kMethods) {
        WireServer server(GetParam(), WireServer::AnswersWell);
        HttpRequest request = by(one, server);
        int asked = 0;
        request.mayBegin = [&asked] { return ++asked > 1; };
        const HttpAnswer answer = ask(request);
        expect(answer, HttpAnswer::NotSent, 0, "was held back");
        EXPECT_TRUE(answer.isCancelled);
        EXPECT_EQ(asked, 1) << "once, when the connection is there";
        EXPECT_EQ(server.requests(), 0) << one.name;
        expect(ask(request), HttpAnswer::Answered, 200, "");
        EXPECT_EQ(server.requests(), 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Both, Methods, testing::Bool(), [](const auto& info) { return info.param ? "Https" : "Http"; });

} // namespace qd::test
