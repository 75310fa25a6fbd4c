#include "agents/turn/PromptFit.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// The sentence that says what is missing takes room as well: so much, and so much for each source it names.
constexpr qsizetype kSentence = 200;
constexpr qsizetype kPerSource = 120;
constexpr qsizetype kNameChars = 60;
constexpr qsizetype kPieceFrame = 60; ///< what stands around a recalled piece, at least

/// The longest text that every source may keep so that `over` characters go.
qsizetype capFor(const QList<qsizetype>& lengths, qsizetype over)
{
    qsizetype low = 0;
    qsizetype high = *std::max_element(lengths.begin(), lengths.end());
    while (low < high) {
        const qsizetype cap = (low + high + 1) / 2;
        qsizetype gone = 0;
        for (const qsizetype length : lengths)
            gone += std::max<qsizetype>(0, length - cap);
        gone >= over ? void(low = cap) : void(high = cap - 1);
    }
    return low;
}

/// The beginning of `text` that has at most `cap` characters when escaped, ending at a word where one is near.
QString shortened(const QString& text, qsizetype cap)
{
    qsizetype used = 0;
    qsizetype end = 0;
    for (; end < text.size(); ++end) {
        used += blockText(text.mid(end, 1)).size();
        if (used > cap)
            break;
    }
    const qsizetype word = text.lastIndexOf(QLatin1Char(' '), std::max<qsizetype>(0, end - 1));
    if (end < text.size() && word > end - 80 && word > 0)
        end = word;
    if (end > 0 && end < text.size() && text[end].isLowSurrogate())
        --end;
    return text.left(end);
}

qsizetype shortenSources(QList<PromptSource>& sources, qsizetype over, QStringList& said)
{
    QList<qsizetype> lengths;
    for (const PromptSource& source : std::as_const(sources))
        lengths.append(blockText(source.text).size());
    const qsizetype cap = capFor(lengths, over);
    qsizetype gone = 0;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        if (lengths[i] <= cap)
            continue;
        const QString kept = shortened(sources[i].text, cap);
        said.append(QStringLiteral("the last %1 of %2 characters of the source \"%3\"")
                        .arg(sources[i].text.size() - kept.size()).arg(sources[i].text.size()).arg(sources[i].name.left(kNameChars)));
        gone += lengths[i] - blockText(kept).size();
        sources[i].text = kept;
    }
    return gone;
}

} // namespace

FittedMaterial fit(const PromptMaterial& material, qsizetype over)
{
    FittedMaterial out{material, {}};
    QStringList said;
    const qsizetype wanted = over + kSentence + kPerSource * material.sources.size();
    qsizetype gone = 0;
    while (gone < wanted && !out.material.recalled.isEmpty())
        gone += blockText(out.material.recalled.takeLast().text).size() + kPieceFrame;
    if (const qsizetype pieces = material.recalled.size() - out.material.recalled.size(); pieces > 0)
        said.append(QStringLiteral("%1 recalled pieces").arg(pieces));
    if (gone < wanted && !material.sources.isEmpty())
        gone += shortenSources(out.material.sources, wanted - gone, said);
    qsizetype lines = 0;
    while (gone < wanted && !out.material.memory.isEmpty()) {
        gone += blockText(out.material.memory.takeLast()).size() + 1;
        ++lines;
    }
    if (lines > 0)
        said.append(QStringLiteral("%1 lines of memory").arg(lines));
    if (!said.isEmpty())
        out.leftOut = QStringLiteral("Left out for length: %1. Do not guess what they say.").arg(said.join(QLatin1String("; ")));
    return out;
}

} // namespace qd::agents
