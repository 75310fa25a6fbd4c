#include "agents/effects/limits/PostLength.h"

namespace qd::agents {

namespace {

int wordsThatBegin(QChar sign, const QString& text)
{
    int count = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const bool begins = i == 0 || !text[i - 1].isLetterOrNumber();
        count += begins && text[i] == sign && (text[i + 1].isLetterOrNumber() || text[i + 1].isSurrogate() || text[i + 1] == u'_') ? 1 : 0;
    }
    return count;
}

Error tooMuch(const PostLimits& limits, const QString& has, qint64 most, const QString& hint)
{
    return {Error::Rule, QStringLiteral("its text has %1; %2 takes %3").arg(has, QLatin1String(limits.platform)).arg(most), QStringLiteral("text"), hint};
}

} // namespace

int hashtagsIn(const QString& text)
{
    return wordsThatBegin(u'#', text);
}

int mentionsIn(const QString& text)
{
    return wordsThatBegin(u'@', text);
}

Result<Done> checkLength(const QString& text, const PostLimits& limits)
{
    if (text.size() > limits.characters)
        return tooMuch(limits, QStringLiteral("%1 characters").arg(text.size()), limits.characters, QStringLiteral("fewer words; its link and hashtags count"));
    if (const int tags = hashtagsIn(text); limits.hashtags > 0 && tags > limits.hashtags)
        return tooMuch(limits, QStringLiteral("%1 hashtags").arg(tags), limits.hashtags, QStringLiteral("fewer hashtags"));
    if (const int names = mentionsIn(text); limits.mentions > 0 && names > limits.mentions)
        return tooMuch(limits, QStringLiteral("%1 names with \"@\"").arg(names), limits.mentions, QStringLiteral("fewer names with \"@\""));
    return Done{};
}

} // namespace qd::agents
