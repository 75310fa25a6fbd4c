#include "ui/pages/details/OpenedEvidence.h"

#include "ui/pages/details/EvidenceText.h"
#include "ui/words/Words.h"

namespace qd::ui {

namespace {

constexpr qint64 kPage = 500;
constexpr qsizetype kShownAtMost = 40'000; ///< characters of one text; a label of many more takes seconds to lay out
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
        const QList<FactLine> lines = evidenceLines(*bytes, hash, kShownAtMost);
        if (system.isEmpty())
            return put(piece, lines);
        m_history->blob(system, this, [this, piece, lines, system, sitting](const Result<QByteArray>& text) {
            if (sitting != m_sitting || !m_lines.contains(piece))
                return;
            QList<FactLine> both = lines;
            both << FactLine::plain(tr("The instructions of the agent"), Tone::Muted);
            if (text)
                both << evidenceLines(*text, system, kShownAtMost);
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
                return put(piece, evidenceLines(row.message, state));
        const qint64 next = page->first + page->rows.size();
        if (page->rows.isEmpty() || next >= page->total)
            return fail(piece, {Error::Store, tr("the run has no such message"), {}, {}});
        readMessage(piece, id, next, state);
    });
}

} // namespace qd::ui
