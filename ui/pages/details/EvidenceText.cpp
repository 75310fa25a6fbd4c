#include "ui/pages/details/EvidenceText.h"

#include "core/model/KeptText.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

constexpr qsizetype kBeside = 32; ///< a longer value stands below its name

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::OpenedEvidence)
};

void addText(QList<FactLine>& lines, const QString& text, const QByteArray& hash, qsizetype atMost)
{
    lines << FactLine::plain(text.left(atMost > 0 ? atMost : text.size()).trimmed());
    if (atMost > 0 && text.size() > atMost)
        lines << FactLine::plain(Texts::tr("The first %1 of %2 characters; all of it: quarterdeck log blob %3")
                                     .arg(countText(atMost), countText(text.size()), QString::fromLatin1(hash.toHex())), Tone::Muted);
}

} // namespace

QList<FactLine> evidenceLines(const QByteArray& bytes, const QByteArray& hash, qsizetype atMost)
{
    const std::optional<QList<KeptPiece>> pieces = keptPieces(bytes);
    if (!pieces)
        return {FactLine::plain(Texts::tr("%1 byte(s) that are no text.", nullptr, plural(bytes.size())).arg(countText(bytes.size())), Tone::Muted)};
    QList<FactLine> lines;
    for (const KeptPiece& piece : *pieces) {
        const qsizetype before = lines.size();
        if (piece.name.isEmpty())
            addText(lines, piece.text, hash, atMost);
        else if (piece.text.size() <= kBeside && !piece.text.contains(QLatin1Char('\n')))
            lines << FactLine::pair(piece.name, piece.text, Tone::Plain);
        else {
            lines << FactLine::plain(piece.name, Tone::Muted);
            addText(lines, piece.text, hash, atMost);
        }
        for (qsizetype i = before; i < lines.size(); ++i)
            lines[i].inside = piece.depth;
    }
    if (lines.isEmpty())
        lines << FactLine::plain(Texts::tr("It is empty."), Tone::Muted);
    return lines;
}

QList<FactLine> evidenceLines(const Message& message, const OfficeState& state)
{
    QList<FactLine> lines{FactLine::pair(Texts::tr("%1 → %2", "sender → receiver").arg(partyTitle(state, message.from), partyTitle(state, message.to)),
                                         words(message.type), Tone::Plain),
                          FactLine::plain(message.subject, Tone::Strong)};
    if (!message.body.isEmpty())
        lines << FactLine::plain(message.body);
    lines << FactLine::plain(message.deadline ? Texts::tr("%1 · due %2", "when it was sent · deadline").arg(absoluteText(message.time), absoluteText(*message.deadline))
                                              : absoluteText(message.time), Tone::Muted);
    return lines;
}

MessageId messageOf(const Evidence& evidence)
{
    return evidence.kind == QLatin1String("message") ? MessageId::fromString(evidence.reference).value_or(MessageId{}) : MessageId{};
}

} // namespace qd::ui
