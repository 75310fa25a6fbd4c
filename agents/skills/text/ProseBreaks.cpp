#include "agents/skills/text/Prose.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

bool isIdeograph(char32_t c)
{
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

struct CodePoint {
    char32_t value = 0;
    qsizetype units = 0; ///< 0: there is none
};

CodePoint codePointAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return {};
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(text[at], text[at + 1]), 2};
    return {text[at].unicode(), 1};
}

/// Whether the sign `c` between `before` and `after` holds a word together.
bool joins(QChar c, QChar before, char32_t after, bool oneLetterSoFar)
{
    switch (c.unicode()) {
    case u'\'':
    case u'’':
    case u'-':
    case u'‐':
    case u'&': return isWordPart(after);
    case u',': return before.isDigit() && QChar::isDigit(after);
    case u'.': return (before.isDigit() && QChar::isDigit(after)) || (oneLetterSoFar && QChar::isLetter(after));
    default: return false;
    }
}

/// The end of the word that begins at `from`.
qsizetype wordEnd(QStringView text, qsizetype from)
{
    qsizetype at = from;
    qsizetype segment = from; // behind the last joining sign
    while (at < text.size()) {
        const auto [c, units] = codePointAt(text, at);
        if (isWordPart(c) && !isIdeograph(c)) {
            at += units;
            continue;
        }
        const CodePoint after = codePointAt(text, at + 1);
        if (units != 1 || !after.units || isIdeograph(after.value)
            || !joins(text[at], text[at - 1], after.value, at - segment == 1))
            return at;
        segment = ++at;
    }
    return at;
}

bool isAlwaysTerminator(QChar c)
{
    return c == u'。' || c == u'！' || c == u'？' || c == u'।';
}

bool isTerminator(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u'؟' || c == u'۔' || isAlwaysTerminator(c);
}

bool isCloser(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'”' || c == u'’' || c == u'»' || c == u')' || c == u']' || c == u'」';
}

/// Whether the point at `dot` belongs to an abbreviation or an initial, so that no sentence ends there.
bool isAbbreviation(QStringView text, qsizetype dot, QChar next)
{
    static const QSet<QString> kNever{u"mr"_s,  u"mrs"_s,  u"ms"_s,   u"dr"_s,   u"prof"_s, u"st"_s,  u"vs"_s,  u"e.g"_s, u"i.e"_s,
                                      u"cf"_s,  u"fig"_s,  u"approx"_s, u"dept"_s, u"est"_s, u"vol"_s, u"pp"_s, u"gen"_s,
                                      u"col"_s, u"rev"_s,  u"hon"_s,  u"eds"_s,  u"incl"_s, u"resp"_s, u"ca"_s, u"viz"_s};
    qsizetype from = dot;
    while (from > 0 && (text[from - 1].isLetter() || text[from - 1] == u'.'))
        --from;
    const QStringView token = text.sliced(from, dot - from);
    if (token.size() == 1 && token[0].isUpper() && token[0] != u'I')
        return true;
    const QString small = token.toString().toLower();
    return kNever.contains(small) || (next.isDigit() && (small == "no"_L1 || small == "nos"_L1));
}

/// Whether a sentence ends with the signs [mark, end) of `text`.
bool endsSentence(QStringView text, qsizetype mark, qsizetype end)
{
    if (end >= text.size() || isAlwaysTerminator(text[mark]))
        return true;
    if (!text[end].isSpace())
        return false;
    qsizetype next = end;
    while (next < text.size() && !text[next].isLetterOrNumber())
        ++next;
    if (next >= text.size())
        return true;
    if (text[next].isLower())
        return false;
    return text[mark] != u'.' || end - mark > 1 || !isAbbreviation(text, mark, text[next]);
}

} // namespace

QStringList Prose::wordsOf(QStringView text)
{
    QStringList words;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto [c, units] = codePointAt(text, at);
        const bool starts = QChar::isLetterOrNumber(c);
        const qsizetype end = !starts || isIdeograph(c) ? at + units : wordEnd(text, at);
        if (starts)
            words.append(text.sliced(at, end - at).toString());
        at = end;
    }
    return words;
}

QStringList Prose::sentencesOf(QStringView text)
{
    QStringList found;
    qsizetype from = 0;
    const auto take = [&](qsizetype end) {
        const QStringView sentence = text.sliced(from, end - from).trimmed();
        const bool says = std::any_of(sentence.begin(), sentence.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
        if (says)
            found.append(sentence.toString());
        from = end;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isTerminator(text[at]))
            continue;
        qsizetype end = at + 1;
        while (end < text.size() && (isTerminator(text[end]) || isCloser(text[end])))
            ++end;
        if (endsSentence(text, at, end))
            take(end);
        at = end - 1;
    }
    take(text.size());
    return found;
}

} // namespace qd::agents
