#include "ui/pages/details/OpenedEvidence.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

constexpr qint64 kPage = 500;
constexpr qsizetype kShownAtMost = 40'000; ///< characters of one text; a label of many more takes seconds to lay out
constexpr qsizetype kBeside = 32;          ///< a longer value stands below its name

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::OpenedEvidence)
};

void addText(QList<FactLine>& lines, const QString& text, const QByteArray& hash)
{
    lines << FactLine::plain(text.left(kShownAtMost).trimmed());
    if (text.size() > kShownAtMost)
        lines << FactLine::plain(Texts::tr("The first %1 of %2 characters; all of it: quarterdeck log blob %3")
                                     .arg(countText(kShownAtMost), countText(text.size()), QString::fromLatin1(hash.toHex())), Tone::Muted);
}

QList<FactLine> linesOf(const QByteArray& bytes, const QByteArray& hash)
{
    const std::optional<QList<KeptPiece>> pieces = keptPieces(bytes);
    if (!pieces)
        return {FactLine::plain(Texts::tr("%1 byte(s) that are no text.", nullptr, plural(bytes.size())).arg(countText(bytes.size())), Tone::Muted)};
    QList<FactLine> lines;
    for (const KeptPiece& piece : *pieces) {
        const qsizetype before = lines.size();
        if (piece.name.isEmpty())
            addText(lines, piece.text, hash);
        else if (piece.text.size() <= kBeside && !piece.text.contains(QLatin1Char('\n')))
            lines << FactLine::pair(piece.name, piece.text, Tone::Plain);
        else {
            lines << FactLine::plain(piece.name, Tone::Muted);
            addText(lines, piece.text, hash);
        }
        for (qsizetype i = before; i < lines.size(); ++i)
            lines[i].inside = piece.depth;
    }
    if (lines.isEmpty())
        lines << FactLine::plain(Texts::tr("It is empty."), Tone::Muted);
    return lines;
}

QList<FactLine> linesOf(const Message& message, const OfficeState& state)
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

} // namespace

bool canOpen(const Evidence& evidence)
{
    return !messageOf(evidence).isNull() || (evidence.kind != QLatin1String("effect") && !keptHash(evidence.reference).isEmpty());
}

OpenedEvidence::OpenedEvidence(History* history, QObject* parent) : QObject(parent), m_history(history) {}

void OpenedEvidence::setDecision(const DecisionRecord& decision)
{
    if (m_decision.id == decision.id)
        return;
    m_decision = decision;
    m_lines.clear();
    ++m_sitting;
}

void OpenedEvidence::toggle(int piece, const OfficeState& state)
{
    if (piece < 0 || piece >= m_decision.evidence.size())
        return;
    if (m_lines.remove(piece) > 0) {
        emit changed();
        return;
    }
    const Evidence& wanted = m_decision.evidence.at(piece);
    put(piece, {FactLine::plain(tr("Reading the record …"), Tone::Muted)});
    if (!m_history)
        return fail(piece, {Error::Store, QStringLiteral("the record is not open"), {}, {}});
    if (const MessageId message = messageOf(wanted); !message.isNull())
        readMessage(piece, message, 0, state);
    else
        readKept(piece, keptHash(wanted.reference));
}

void OpenedEvidence::put(int piece, const QList<FactLine>& lines)
{
    m_lines.insert(piece, lines);
    emit changed();
}

void OpenedEvidence::fail(int piece, const Error& error)
{
    put(piece, {FactLine::plain(tr("This can't be read: %1").arg(sentenceOf(error).what), Tone::Bad)});
}

void OpenedEvidence::readKept(int piece, const QByteArray& hash)
{
    m_history->blob(hash, this, [this, piece, hash, sitting = m_sitting](const Result<QByteArray>& bytes) {
        if (sitting != m_sitting || !m_lines.contains(piece))
            return; // closed meanwhile
        if (!bytes)
            return fail(piece, bytes.error());
        const QByteArray system = systemTextOf(*bytes);
        const QList<FactLine> lines = linesOf(*bytes, hash);
        if (system.isEmpty())
            return put(piece, lines);
        m_history->blob(system, this, [this, piece, lines, system, sitting](const Result<QByteArray>& text) {
            if (sitting != m_sitting || !m_lines.contains(piece))
                return;
            QList<FactLine> both = lines;
            both << FactLine::plain(tr("The instructions of the agent"), Tone::Muted);
            if (text)
                addText(both, QString::fromUtf8(*text), system);
            else
                both << FactLine::plain(tr("This can't be read: %1").arg(sentenceOf(text.error()).what), Tone::Bad);
            put(piece, both);
        });
    });
}

void OpenedEvidence::readMessage(int piece, const MessageId& id, qint64 first, const OfficeState& state)
{
    TrafficFilter filter;
    filter.run = m_decision.run;
    m_history->traffic(filter, first, kPage, this, [this, piece, id, state, sitting = m_sitting](const Result<TrafficPage>& page) {
        if (sitting != m_sitting || !m_lines.contains(piece))
            return;
        if (!page)
            return fail(piece, page.error());
        for (const TrafficRow& row : page->rows)
            if (row.message.id == id)
                return put(piece, linesOf(row.message, state));
        const qint64 next = page->first + page->rows.size();
        if (page->rows.isEmpty() || next >= page->total)
            return fail(piece, {Error::Store, tr("the run has no such message"), {}, {}});
        readMessage(piece, id, next, state);
    });
}

} // namespace qd::ui
