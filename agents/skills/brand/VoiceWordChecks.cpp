#include "agents/skills/brand/VoiceText.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qsizetype kQuotesAtMost = 8; // reasons of one check; more would bury the others

struct Hit {
    QString phrase;
    PhraseSearch::Place place;
};

QList<Hit> hitsOf(const VoiceText& text, const QStringList& phrases, bool inflected = true)
{
    QList<Hit> hits;
    for (const QString& phrase : phrases)
        for (const PhraseSearch::Place& place : PhraseSearch::in(text.whole, phrase, inflected))
            hits.append({phrase, place});
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.place.at != b.place.at ? a.place.at < b.place.at : a.place.size > b.place.size;
    });
    return hits;
}

/// Each hit costs `each` points until none are left; each is quoted. `what`: %1 the phrase, %2 where it stands.
VoiceFinding lossFor(const VoiceText& text, const QList<Hit>& hits, double each, int outOf, const QString& what)
{
    VoiceFinding finding;
    double left = outOf, unquoted = 0;
    qsizetype further = 0;
    for (const Hit& hit : hits) {
        const double lost = std::min(each, left);
        left -= lost;
        if (lost > 0 && finding.reasons.size() < kQuotesAtMost) {
            finding.reasons.append(lossReason(lost, what.arg(hit.phrase, text.quoteAt(hit.place.at, hit.place.size))));
        } else if (lost > 0) {
            unquoted += lost;
            ++further;
        }
    }
    if (further > 0)
        finding.reasons.append(lossReason(unquoted, further == 1 ? u"the same stands in one more place"_s : u"the same stands in %1 more places"_s.arg(further)));
    finding.points = left;
    finding.note = hits.isEmpty() ? u"none found"_s : u"%1 found"_s.arg(hits.size());
    return finding;
}

VoiceFinding avoided(const VoiceText& text, int outOf)
{
    if (text.brand.avoid.isEmpty())
        return {double(outOf), u"the brand names no words to avoid"_s, {}};
    return lossFor(text, hitsOf(text, text.brand.avoid), 4, outOf, u"the brand avoids \"%1\", and the text says %2"_s);
}

VoiceFinding preferred(const VoiceText& text, int outOf)
{
    const QStringList& wanted = text.brand.preferred;
    if (wanted.isEmpty())
        return {double(outOf), u"the brand names no words that it prefers"_s, {}};
    QStringList used, unused;
    for (const QString& phrase : wanted)
        (PhraseSearch::in(text.whole, phrase).isEmpty() ? unused : used).append(phrase);
    // A text needs not use them all: a third of them, and at least one, is the brand's tone.
    const qsizetype enough = std::max<qsizetype>(1, (wanted.size() + 2) / 3);
    VoiceFinding finding{outOf * std::min(1.0, double(used.size()) / double(enough)), {}, {}};
    finding.note = u"%1 of the %2 preferred phrases are used, and %3 would be enough"_s.arg(used.size()).arg(wanted.size()).arg(enough);
    if (used.size() < enough)
        finding.reasons.append(lossReason(outOf - finding.points,
                                          u"%1 of the brand's preferred phrases %2 used, and %3 would be enough; it could say \"%4\""_s
                                              .arg(used.isEmpty() ? u"none"_s : u"only %1"_s.arg(used.size()), used.size() > 1 ? u"are"_s : u"is"_s).arg(enough)
                                              .arg(unused.first(std::min<qsizetype>(4, unused.size())).join(u"\" or \""_s))));
    return finding;
}

VoiceFinding hype(const VoiceText& text, int outOf)
{
    static const QStringList kHype{
        u"amazing"_s, u"incredible"_s, u"unbelievable"_s, u"revolutionary"_s, u"revolutionize"_s, u"game-changing"_s, u"game changer"_s,
        u"cutting-edge"_s, u"world-class"_s, u"best-in-class"_s, u"unparalleled"_s, u"unmatched"_s, u"unprecedented"_s, u"ultimate"_s,
        u"next-level"_s, u"next-generation"_s, u"mind-blowing"_s, u"groundbreaking"_s, u"state-of-the-art"_s, u"supercharge"_s,
        u"skyrocket"_s, u"turbocharge"_s, u"magical"_s, u"effortless"_s, u"limitless"_s, u"the best ever"_s, u"guaranteed"_s, u"awesome"_s,
        u"extremely"_s, u"absolutely"_s, u"perfect"_s, u"the most powerful"_s, u"transformative"_s, u"unleash"_s};
    QStringList others; // what the brand itself forbids is counted there already
    for (const QString& word : kHype)
        if (!text.brand.avoid.contains(word, Qt::CaseInsensitive))
            others.append(word);
    return lossFor(text, hitsOf(text, others), 3, outOf, u"\"%1\" promises too much in %2"_s);
}

VoiceFinding jargon(const VoiceText& text, int outOf)
{
    static const QStringList kJargon{
        u"synergy"_s, u"synergies"_s, u"leverage"_s, u"paradigm shift"_s, u"low-hanging fruit"_s, u"move the needle"_s, u"circle back"_s,
        u"deep dive"_s, u"boil the ocean"_s, u"touch base"_s, u"ideate"_s, u"operationalize"_s, u"actionable insights"_s, u"holistic"_s,
        u"value-add"_s, u"mission-critical"_s, u"thought leadership"_s, u"bandwidth"_s, u"utilize"_s, u"incentivize"_s, u"learnings"_s,
        u"core competency"_s, u"at the end of the day"_s, u"going forward"_s, u"in the realm of"_s, u"best of breed"_s, u"ecosystem play"_s,
        u"stakeholder alignment"_s, u"drill down"_s, u"out of the box thinking"_s};
    QStringList others;
    for (const QString& word : kJargon)
        if (!text.brand.avoid.contains(word, Qt::CaseInsensitive) && !text.brand.preferred.contains(word, Qt::CaseInsensitive))
            others.append(word);
    return lossFor(text, hitsOf(text, others), 2, outOf, u"\"%1\" is jargon in %2"_s);
}

VoiceFinding nameCasing(const VoiceText& text, int outOf)
{
    const QString name = text.brand.name.simplified();
    if (name.isEmpty())
        return {double(outOf), u"the brand has no name"_s, {}};
    QList<Hit> wrong;
    for (const PhraseSearch::Place& place : PhraseSearch::in(text.whole, name, false))
        if (const QString written = text.whole.sliced(place.at, place.size); written != name)
            wrong.append({written, place});
    return lossFor(text, wrong, 2, outOf, u"the brand's name is \""_s + name + u"\", and not \"%1\" as in %2"_s);
}

VoiceFinding exclamations(const VoiceText& text, int outOf)
{
    QList<Hit> hits;
    for (qsizetype at = text.whole.indexOf(u'!'); at >= 0; at = text.whole.indexOf(u'!', at + 1))
        hits.append({u"!"_s, {at, 1}});
    return lossFor(text, hits, 1, outOf, u"an exclamation mark (%1) stands in %2"_s);
}

bool isEmoji(char32_t c)
{
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F1E6 && c <= 0x1F1FF) || c == 0x2B50 || c == 0x2B55;
}

VoiceFinding emoji(const VoiceText& text, int outOf)
{
    QList<Hit> hits;
    for (qsizetype at = 0; at < text.whole.size(); ++at) {
        const bool pair = text.whole[at].isHighSurrogate() && at + 1 < text.whole.size() && text.whole[at + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text.whole[at], text.whole[at + 1]) : text.whole[at].unicode();
        if (isEmoji(c))
            hits.append({text.whole.sliced(at, pair ? 2 : 1), {at, pair ? 2 : 1}});
        at += pair;
    }
    return lossFor(text, hits, 1, outOf, u"the emoji %1 stands in %2"_s);
}

} // namespace

QList<VoiceCheck> voiceWordChecks()
{
    return {{u"avoided-words"_s, 18, avoided}, {u"preferred-words"_s, 10, preferred}, {u"hype"_s, 12, hype},
            {u"jargon"_s, 8, jargon},          {u"brand-name"_s, 4, nameCasing},      {u"exclamation-marks"_s, 3, exclamations},
            {u"emoji"_s, 2, emoji}};
}

} // namespace qd::agents
