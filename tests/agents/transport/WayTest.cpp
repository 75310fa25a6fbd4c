#include "agents/transport/SystemProxy.h"
#include "agents/transport/Trust.h"

#include "tests/agents/transport/OnTheWire.h"

#include <QSslCertificate>

namespace qd::test {

using agents::HttpAnswer;

namespace {

/// What the environment says about proxies, for as long as this lives.
class ProxySettings {
public:
    ProxySettings(const char* name, const QByteArray& value)
    {
        for (const char* one : kNames)
            qunsetenv(one);
        qputenv(name, value);
    }
    ~ProxySettings()
    {
        for (const char* one : kNames)
            qunsetenv(one);
    }
    Q_DISABLE_COPY_MOVE(ProxySettings)

private:
    static constexpr const char* kNames[] = {"http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "all_proxy"};
};

HttpAnswer askedBy(agents::Way way, const QString& url, agents::HttpRequest request = {})
{
    agents::Transport transport(std::move(way));
    request.url = url;
    request.body = "{}";
    std::optional<HttpAnswer> answer;
    transport.send(request, [&answer](HttpAnswer got) { answer = std::move(got); });
    EXPECT_TRUE(waitUntil([&answer] { return answer.has_value(); }, std::chrono::seconds(30)));
    return answer.value_or(HttpAnswer{});
}

/// A machine without a network cannot say that there is no such host.
bool isOfTheName(const HttpAnswer& answer)
{
    return answer.trouble.endsWith(QStringLiteral(".invalid is not known: no such host")) || answer.trouble.contains(QStringLiteral(".invalid cannot be reached: its name"));
}

QByteArray address(const WireServer& server)
{
    return "http://127.0.0.1:" + QByteArray::number(server.port());
}

} // namespace

TEST(TheWay, WhereNobodyListensNothingWasSent)
{
    QString url;
    {
        const WireServer gone(false, WireServer::AnswersWell);
        url = gone.url();
    }
    const HttpAnswer nobody = askedBy({agents::Way::None, {}}, url);
    EXPECT_EQ(nobody.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(nobody.trouble.contains(QStringLiteral("nothing listens there"))) << nobody.trouble.toStdString();
    const HttpAnswer unknown = askedBy({agents::Way::None, {}}, QStringLiteral("https://no-such-host.invalid/v1"));
    EXPECT_EQ(unknown.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(isOfTheName(unknown)) << unknown.trouble.toStdString();
}

TEST(TheWay, AHostIsAskedByItsName)
{
    WireServer server(false, WireServer::AnswersWell);
    const HttpAnswer answer = askedBy({}, QStringLiteral("http://LocalHost:%1/v1").arg(server.port()));
    EXPECT_EQ(answer.status, 200) << answer.trouble.toStdString();
    EXPECT_TRUE(server.seen().contains("\r\nHost: localhost:" + QByteArray::number(server.port()) + "\r\n"));
}

TEST(TheWay, AHostIsAskedWhereItWasFoundAndNowhereElse)
{
    WireServer server(false, WireServer::AnswersWell);
    WireServer proxy(false, WireServer::AnswersWell);
    const ProxySettings settings("http_proxy", address(proxy));
    const QString url = QStringLiteral("http://provider.invalid:%1/v1").arg(server.port());
    agents::HttpRequest request;
    const QHostAddress here(QHostAddress::LocalHost);
    for (const QList<QHostAddress>& found : {QList{here}, QList{QHostAddress(QHostAddress::LocalHostIPv6), here}, // nobody listens at the first
                                             QList{QHostAddress(QStringLiteral("192.0.2.1")), here}}) {           // nobody is at the first (RFC 5737)
        request.addresses = found;
        EXPECT_EQ(askedBy({}, url, request).status, 200);
    }
    EXPECT_EQ(server.requests(), 3);
    EXPECT_TRUE(server.seen().contains("\r\nHost: provider.invalid:"));
    request.addresses = {QHostAddress(QHostAddress::LocalHostIPv6)};
    EXPECT_EQ(askedBy({}, url, request).delivery, HttpAnswer::NotSent);
    EXPECT_EQ(server.connections() + proxy.connections(), 3);
}

TEST(TheWay, WhomNobodyVouchesForIsToldNothing)
{
    WireServer server(true, WireServer::AnswersWell);
    const HttpAnswer stranger = askedBy({}, server.url());
    EXPECT_EQ(stranger.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(stranger.trouble.endsWith(QStringLiteral("cannot be trusted: nobody whom this machine believes vouches for its certificate"))) << stranger.trouble.toStdString();
    const HttpAnswer misnamed = askedBy({agents::Way::BySystem, throwawayCertificate()}, QStringLiteral("https://127.0.0.2:%1/").arg(server.port()));
    EXPECT_EQ(misnamed.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(misnamed.trouble.contains(QStringLiteral("its certificate is for another host"))) << misnamed.trouble.toStdString();
    WireServer open(false, WireServer::SaysAndCloses, "220 mail.example ESMTP\r\n");
    agents::HttpRequest brief;
    brief.deadline = Duration(300);
    const HttpAnswer deaf = askedBy({}, QStringLiteral("https://localhost:%1/").arg(open.port()), brief);
    EXPECT_EQ(deaf.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(open.seen().contains("localhost")) << "whom it wants to speak to (RFC 6066, 3), since a machine may be many hosts";
    EXPECT_EQ(server.requests() + open.requests(), 0);
}

TEST(TheWay, AnOwnAuthorityIsBelievedBesidesTheSystems)
{
    WireServer server(true, WireServer::AnswersWell);
    EXPECT_EQ(askedBy({agents::Way::BySystem, throwawayCertificate()}, server.url()).status, 200);
    const Result<QSslConfiguration> trust = agents::trusting(throwawayCertificate());
    ASSERT_TRUE(trust);
    EXPECT_EQ(trust->caCertificates().size(), QSslConfiguration::systemCaCertificates().size() + 1);
    EXPECT_NE(trust->peerVerifyMode(), QSslSocket::VerifyNone);
    const HttpAnswer none = askedBy({agents::Way::BySystem, "no certificate"}, server.url());
    EXPECT_EQ(none.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(none.trouble.contains(QStringLiteral("no PEM certificate"))) << none.trouble.toStdString();
    EXPECT_EQ(server.requests(), 1);
}

TEST(TheWay, AnotherOneIsTakenFromTheNextCallOn)
{
    WireServer server(true, WireServer::AnswersWell);
    agents::Transport transport(agents::Way{agents::Way::None, {}});
    const auto asked = [&] {
        agents::HttpRequest request;
        request.url = server.url();
        request.body = "{}";
        request.keepsConnection = true;
        return answerOf<HttpAnswer>([&](auto done) { transport.send(request, done); }, std::chrono::seconds(30));
    };
    EXPECT_EQ(asked().delivery, HttpAnswer::NotSent);
    transport.setWay({agents::Way::None, throwawayCertificate()});
    EXPECT_EQ(asked().status, 200);
    transport.setWay({agents::Way::None, {}});
    EXPECT_EQ(asked().delivery, HttpAnswer::NotSent) << "the connection that lay there was believed by whom nobody believes any more";
    EXPECT_EQ(server.requests(), 1);
}

TEST(TheWay, AProxyOfTheSystemIsAskedForTheWholeAddress)
{
    WireServer proxy(false, WireServer::AnswersWell);
    const ProxySettings settings("http_proxy", address(proxy));
    const HttpAnswer answer = askedBy({}, QStringLiteral("http://provider.invalid:8080/v1/messages?x=1"));
    EXPECT_EQ(answer.status, 200) << answer.trouble.toStdString();
    EXPECT_TRUE(proxy.seen().startsWith("POST http://provider.invalid:8080/v1/messages?x=1 HTTP/1.1\r\nHost: provider.invalid:8080\r\n")) << proxy.seen().toStdString();
    const HttpAnswer direct = askedBy({agents::Way::None, {}}, QStringLiteral("http://provider.invalid/"));
    EXPECT_TRUE(isOfTheName(direct)) << direct.trouble.toStdString();
    EXPECT_EQ(proxy.requests(), 1);
}

TEST(TheWay, ThisMachineIsAskedDirectly)
{
    WireServer proxy(false, WireServer::AnswersWell);
    WireServer server(false, WireServer::AnswersWell);
    const ProxySettings settings("http_proxy", address(proxy));
    EXPECT_EQ(askedBy({}, server.url()).status, 200);
    EXPECT_EQ(server.requests(), 1);
    EXPECT_EQ(proxy.connections(), 0);
    for (const char* host : {"http://localhost/", "http://ollama.localhost:1/", "http://127.8.9.1/", "http://[::1]:11434/"})
        EXPECT_EQ(agents::systemProxyFor(QUrl(QString::fromLatin1(host))).type(), QNetworkProxy::NoProxy) << host;
    EXPECT_EQ(agents::systemProxyFor(QUrl(QStringLiteral("http://provider.invalid/"))).port(), proxy.port());
    qputenv("no_proxy", "provider.invalid");
    EXPECT_EQ(agents::systemProxyFor(QUrl(QStringLiteral("http://provider.invalid/"))).type(), QNetworkProxy::NoProxy);
}

TEST(TheWay, WhatIsEncryptedIsLedThroughAProxyUnread)
{
    WireServer server(true, WireServer::AnswersWell);
    WireServer proxy(false, WireServer::LeadsOn, QByteArray::number(server.port()));
    const ProxySettings settings("https_proxy", address(proxy));
    const agents::Way way{agents::Way::BySystem, throwawayCertificate()};
    const HttpAnswer misled = askedBy(way, QStringLiteral("https://provider.invalid/v1"));
    EXPECT_TRUE(misled.trouble.contains(QStringLiteral("certificate is for another host"))) << misled.trouble.toStdString();
    EXPECT_TRUE(proxy.seen().startsWith("CONNECT provider.invalid:443 HTTP/1.1\r\n")) << proxy.seen().left(100).toStdString();
    EXPECT_FALSE(proxy.seen().contains("POST"));
    proxy.nowDoes(WireServer::Says, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    const HttpAnswer refused = askedBy(way, QStringLiteral("https://provider.invalid/v1"));
    EXPECT_EQ(refused.delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(refused.trouble.contains(QStringLiteral("through the proxy 127.0.0.1:%1: it does not let this through").arg(proxy.port()))) << refused.trouble.toStdString();
    proxy.nowDoes(WireServer::Says, "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    const HttpAnswer unknown = askedBy(way, QStringLiteral("https://provider.invalid/v1"));
    EXPECT_TRUE(unknown.trouble.contains(QStringLiteral("it asks for a password"))) << unknown.trouble.toStdString();
    EXPECT_EQ(server.requests(), 0);
}

TEST(TheWay, AProxyThatIsNotThereIsNamed)
{
    QByteArray gone;
    {
        const WireServer proxy(false, WireServer::AnswersWell);
        gone = address(proxy);
    }
    for (const char* scheme : {"http", "https"}) {
        const ProxySettings settings(qPrintable(QString::fromLatin1(scheme) + QStringLiteral("_proxy")), gone);
        const HttpAnswer answer = askedBy({}, QString::fromLatin1(scheme) + QStringLiteral("://provider.invalid/"));
        EXPECT_EQ(answer.delivery, HttpAnswer::NotSent);
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("through the proxy ") + QString::fromLatin1(gone).mid(7) + QStringLiteral(": it does not answer"))) << answer.trouble.toStdString();
    }
}

} // namespace qd::test
