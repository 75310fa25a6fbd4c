#include "agents/skills/brand/VoiceText.h"

#include "agents/skills/text/Stems.h"

#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kPassiveFree = 10;  // percent of sentences
constexpr double kPassiveNone = 40;  // from here on no points
constexpr double kEaseFull = 45;     // Flesch reading ease
constexpr double kEaseNone = 10;
constexpr double kYouShare = 0.25;   // of all "we" and "you"

QString figure(double value)
{
    return QString::number(value, 'f', 1);
}

/// Points that fall evenly from all at `full` to none at `none`, to a tenth.
double between(double value, double full, double none, int outOf)
{
    const double share = std::clamp((none - value) / (none - full), 0.0, 1.0);
    return std::round(share * outOf * 10) / 10;
}

VoiceFinding sentenceLength(const VoiceText& text, int outOf)
{
    const double wanted = std::max(5, text.brand.sentenceWords);
    const double average = text.stats.averageSentence;
    VoiceFinding finding{between(average, wanted, wanted * 2, outOf), {}, {}};
    finding.note = u"a sentence has %1 words on average, and the brand allows %2"_s.arg(figure(average)).arg(wanted);
    if (finding.points < outOf)
        finding.reasons.append(lossReason(outOf - finding.points, u"%1; the longest has %2: %3"_s.arg(finding.note).arg(text.stats.longestWords)
                                                                      .arg(VoiceText::quoted(text.stats.longest))));
    return finding;
}

bool isParticiple(const QString& word)
{
    static const QSet<QString> kIrregular{
        u"made"_s, u"done"_s, u"given"_s, u"taken"_s, u"seen"_s, u"known"_s, u"shown"_s, u"built"_s, u"sent"_s, u"written"_s, u"held"_s,
        u"kept"_s, u"found"_s, u"brought"_s, u"bought"_s, u"sold"_s, u"told"_s, u"led"_s, u"left"_s, u"lost"_s, u"paid"_s, u"put"_s,
        u"read"_s, u"run"_s, u"set"_s, u"spent"_s, u"taught"_s, u"thought"_s, u"understood"_s, u"won"_s, u"chosen"_s, u"driven"_s,
        u"drawn"_s, u"grown"_s, u"hidden"_s, u"broken"_s, u"spoken"_s, u"meant"_s, u"felt"_s, u"met"_s, u"caught"_s, u"cut"_s, u"begun"_s};
    static const QSet<QString> kAdjectives{u"interested"_s, u"excited"_s, u"tired"_s, u"need"_s, u"indeed"_s, u"speed"_s, u"hundred"_s,
                                           u"limited"_s, u"related"_s, u"detailed"_s, u"advanced"_s, u"experienced"_s, u"skilled"_s};
    if (kIrregular.contains(word))
        return true;
    return word.size() > 4 && word.endsWith("ed"_L1) && !word.endsWith("eed"_L1) && !kAdjectives.contains(word);
}

/// A form of "to be" and a participle within three words.
bool isPassive(const QStringList& words)
{
    static const QSet<QString> kBe{u"am"_s, u"is"_s, u"are"_s, u"was"_s, u"were"_s, u"be"_s, u"been"_s, u"being"_s};
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!kBe.contains(words[i]))
            continue;
        for (qsizetype next = i + 1; next < std::min(words.size(), i + 4); ++next) {
            if (isParticiple(words[next]))
                return true;
            if (!words[next].endsWith("ly"_L1) && words[next] != "not"_L1 && words[next] != "being"_L1 && words[next] != "been"_L1
                && words[next] != "also"_L1 && words[next] != "never"_L1)
                break;
        }
    }
    return false;
}

VoiceFinding passive(const VoiceText& text, int outOf)
{
    QStringList found;
    for (qsizetype i = 0; i < text.sentences.size(); ++i)
        if (isPassive(text.sentenceWords[i]))
            found.append(text.sentences[i]);
    const double share = text.sentences.isEmpty() ? 0 : 100.0 * double(found.size()) / double(text.sentences.size());
    VoiceFinding finding{between(share, kPassiveFree, kPassiveNone, outOf), {}, {}};
    finding.note = u"%1 of %2 sentences %3 passive (%4 %), and up to %5 % is fine"_s.arg(found.size()).arg(text.sentences.size())
                       .arg(found.size() == 1 ? u"is"_s : u"are"_s, figure(share)).arg(kPassiveFree);
    if (finding.points < outOf)
        finding.reasons.append(lossReason(outOf - finding.points, u"%1, for example %2"_s.arg(finding.note, VoiceText::quoted(found.constFirst()))));
    return finding;
}

VoiceFinding person(const VoiceText& text, int outOf)
{
    static const QSet<QString> kWe{u"we"_s, u"us"_s, u"our"_s, u"ours"_s, u"we're"_s, u"we'll"_s, u"we've"_s};
    static const QSet<QString> kYou{u"you"_s, u"your"_s, u"yours"_s, u"you're"_s, u"you'll"_s, u"you've"_s};
    static const QSet<QString> kI{u"i"_s, u"me"_s, u"my"_s, u"mine"_s, u"i'm"_s, u"i've"_s, u"i'd"_s};
    qsizetype we = 0, you = 0, i = 0;
    for (const QStringList& words : text.sentenceWords)
        for (const QString& word : words) {
            const QString plain = QString(word).replace(u'’', u'\'');
            we += kWe.contains(plain);
            you += kYou.contains(plain);
            i += kI.contains(plain);
        }
    const auto times = [](qsizetype n) { return n == 1 ? u"once"_s : n == 0 ? u"never"_s : u"%1 times"_s.arg(n); };
    VoiceFinding finding{double(outOf), u"it says \"we\" %1, \"you\" %2 and \"I\" %3"_s.arg(times(we), times(you), times(i)), {}};
    const auto lose = [&](double lost, const QString& why) {
        finding.points = std::max(0.0, finding.points - lost);
        finding.reasons.append(lossReason(lost, u"%1; %2"_s.arg(why, finding.note)));
    };
    if (we + you == 0)
        lose(outOf / 2.0, u"the text speaks to nobody: no \"we\" and no \"you\""_s);
    else if (double(you) < kYouShare * double(we + you))
        lose(outOf / 2.0, u"it speaks of \"we\" more than three times as often as of \"you\""_s);
    if (i > 0)
        lose(outOf / 2.0, u"a company does not say \"I\""_s);
    return finding;
}

VoiceFinding readability(const VoiceText& text, int outOf)
{
    const double ease = text.stats.fleschEase;
    VoiceFinding finding{between(-ease, -kEaseFull, -kEaseNone, outOf), {}, {}};
    finding.note = u"the text is hard to read (Flesch reading ease %1, and %2 or more is wanted)"_s.arg(figure(ease)).arg(kEaseFull);
    if (finding.points < outOf)
        finding.reasons.append(lossReason(outOf - finding.points, u"%1; the longest sentence is %2"_s.arg(finding.note, VoiceText::quoted(text.stats.longest))));
    return finding;
}

/// Whether a closing sentence asks for something: the brand's own words, or an imperative.
bool callsToAct(const QString& sentence, const QStringList& words, const QSet<QString>& brandStems)
{
    static const QSet<QString> kAsks{u"talk"_s, u"book"_s, u"call"_s, u"contact"_s, u"write"_s, u"download"_s, u"read"_s, u"start"_s,
                                     u"ask"_s, u"tell"_s, u"bring"_s, u"send"_s, u"join"_s, u"try"_s, u"subscribe"_s, u"schedule"_s,
                                     u"get"_s, u"see"_s, u"let"_s, u"reach"_s, u"visit"_s, u"sign"_s};
    if (!words.isEmpty() && kAsks.contains(words.constFirst()))
        return true;
    qsizetype shared = 0;
    const QStringList stems = Stems::topical(sentence);
    for (const QString& stem : QSet<QString>(stems.begin(), stems.end()))
        shared += brandStems.contains(stem);
    return !brandStems.isEmpty() && shared * 2 >= brandStems.size();
}

VoiceFinding callToAction(const VoiceText& text, int outOf)
{
    const QStringList stems = Stems::topical(text.brand.callToAction);
    const QSet<QString> wanted(stems.begin(), stems.end());
    const qsizetype closing = std::max<qsizetype>(3, text.sentences.size() / 6);
    for (qsizetype i = text.sentences.size() - 1; i >= std::max<qsizetype>(0, text.sentences.size() - closing); --i)
        if (callsToAct(text.sentences[i], text.sentenceWords[i], wanted))
            return {double(outOf), u"the end asks for something: "_s + VoiceText::quoted(text.sentences[i]), {}};
    const QString last = text.sentences.isEmpty() ? u"\"\""_s : VoiceText::quoted(text.sentences.constLast());
    return {0, u"the end asks for nothing"_s,
            {lossReason(outOf, u"none of the last %1 sentences calls the reader to act; the text ends with %2"_s.arg(closing).arg(last))}};
}

} // namespace

QList<VoiceCheck> voiceSentenceChecks()
{
    return {{u"sentence-length"_s, 12, sentenceLength}, {u"passive-voice"_s, 9, passive}, {u"person"_s, 8, person},
            {u"readability"_s, 8, readability},         {u"call-to-action"_s, 6, callToAction}};
}

} // namespace qd::agents
