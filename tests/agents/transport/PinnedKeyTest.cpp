#include "agents/keys/Secret.h"

#include "tests/agents/transport/OnTheWire.h"

namespace qd::test {

using agents::HttpAnswer;
using agents::Secret;

class PinnedKeys : public OnTheWire {
protected:
    static agents::HttpRequest keyed(const WireServer& server, QString origin, const char* bytes = "sk-canary")
    {
        agents::HttpRequest request = requestTo(server.url());
        request.key = {Secret::of(bytes), "x-api-key", {}, std::move(origin)};
        return request;
    }
};

TEST_P(PinnedKeys, OneGoesToItsOwnPlace)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::HttpRequest request = keyed(server, QString::fromLatin1(server.origin()));
    request.headers = {{"anthropic-version", "2023-06-01"}};
    expect(ask(request), HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(server.seen().contains("\r\nanthropic-version: 2023-06-01\r\nx-api-key: sk-canary\r\n\r\n")) << server.seen().toStdString();
    request.key.header = "Authorization";
    request.key.prefix = "Bearer ";
    expect(ask(request), HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(server.seen().contains("\r\nAuthorization: Bearer sk-canary\r\n\r\n"));
}

TEST_P(PinnedKeys, OneOfAnotherPlaceGoesNowhere)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    const QString scheme = GetParam() ? QStringLiteral("https") : QStringLiteral("http");
    const QString crossed = GetParam() ? QStringLiteral("http") : QStringLiteral("https");
    const QString port = QString::number(server.port());
    const QStringList others{scheme + QStringLiteral("://127.0.0.1"), scheme + QStringLiteral("://127.0.0.1:1"), crossed + QStringLiteral("://127.0.0.1:") + port,
                             scheme + QStringLiteral("://localhost:") + port, scheme + QStringLiteral("://127.0.0.1.example:") + port,
                             scheme + QStringLiteral("://127.0.0.1:%1@evil.example").arg(port), QString(), QStringLiteral("*")};
    for (const QString& origin : others) {
        const HttpAnswer answer = ask(keyed(server, origin));
        EXPECT_EQ(answer.delivery, HttpAnswer::NotSent) << origin.toStdString();
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("was not asked: the key is for"))) << answer.trouble.toStdString();
        EXPECT_FALSE(answer.trouble.contains(QStringLiteral("canary")));
    }
    EXPECT_EQ(server.connections(), 0);
}

TEST_P(PinnedKeys, OneIsNotTakenAlongByARedirect)
{
    WireServer other(GetParam(), WireServer::AnswersWell);
    for (const bool keeps : {false, true})
        for (const char* status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect"}) {
            WireServer server(GetParam(), WireServer::Says, QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: 0\r\nLocation: " + other.origin() + "/\r\n\r\n");
            agents::HttpRequest request = keyed(server, QString::fromLatin1(server.origin()));
            request.keepsConnection = keeps;
            expect(ask(request), HttpAnswer::Answered, QByteArray(status).left(3).toInt(), "no redirect is followed");
            EXPECT_EQ(server.requests(), 1);
        }
    EXPECT_EQ(other.connections(), 0);
}

TEST_P(PinnedKeys, WhatWouldBeMoreThanOneHeaderIsNotSent)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    const QString origin = QString::fromLatin1(server.origin());
    QList<agents::HttpRequest> bad;
    for (const char* key : {"sk-canary\n", "sk\r\nX: 1", "sk\x7f"})
        bad.append(keyed(server, origin, key));
    for (const char* header : {"", "x api", "Host", "Content-Length", "proxy-authorization", "x-api-key:"}) {
        bad.append(keyed(server, origin));
        bad.last().key.header = header;
    }
    for (const auto& [name, value] : agents::HttpHeaders{{"X", "a\r\nY: b"}, {"X\r\nY", "b"}, {"", "b"}, {"Host", "evil"}, {"Content-Length", "3"},
                                                         {"Transfer-Encoding", "chunked"}, {"authorization", "Bearer x"}, {"X-Api-Key", "x"}, {"Cookie", "x"}}) {
        bad.append(requestTo(server.url()));
        bad.last().headers = {{name, value}};
    }
    bad.append(requestTo(server.url()));
    bad.last().accept = "a\r\nX: y";
    for (const agents::HttpRequest& request : bad) {
        const HttpAnswer answer = ask(request);
        EXPECT_EQ(answer.delivery, HttpAnswer::NotSent) << request.headers.value(0).first.constData();
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("was not asked"))) << answer.trouble.toStdString();
        EXPECT_FALSE(answer.trouble.contains(QStringLiteral("canary")));
    }
    EXPECT_EQ(server.connections(), 0);
}

TEST_P(PinnedKeys, AnAddressThatIsNoneIsNotAsked)
{
    for (const char* url : {"", "ftp://127.0.0.1/", "file:///etc/passwd", "https://", "https://user@127.0.0.1/", "http://127.0.0.1:99999/", "127.0.0.1/v1", "http://a b/"}) {
        const HttpAnswer answer = ask(requestTo(QString::fromLatin1(url)));
        EXPECT_EQ(answer.delivery, HttpAnswer::NotSent) << url;
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("needs http or https"))) << url;
    }
}

INSTANTIATE_TEST_SUITE_P(Both, PinnedKeys, testing::Bool(), [](const auto& info) { return info.param ? "Https" : "Http"; });

TEST(Secret, KeepsWhatItIsGiven)
{
    const auto secret = Secret::of("sk-canary");
    ASSERT_TRUE(secret);
    EXPECT_EQ(secret->bytes(), "sk-canary");
    EXPECT_FALSE(Secret::of({}));
}

} // namespace qd::test
