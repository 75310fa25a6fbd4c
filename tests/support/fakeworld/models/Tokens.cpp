#include "tests/support/fakeworld/models/Tokens.h"

namespace fakeworld {

namespace {

constexpr int kLetters = 4;

/// Goes through the text and stops before the token that would be one too many. @returns where, and how many there were.
std::pair<qsizetype, qint64> walk(QStringView text, qint64 most)
{
    qint64 tokens = 0;
    int run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace() || c.isLowSurrogate()) {
            run = 0;
            continue;
        }
        const bool letter = c.unicode() < 0x80 && c.isLetterOrNumber();
        if (letter && run % kLetters != 0) {
            ++run;
            continue;
        }
        if (tokens == most)
            return {i, tokens};
        ++tokens;
        run = letter ? 1 : 0;
    }
    return {text.size(), tokens};
}

} // namespace

qint64 tokensOf(QStringView text)
{
    return walk(text, -1).second;
}

QString firstTokens(const QString& text, qint64 most)
{
    return text.left(walk(text, most).first);
}

} // namespace fakeworld
