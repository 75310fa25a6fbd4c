#include "agents/reading/wire/WebAddress.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostCharacters = 2'048;

Error refused(Error::Kind kind, const QString& shown, const char* why)
{
    return {kind, QStringLiteral("%1 %2").arg(shown, QLatin1String(why)), shown, QStringLiteral("an address like https://example.com/page")};
}

/// Only what may stand in a request line: no spaces, no control characters, no other alphabets.
bool isPrintable(const QByteArray& bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

QString shownOf(const QString& text)
{
    return text.size() > 200 ? text.left(200) + u'…' : text;
}

} // namespace

Result<WebAddress> webAddress(const QString& text, const QStringList& opened)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > kMostCharacters)
        return refused(Error::Parse, shownOf(trimmed), "is longer than 2,048 characters");
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || trimmed.isEmpty())
        return refused(Error::Parse, QStringLiteral("\"%1\"").arg(shownOf(trimmed)), "is no address of the web");
    return webAddress(url, opened);
}

Result<WebAddress> webAddress(const QUrl& given, const QStringList& opened)
{
    WebAddress made;
    made.url = given.adjusted(QUrl::RemoveFragment);
    const QString shown = shownOf(made.text());
    if (made.text().size() > kMostCharacters)
        return refused(Error::Parse, shown, "is longer than 2,048 characters");
    const QString scheme = made.url.scheme();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return refused(Error::Rule, shown, "is not read: only http and https are");
    if (!made.url.userInfo().isEmpty())
        return refused(Error::Rule, made.url.toString(QUrl::RemoveUserInfo), "is not read with a name or a password in it");
    made.encrypts = scheme == QLatin1String("https");
    made.host = made.url.host(QUrl::FullyEncoded).toLower();
    const quint16 usual = made.encrypts ? 443 : 80;
    const int port = made.url.port(usual);
    made.port = quint16(port);
    const QString bracketed = made.host.contains(u':') ? u'[' + made.host + u']' : made.host;
    const QString withPort = port == usual ? bracketed : QStringLiteral("%1:%2").arg(bracketed).arg(port);
    made.hostField = withPort.toLatin1();
    made.origin = scheme + QStringLiteral("://") + withPort;
    made.target = made.url.path(QUrl::FullyEncoded).toLatin1();
    if (made.target.isEmpty())
        made.target = "/";
    if (made.url.hasQuery())
        made.target += '?' + made.url.query(QUrl::FullyEncoded).toLatin1();
    if (made.host.isEmpty() || !made.target.startsWith('/') || !isPrintable(made.target) || !isPrintable(made.hostField) || port < 1)
        return refused(Error::Parse, shown, "is no address of the web");
    if (port != 80 && port != 443 && !opened.contains(made.origin))
        return refused(Error::Rule, shown, "is not read: its port is neither 80 nor 443");
    return made;
}

} // namespace qd::agents
