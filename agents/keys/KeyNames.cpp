#include "agents/keys/KeyNames.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {
constexpr qsizetype kShortest = 8;
constexpr qsizetype kLongest = 8192;
}

const QList<KeyUse>& keyUses()
{
    static const QList<KeyUse> all{
        {QStringLiteral("anthropic"), QStringLiteral("Anthropic: models")},
        {QStringLiteral("openai"), QStringLiteral("OpenAI: models, images, embeddings")},
        {QStringLiteral("openrouter"), QStringLiteral("OpenRouter: models")},
        {QStringLiteral("azure"), QStringLiteral("Azure OpenAI: models")},
        {QStringLiteral("brave"), QStringLiteral("Brave: web search")},
        {QStringLiteral("tavily"), QStringLiteral("Tavily: web search")},
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

Result<Done> checkKeyName(const QString& name)
{
    static const QRegularExpression right(QStringLiteral("^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$"));
    if (right.match(name).hasMatch() && !name.endsWith(QLatin1Char('\n')))
        return Done{};
    return Error{Error::Parse, QStringLiteral("\"%1\" cannot be the name of a key").arg(name.left(64)), QStringLiteral("NAME"),
                 QStringLiteral("small letters, digits and hyphens, such as anthropic")};
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

} // namespace qd::agents
