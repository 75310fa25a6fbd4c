#include "agents/skills/content/HookTraits.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qd::agents {

QStringList hookTraits(const QString& line)
{
    static const QRegularExpression kWord(u"[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*"_s), kFigure(u"\\p{Nd}"_s), kParts(u":\\s|\\s[–—-]\\s"_s);
    static const QStringList kReader{u"you"_s, u"your"_s, u"yours"_s, u"sie"_s, u"ihr"_s, u"ihre"_s, u"ihren"_s, u"du"_s, u"dein"_s, u"deine"_s};
    static const QStringList kAsking{u"how"_s, u"why"_s, u"what"_s, u"when"_s, u"who"_s, u"which"_s, u"wie"_s, u"warum"_s, u"was"_s, u"wann"_s, u"wer"_s, u"welche"_s};
    const QString text = line.simplified();
    QStringList words;
    for (auto found = kWord.globalMatch(text); found.hasNext();)
        words.append(found.next().captured().toLower());
    if (words.isEmpty())
        return {};
    QStringList traits{words.size() == 1 ? u"1 word"_s : u"%1 words"_s.arg(words.size()), u"%1 characters"_s.arg(text.size())};
    const auto add = [&traits](bool holds, const QString& trait) {
        if (holds)
            traits.append(trait);
    };
    add(text.endsWith(u'?'), u"a question"_s);
    add(text.contains(kFigure), u"a figure"_s);
    add(std::any_of(words.begin(), words.end(), [](const QString& word) { return kReader.contains(word); }), u"speaks to its reader"_s);
    add(text.contains(kParts), u"in two parts"_s);
    add(kAsking.contains(words.first()), u"begins with "_s + words.first());
    return traits;
}

} // namespace qd::agents
