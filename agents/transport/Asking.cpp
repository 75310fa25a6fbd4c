#include "agents/transport/Asking.h"

#include "agents/keys/Secret.h"
#include "agents/transport/KeyText.h"

#include <algorithm>
#include <cstring>

namespace qd::agents {

namespace {

/// RFC 9110, 5.6.2.
bool isToken(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

/// RFC 9110, 5.5: nothing that ends the line, so that nobody adds a header or a request.
bool isValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return c == '\t' || (quint8(c) >= 0x20 && c != 0x7f); });
}

/// What a request says about itself and its connection is said here and nowhere else.
bool isOurs(const QByteArray& lowerCaseName)
{
    static const QList<QByteArray> names{"host", "content-length", "content-type", "accept", "accept-encoding", "connection", "transfer-encoding",
                                         "te", "trailer", "upgrade", "expect", "keep-alive", "user-agent"};
    return names.contains(lowerCaseName) || lowerCaseName.startsWith("proxy-");
}

bool isForKeys(const QByteArray& lowerCaseName)
{
    static const QList<QByteArray> names{"authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie", "x-mc-apikey", "developer-token", "x-auth-token",
                                         "x-access-token"};
    return names.contains(lowerCaseName);
}

bool isAddress(const QUrl& url)
{
    return url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) && !url.host().isEmpty()
        && url.userInfo().isEmpty();
}

const char* nameOf(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Post: return "POST";
    case HttpRequest::Get: return "GET";
    case HttpRequest::Put: return "PUT";
    case HttpRequest::Patch: return "PATCH";
    case HttpRequest::Delete: return "DELETE";
    case HttpRequest::Head: return "HEAD";
    case HttpRequest::Options: return "OPTIONS";
    case HttpRequest::Propfind: return "PROPFIND";
    case HttpRequest::Report: return "REPORT";
    }
    return "";
}

bool hasBody(HttpRequest::Method method)
{
    return method != HttpRequest::Get && method != HttpRequest::Delete && method != HttpRequest::Head && method != HttpRequest::Options;
}

qsizetype sizeOf(const HttpRequest& request)
{
    constexpr qsizetype kNames = 1'024;
    qsizetype all = kNames + 3 * request.url.size() + request.contentType.size() + request.accept.size() + request.key.header.size() + request.key.prefix.size();
    all += 2 * (request.key.user.size() + (request.key.secret ? request.key.secret->bytes().size() : 0)); // base64 is longer
    all += request.key.secondHeader.size() + (request.key.second ? request.key.second->bytes().size() : 0);
    for (const auto& [name, value] : request.headers)
        all += name.size() + value.size() + 4;
    return all;
}

qsizetype sizeOfBody(const HttpRequest& request)
{
    const bool holdsKey = request.key.secret && request.key.form == PinnedKey::BodyField;
    return request.body.size() + (holdsKey ? escapedSize(request.key.secret->bytes(), request.contentType) - PinnedKey::kPlace.size() : 0);
}

bool isAsked(const PinnedKey& key, PinnedKey::Form form)
{
    return key.secret && key.form == form;
}

QString bodyRefusal(const HttpRequest& request)
{
    if (request.body.count(PinnedKey::kPlace) != 1 || !hasBody(request.method))
        return QStringLiteral("was not asked: its body has not exactly one place for the key");
    return isEscapable(request.contentType) ? QString() : QStringLiteral("was not asked: a key goes into bodies of JSON and of forms alone");
}

QString basicRefusal(const PinnedKey& key)
{
    if (key.user.isEmpty() || key.user.contains(':') || !isValue(key.user))
        return QStringLiteral("was not asked: \"%1\" is no name of a user").arg(QString::fromUtf8(key.user.left(100)));
    return {};
}

QString headerRefusal(const PinnedKey& key)
{
    if (!isToken(key.header) || isOurs(key.header.toLower()) || !isValue(key.prefix))
        return QStringLiteral("was not asked: \"%1\" is no header for a key").arg(QString::fromLatin1(key.header));
    return {};
}

QString keyRefusal(const HttpRequest& request, const QUrl& url)
{
    const PinnedKey& key = request.key;
    const QUrl home(key.origin, QUrl::StrictMode);
    if (!isAddress(home) || originOf(home) != originOf(url))
        return QStringLiteral("was not asked: the key is for %1 alone").arg(isAddress(home) ? originOf(home) : QStringLiteral("another place"));
    if (!isValue(key.secret->bytes()) || (key.second && !isValue(key.second->bytes())))
        return QStringLiteral("was not asked: the key holds a line break or another character that no key has");
    if (key.second && (!isToken(key.secondHeader) || isOurs(key.secondHeader.toLower()) || key.secondHeader.toLower() == key.header.toLower()))
        return QStringLiteral("was not asked: \"%1\" is no header for a key").arg(QString::fromLatin1(key.secondHeader));
    switch (key.form) {
    case PinnedKey::Header: return headerRefusal(key);
    case PinnedKey::Basic: return basicRefusal(key);
    case PinnedKey::BodyField: return bodyRefusal(request);
    }
    return {};
}

} // namespace

QString placeOf(const QUrl& url)
{
    return url.host() + (url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port()));
}

QString originOf(const QUrl& url)
{
    const QString name = url.host(QUrl::FullyEncoded);
    const QString host = name.contains(u':') ? u'[' + name + u']' : name;
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    return url.scheme() + QStringLiteral("://") + host + (url.port(usual) == usual ? QString() : QStringLiteral(":%1").arg(url.port()));
}

QString refusalOf(const HttpRequest& request)
{
    const QUrl url(request.url, QUrl::StrictMode);
    if (!isAddress(url))
        return QStringLiteral("The address is none to ask: it needs http or https, a host, and no user.");
    for (const auto& [name, value] : request.headers) {
        const QByteArray low = name.toLower();
        if (!isToken(name) || !isValue(value) || isOurs(low) || isForKeys(low))
            return QStringLiteral("%1 was not asked: \"%2\" is no header to add").arg(placeOf(url), QString::fromLatin1(name.left(100)));
    }
    if (!isValue(request.contentType) || !isValue(request.accept))
        return QStringLiteral("%1 was not asked: its content type holds a line break").arg(placeOf(url));
    if (request.key.second && !request.key.secret)
        return QStringLiteral("%1 was not asked: it wants two keys, and one is missing").arg(placeOf(url));
    const QString key = request.key.secret ? keyRefusal(request, url) : QString();
    return key.isEmpty() ? QString() : placeOf(url) + u' ' + key;
}

bool isAskedItself(const QNetworkProxy& proxy, const QUrl& url)
{
    return url.scheme() == QLatin1String("http") && (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy);
}

QByteArray headOf(const HttpRequest& request, const QNetworkProxy& proxy)
{
    const QUrl url(request.url, QUrl::StrictMode);
    const bool isWhole = isAskedItself(proxy, url);
    const QByteArray place = originOf(url).toLatin1();
    QByteArray path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!path.startsWith('/'))
        path.prepend('/');
    QByteArray head;
    head.reserve(sizeOf(request)); // grown, it would leave copies of the key behind
    head += QByteArray(nameOf(request.method)) + ' ' + (isWhole ? place : QByteArray()) + path + " HTTP/1.1\r\n";
    const auto say = [&head](const QByteArray& name, QByteArrayView value) { head.append(name).append(": ").append(value).append("\r\n"); };
    say("Host", QByteArrayView(place).sliced(place.indexOf("://") + 3));
    if (hasBody(request.method)) {
        say("Content-Type", request.contentType);
        say("Content-Length", QByteArray::number(sizeOfBody(request)));
    }
    say("Accept", request.accept);
    say("Accept-Encoding", "identity"); // what is announced is what comes
    say("Connection", request.keepsConnection ? "keep-alive" : "close");
    say("User-Agent", "Quarterdeck");
    for (const auto& [name, value] : request.headers)
        say(name, value);
    if (isWhole && !proxy.user().isEmpty())
        say("Proxy-Authorization", "Basic " + QStringLiteral("%1:%2").arg(proxy.user(), proxy.password()).toUtf8().toBase64());
    if (isAsked(request.key, PinnedKey::Header))
        head.append(request.key.header).append(": ").append(request.key.prefix).append(request.key.secret->bytes()).append("\r\n");
    if (request.key.second)
        head.append(request.key.secondHeader).append(": ").append(request.key.second->bytes()).append("\r\n");
    if (isAsked(request.key, PinnedKey::Basic)) {
        appendBase64(head.append("Authorization: Basic "), {request.key.user, ":", request.key.secret->bytes()});
        head.append("\r\n");
    }
    return head.append("\r\n");
}

QByteArray bodyOf(const HttpRequest& request)
{
    if (!hasBody(request.method))
        return {};
    if (!isAsked(request.key, PinnedKey::BodyField))
        return request.body;
    const qsizetype at = request.body.indexOf(PinnedKey::kPlace);
    QByteArray body;
    body.reserve(sizeOfBody(request)); // grown, it would leave copies of the key behind
    body.append(QByteArrayView(request.body).first(at));
    appendEscaped(body, request.key.secret->bytes(), request.contentType);
    return body.append(QByteArrayView(request.body).sliced(at + PinnedKey::kPlace.size()));
}

} // namespace qd::agents
