#include "agents/skills/brand/VoiceText.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qsizetype kAround = 40;

bool isInWord(const QString& text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at].isLetterOrNumber();
}

/// The length of an inflection that begins at `at` and ends a word; -1 when something else follows there.
qsizetype inflectionAt(const QString& text, qsizetype at)
{
    static const QStringList kEndings{u"s"_s, u"es"_s, u"d"_s, u"ed"_s, u"ing"_s, u"ly"_s};
    if (!isInWord(text, at))
        return 0;
    for (const QString& ending : kEndings)
        if (QStringView(text).sliced(at).startsWith(ending, Qt::CaseInsensitive) && !isInWord(text, at + ending.size()))
            return ending.size();
    return -1;
}

} // namespace

QList<PhraseSearch::Place> PhraseSearch::in(const QString& text, const QString& phrase, bool inflected)
{
    QList<Place> places;
    const QString wanted = phrase.simplified();
    if (wanted.isEmpty())
        return places;
    // "leverage" is also in "leveraging": the silent e goes before an ending.
    const bool silent = inflected && wanted.size() > 4 && wanted.endsWith(u'e', Qt::CaseInsensitive);
    const QString root = silent ? wanted.chopped(1) : wanted;
    for (qsizetype at = text.indexOf(root, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(root, at + root.size(), Qt::CaseInsensitive)) {
        if (isInWord(text, at - 1) && text[at].isLetterOrNumber())
            continue;
        qsizetype end = at + root.size();
        const bool rest = silent && end < text.size() && text[end].toLower() == u'e';
        if (silent && !rest && inflectionAt(text, end) < 3) // of the endings only "ing" follows without the e
            continue;
        end += rest;
        const qsizetype inflection = inflected ? inflectionAt(text, end) : isInWord(text, end) ? -1 : 0;
        if (inflection < 0)
            continue;
        places.append({at, end + inflection - at});
    }
    return places;
}

VoiceText VoiceText::of(const QString& markdown, const QString& title, const Brand& brand)
{
    VoiceText text;
    text.prose = Prose::fromMarkdown(markdown);
    text.stats = TextStats::of(text.prose);
    text.title = title;
    text.whole = title;
    for (const Prose::Block& block : std::as_const(text.prose.blocks))
        if (block.kind != Prose::Code)
            text.whole += u'\n' + block.text;
    text.sentences = text.prose.sentences();
    for (const QString& sentence : std::as_const(text.sentences))
        text.sentenceWords.append(Prose::wordsOf(sentence.toLower()));
    text.brand = brand;
    return text;
}

QString VoiceText::quoteAt(qsizetype at, qsizetype size) const
{
    qsizetype from = std::max<qsizetype>(0, at - kAround), to = std::min(whole.size(), at + size + kAround);
    while (from > 0 && from < at && !whole[from - 1].isSpace())
        ++from;
    while (to < whole.size() && to > at + size && !whole[to].isSpace())
        --to;
    const QString passage = whole.sliced(from, to - from).simplified();
    return u"\"%1%2%3\""_s.arg(from > 0 ? u"…"_s : QString(), passage, to < whole.size() ? u"…"_s : QString());
}

QString VoiceText::quoted(const QString& sentence)
{
    const QString shown = sentence.simplified();
    if (shown.size() <= 140)
        return u'"' + shown + u'"';
    const qsizetype cut = shown.lastIndexOf(u' ', 139);
    return u'"' + shown.first(cut > 60 ? cut : 139) + u"…\""_s;
}

QString lossReason(double points, const QString& why)
{
    const QString number = QString::number(points, 'f', points == double(qint64(points)) ? 0 : 1);
    const bool ended = why.endsWith(u'.') || why.endsWith(u".\"") || why.endsWith(u"?\"") || why.endsWith(u"!\"");
    return u"Loses %1 %2: %3%4"_s.arg(number, points == 1 ? u"point"_s : u"points"_s, why, ended ? QString() : u"."_s);
}

} // namespace qd::agents
