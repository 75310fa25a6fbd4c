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

TEST_P(PinnedKeys, ASecondOneGoesBesideTheFirstAndNeverAlone)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::HttpRequest request = keyed(server, QString::fromLatin1(server.origin()));
    request.key.second = Secret::of("dev-canary");
    request.key.secondHeader = "developer-token";
    expect(ask(request), HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(server.seen().contains("\r\nx-api-key: sk-canary\r\ndeveloper-token: dev-canary\r\n\r\n")) << server.seen().toStdString();
    const int connections = server.connections();
    QList<agents::HttpRequest> bad(6, request);
    bad[0].key.origin = QStringLiteral("https://elsewhere.example");
    bad[1].key.secret.reset();
    bad[2].key.secondHeader = "X-Api-Key";
    bad[3].key.secondHeader = "developer token";
    bad[4].key.second = Secret::of("dev\r\nX: canary");
    bad[5].key.secondHeader = "Content-Length";
    for (const agents::HttpRequest& one : bad) {
        const HttpAnswer answer = ask(one);
        EXPECT_EQ(answer.delivery, HttpAnswer::NotSent) << one.key.secondHeader.toStdString();
        EXPECT_FALSE(answer.trouble.contains(QStringLiteral("canary")));
    }
    EXPECT_EQ(server.connections(), connections);
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

TEST_P(PinnedKeys, APasswordGoesWithItsUser)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    for (const char* password : {"a", "ab", "abc", "abcd efgh ijkl mnop qrst uvwx", "Schl\xc3\xbcssel \"\\"}) {
        agents::HttpRequest request = keyed(server, QString::fromLatin1(server.origin()), password);
        request.key.form = agents::PinnedKey::Basic;
        request.key.header.clear();
        request.key.user = "editor@example.com";
        expect(ask(request), HttpAnswer::Answered, 200, "");
        const QByteArray digits = ("editor@example.com:" + QByteArray(password)).toBase64();
        EXPECT_TRUE(server.seen().contains("\r\nAuthorization: Basic " + digits + "\r\n\r\n")) << server.seen().toStdString();
    }
}

TEST_P(PinnedKeys, OneInTheBodyTakesItsPlaceOnTheWireAlone)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    agents::HttpRequest request = keyed(server, QString::fromLatin1(server.origin()), "sk-\"can\\ary\" +&=\xc3\xa4~");
    request.key.form = agents::PinnedKey::BodyField;
    request.key.header.clear();
    request.body = R"({"key":"__QUARTERDECK_KEY_STANDS_HERE__","to":"her"})";
    const QByteArray kept = request.body;
    expect(ask(request), HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(server.seen().endsWith("\r\n\r\n{\"key\":\"sk-\\\"can\\\\ary\\\" +&=\xc3\xa4~\",\"to\":\"her\"}")) << server.seen().toStdString();
    EXPECT_EQ(request.body, kept);
    request.contentType = "application/x-www-form-urlencoded; charset=utf-8";
    request.body = "client_secret=__QUARTERDECK_KEY_STANDS_HERE__&code=1";
    expect(ask(request), HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(server.seen().endsWith("client_secret=sk-%22can%5Cary%22%20%2B%26%3D%C3%A4%7E&code=1")) << server.seen().toStdString();
    EXPECT_EQ(server.requests(), 2) << "as long as they announced";
}

TEST_P(PinnedKeys, OneWithoutExactlyOnePlaceGoesNowhere)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    const QByteArray place = agents::PinnedKey::kPlace.toByteArray();
    QList<agents::HttpRequest> bad(7, keyed(server, QString::fromLatin1(server.origin())));
    for (agents::HttpRequest& request : bad) {
        request.key.form = agents::PinnedKey::BodyField;
        request.body = "{\"key\":\"" + place + "\"}";
    }
    bad[0].body = "{}";
    bad[1].body = "{\"key\":\"" + place + "\",\"text\":\"a stranger wrote " + place + "\"}";
    bad[2].method = agents::HttpRequest::Get;
    bad[3].contentType = "multipart/form-data; boundary=x";
    for (int i = 4; i < 7; ++i)
        bad[i].key.form = agents::PinnedKey::Basic;
    bad[5].key.user = "her:self";
    bad[6].key.user = "a\r\nX: 1";
    for (const agents::HttpRequest& request : bad) {
        const HttpAnswer answer = ask(request);
        EXPECT_EQ(answer.delivery, HttpAnswer::NotSent) << request.body.toStdString();
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
