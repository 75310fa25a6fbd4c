#include "agents/keys/KeyNames.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {
constexpr qsizetype kShortest = 8;
constexpr qsizetype kLongest = 8192;
constexpr QByteArrayView kFor = "for ";
constexpr qsizetype kLongestPassword = 1024;

/// Of C0, DEL and C1; looked for in the bytes, so that no copy of a password is made.
bool holdsControl(QByteArrayView utf8)
{
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const quint8 byte = quint8(utf8[i]);
        if (byte < 0x20 || byte == 0x7f || (byte == 0xc2 && i + 1 < utf8.size() && quint8(utf8[i + 1]) < 0xa0))
            return true;
    }
    return false;
}

}

const QList<KeyUse>& keyUses()
{
    static const QList<KeyUse> all{
        {QStringLiteral("anthropic"), QStringLiteral("Anthropic: models"), QStringLiteral("https://api.anthropic.com")},
        {QStringLiteral("openai"), QStringLiteral("OpenAI: models, images, embeddings"), QStringLiteral("https://api.openai.com")},
        {QStringLiteral("openrouter"), QStringLiteral("OpenRouter: models"), QStringLiteral("https://openrouter.ai")},
        {QStringLiteral("azure"), QStringLiteral("Azure OpenAI: models"), {}},
        {QStringLiteral("brave"), QStringLiteral("Brave: web search"), QStringLiteral("https://api.search.brave.com")},
        {QStringLiteral("tavily"), QStringLiteral("Tavily: web search"), QStringLiteral("https://api.tavily.com")},
    };
    return all;
}

QString whatKeyIsFor(const QString& name)
{
    for (const KeyUse& use : keyUses())
        if (use.name == name)
            return use.what;
    return QStringLiteral("a provider of yours");
}

QString shippedOrigin(const QString& name)
{
    for (const KeyUse& use : keyUses())
        if (use.name == name)
            return use.origin;
    return {};
}

Result<Done> checkKeyName(const QString& name)
{
    static const QRegularExpression right(QStringLiteral("^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$"));
    if (right.match(name).hasMatch() && !name.endsWith(QLatin1Char('\n')))
        return Done{};
    return Error{Error::Parse, QStringLiteral("\"%1\" cannot be the name of a key").arg(name.left(64)), QStringLiteral("NAME"),
                 QStringLiteral("small letters, digits and hyphens, such as anthropic")};
}

Result<Done> checkSecret(QByteArrayView secret, KeyKind kind)
{
    if (kind == KeyKind::Key)
        return checkKey(secret);
    const QString right = QStringLiteral("one line of 1 to %1 bytes of text").arg(kLongestPassword);
    if (secret.isEmpty())
        return Error{Error::Parse, QStringLiteral("no password was given"), QStringLiteral("standard input"), right};
    if (secret.size() > kLongestPassword)
        return Error{Error::Parse, QStringLiteral("a password cannot have %1 bytes").arg(secret.size()), QStringLiteral("standard input"), right};
    if (secret.isValidUtf8() && !holdsControl(secret))
        return Done{};
    return Error{Error::Parse, QStringLiteral("the password holds a control character, or is no text"), QStringLiteral("standard input"), right};
}

Result<Done> checkKey(QByteArrayView key)
{
    const QString right = QStringLiteral("one line of %1 to %2 characters without spaces, as the provider shows it").arg(kShortest).arg(kLongest);
    if (key.isEmpty())
        return Error{Error::Parse, QStringLiteral("no key was given"), QStringLiteral("standard input"), right};
    if (key.size() < kShortest || key.size() > kLongest)
        return Error{Error::Parse, QStringLiteral("a key cannot have %1 characters").arg(key.size()), QStringLiteral("standard input"), right};
    if (std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 127; }))
        return Done{};
    return Error{Error::Parse, QStringLiteral("the key holds a space, or a character that no key has"), QStringLiteral("standard input"), right};
}

QString originOf(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty() || url.host().isEmpty())
        return {};
    const int usual = url.scheme() == QLatin1String("https") ? 443 : url.scheme() == QLatin1String("http") ? 80 : -1;
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port() == usual ? -1 : url.port());
    return origin.toString();
}

Result<Done> checkGoesTo(const Secret& secret, const QString& name, const QString& address)
{
    const QString origin = originOf(address);
    const QString given = secret.origin().isEmpty() ? shippedOrigin(name) : secret.origin();
    if (!origin.isEmpty() && origin == given)
        return Done{};
    const QString there = origin.isEmpty() ? QStringLiteral("no address") : origin;
    return Error{Error::Store,
                 given.isEmpty() ? QStringLiteral("the key for %1 was given without an address, and is not shown to %2").arg(name, there)
                                 : QStringLiteral("the key for %1 was given for %2, and is not shown to %3, which is named now").arg(name, given, there),
                 name, QStringLiteral("quarterdeck keys set %1, if a key is to go to %2").arg(name, there)};
}

/// Nor has a password a line break (checkSecret).
QByteArray framed(const Secret& secret)
{
    const QByteArray origin = secret.origin().toUtf8();
    QByteArray bytes;
    bytes.reserve(kFor.size() + origin.size() + 1 + secret.bytes().size()); // growing would leave a copy behind
    if (!origin.isEmpty())
        bytes.append(kFor.data(), kFor.size()).append(origin).append('\n');
    bytes.append(secret.bytes().data(), secret.bytes().size());
    return bytes;
}

std::shared_ptr<const Secret> unframed(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    if (!bytes.startsWith(kFor) || end < 0)
        return Secret::of(bytes);
    return Secret::of(bytes.sliced(end + 1), QString::fromUtf8(bytes.sliced(kFor.size(), end - kFor.size())));
}

} // namespace qd::agents
