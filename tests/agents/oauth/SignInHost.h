#pragma once

#include "agents/inbound/hooks/HookRequest.h"
#include "agents/oauth/TokenGrant.h"
#include "core/base/Digest.h"
#include "tests/agents/effects/people/ApiServer.h"
#include "tests/support/Await.h"

#include <QSet>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <gtest/gtest.h>

namespace qd::test {

/// A service that one signs in to, as RFC 6749 and 7636 want it: it keeps its own books of codes and refresh tokens, takes each once, and
/// checks the verifier against the challenge. The browser is visited by hand.
class SignInHost {
public:
    ApiServer server;
    QString secret;               ///< of the app; empty: it has none
    QByteArray expiresIn = "3600"; ///< as it stands in the answer
    bool rotates = true;
    bool isTikTok = false;        ///< calls the app's id "client_key", and wants the challenge in hexadecimal and commas in the scope
    bool knowsNobody = false;     ///< every refresh token is no good any more
    std::optional<ApiServer::Reply> instead; ///< of the token endpoint
    QString badCode;              ///< a code that has run out
    int codesTaken = 0, refreshed = 0, reused = 0;

    SignInHost()
    {
        server.answers = [this](const ApiServer::Asked& asked) { return asked.path == "/oauth/token" ? token(asked) : ApiServer::Reply{404, "{}"}; };
    }
    agents::SignInPlace place() const
    {
        agents::SignInPlace place{QStringLiteral("The service"), server.origin() + QStringLiteral("/oauth/authorize"), server.origin() + QStringLiteral("/oauth/token"), {QStringLiteral("post"), QStringLiteral("read")}, {{QStringLiteral("prompt"), QStringLiteral("consent")}},
                QStringLiteral("app-1"), {}, server.origin()};
        place.clientName = isTikTok ? QStringLiteral("client_key") : QString();
        place.between = isTikTok ? u',' : u' ';
        place.isHexChallenge = isTikTok;
        place.host = isTikTok ? QStringLiteral("localhost") : QString();
        return place;
    }
    /// What the page of the service does when she says yes: notes the challenge, and gives a code.
    QString allows(const QString& address)
    {
        const QUrlQuery query(QUrl(address).query());
        EXPECT_EQ(query.queryItemValue(QStringLiteral("code_challenge_method")), QStringLiteral("S256"));
        m_challenge = query.queryItemValue(QStringLiteral("code_challenge")).toLatin1();
        m_redirect = query.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded);
        m_code = QStringLiteral("code/%1").arg(++m_last); // a slash comes percent-encoded
        return QStringLiteral("?code=%1&state=%2").arg(QString::fromLatin1(QUrl::toPercentEncoding(m_code)), query.queryItemValue(QStringLiteral("state")));
    }
    QString redirect() const { return m_redirect; }
    /// As if it had given that one before.
    void knowsRefresh(const QByteArray& token)
    {
        m_refresh = token;
        m_last = 0;
    }

    /// What the browser is answered when it goes there; empty: nobody answers.
    static QByteArray visit(const QString& address, const QByteArray& method = "GET")
    {
        const QUrl url(address);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        if (!waitUntil([&] { return socket.state() != QAbstractSocket::ConnectingState && socket.state() != QAbstractSocket::HostLookupState; }) || socket.state() != QAbstractSocket::ConnectedState)
            return {};
        socket.write(method + ' ' + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\nAccept: text/html\r\n" + (method == "POST" ? "Content-Length: 0\r\n" : "") + "\r\n");
        waitUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, std::chrono::seconds(5));
        return socket.readAll();
    }

private:
    ApiServer::Reply token(const ApiServer::Asked& asked)
    {
        QHash<QByteArray, QByteArray> form;
        for (const auto& [name, value] : agents::formOf(asked.body))
            form.insert(name, value);
        if (instead)
            return *instead;
        if (form.value(isTikTok ? "client_key" : "client_id") != "app-1" || form.contains(isTikTok ? "client_id" : "client_key") || form.value("client_secret") != secret.toUtf8())
            return {401, R"({"error":"invalid_client"})"};
        return form.value("grant_type") == "authorization_code" ? byCode(form) : byRefresh(form);
    }
    ApiServer::Reply byCode(const QHash<QByteArray, QByteArray>& form)
    {
        const QByteArray digest = sha256(form.value("code_verifier"));
        const QByteArray challenge = isTikTok ? digest.toHex() : digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const bool isGood = form.value("code") == m_code.toUtf8() && !m_code.isEmpty() && m_code != badCode && challenge == m_challenge && form.value("redirect_uri") == m_redirect.toUtf8();
        if (!isGood)
            return {400, R"({"error":"invalid_grant","error_description":"the code is no good"})"};
        m_code.clear();
        ++codesTaken;
        return given();
    }
    ApiServer::Reply byRefresh(const QHash<QByteArray, QByteArray>& form)
    {
        const QByteArray token = form.value("refresh_token");
        reused += m_used.contains(token) ? 1 : 0;
        if (knowsNobody || token != m_refresh)
            return {400, R"({"error":"invalid_grant"})"};
        if (rotates)
            m_used.insert(token);
        ++refreshed;
        return given();
    }
    ApiServer::Reply given()
    {
        ++m_last;
        if (rotates || m_refresh.isEmpty())
            m_refresh = "refresh-" + QByteArray::number(m_last);
        return {200, R"({"access_token":"access-)" + QByteArray::number(m_last) + R"(","token_type":"Bearer","expires_in":)" + expiresIn + R"(,"refresh_token":")" + m_refresh + R"("})"};
    }

    QByteArray m_challenge, m_refresh;
    QString m_redirect, m_code;
    QSet<QByteArray> m_used;
    int m_last = 0;
};

} // namespace qd::test
