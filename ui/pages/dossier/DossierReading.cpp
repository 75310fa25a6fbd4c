#include "ui/pages/dossier/DossierReading.h"

#include "core/model/KeptText.h"
#include "ui/pages/details/DecisionFacts.h"
#include "ui/pages/details/EvidenceText.h"
#include "ui/pages/details/OpenedEvidence.h"
#include "ui/pages/dossier/ActionLines.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace qd::ui {

namespace {

constexpr qint64 kPage = 500;

/// "image/png" for a picture that can be shown; empty for anything else.
QString pictureType(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const QByteArray format = QImageReader::imageFormat(&buffer);
    return format == "png" || format == "jpeg" || format == "gif" || format == "webp" ? QStringLiteral("image/") + QString::fromLatin1(format) : QString();
}

} // namespace

DossierReading::DossierReading(History* history, QObject* parent) : QObject(parent), m_history(history) {}

void DossierReading::gather(const DecisionFilter& filter, const QList<DecisionId>& only, const OfficeState& state, Instant now, Answer answer)
{
    ++m_sitting;
    m_filter = filter;
    m_only = only;
    m_state = state;
    m_now = now;
    m_answer = std::move(answer);
    m_dossier = {};
    m_decisions.clear();
    m_opened.clear();
    m_messages.clear();
    m_tasks.clear();
    if (!m_history)
        return fail({Error::Store, QStringLiteral("the record is not open"), {}, {}});
    readPage(0);
}

void DossierReading::readPage(qint64 first)
{
    m_history->decisions(m_filter, first, kPage, this, [this, first, sitting = m_sitting](const Result<DecisionPage>& page) {
        if (sitting != m_sitting)
            return;
        if (!page)
            return fail(page.error());
        take(page->rows);
        const qint64 read = first + page->rows.size();
        if (m_decisions.size() > kMost)
            return fail({Error::Rule, QStringLiteral("%1 decisions are more than one dossier holds").arg(page->total), {}, QStringLiteral("narrow it: at most %1 by words, maker, kind or run").arg(kMost)});
        if (!page->rows.isEmpty() && read < page->total)
            return readPage(read);
        const Result<Done> arranged = arrange();
        if (!arranged)
            return fail(arranged.error());
        next();
    });
}

void DossierReading::take(const QList<DecisionRow>& rows)
{
    for (const DecisionRow& row : rows)
        if (m_only.isEmpty() || m_only.contains(row.decision.id))
            m_decisions.prepend(row.decision);
}

Result<Done> DossierReading::arrange()
{
    for (const DecisionId& wanted : m_only)
        if (std::none_of(m_decisions.cbegin(), m_decisions.cend(), [&](const DecisionRecord& d) { return d.id == wanted; }))
            return Error{Error::Rule, QStringLiteral("there is no decision %1").arg(wanted.toString()), {}, QStringLiteral("quarterdeck decisions list shows them")};
    if (m_decisions.isEmpty())
        return Error{Error::Rule, QStringLiteral("no decision passes"), {}, QStringLiteral("fewer words, or other filters")};
    m_dossier.organisation = m_state.org.organisation().title;
    m_dossier.made = m_now;
    for (const DecisionRecord& decision : std::as_const(m_decisions)) {
        auto run = std::find_if(m_dossier.runs.begin(), m_dossier.runs.end(), [&](const DossierRun& one) { return one.run == decision.run; });
        if (run == m_dossier.runs.end())
            run = m_dossier.runs.insert(m_dossier.runs.end(), DossierRun{decision.run, {}, {}, {}, {}});
        DossierEntry entry;
        entry.decision = decision;
        entry.about = tr("%1 · %2 · %3", "when · who · what kind").arg(absoluteText(decision.time), partyTitle(m_state, decision.maker), decisionKindWords(decision.kind));
        run->entries.append(entry);
        m_dossier.rehearsal = m_dossier.rehearsal || decision.label.rehearsal;
    }
    for (qsizetype run = 0; run < m_dossier.runs.size(); ++run)
        planRun(run);
    return Done{};
}

void DossierReading::planRun(qsizetype run)
{
    const DossierRun& work = m_dossier.runs.at(run);
    if (!work.run.isNull())
        m_tasks.push_back([this, run] { readRun(run); });
    bool hasMessages = false;
    for (qsizetype entry = 0; entry < work.entries.size(); ++entry) {
        const QList<Evidence>& evidence = work.entries.at(entry).decision.evidence;
        for (int i = 0; i < evidence.size(); ++i) {
            const Piece piece{run, entry, i};
            if (const MessageId message = messageOf(evidence.at(i)); !message.isNull()) {
                m_messages[message].append(piece);
                hasMessages = true;
            } else if (canOpen(evidence.at(i))) {
                m_tasks.push_back([this, piece, hash = keptHash(evidence.at(i).reference)] { readKept(piece, hash); });
            }
        }
    }
    if (hasMessages && !work.run.isNull())
        m_tasks.push_back([this, run] { readMessages(run, 0); });
}

void DossierReading::readRun(qsizetype run)
{
    m_history->run(m_dossier.runs.at(run).run, this, [this, run, sitting = m_sitting](const Result<RunDetail>& detail) {
        if (sitting != m_sitting)
            return;
        if (!detail)
            return fail(detail.error());
        DossierRun& work = m_dossier.runs[run];
        work.title = detail->row.title;
        work.brief = detail->row.brief;
        work.lines = actionLines(*detail, m_state);
        next();
    });
}

void DossierReading::readMessages(qsizetype run, qint64 first)
{
    TrafficFilter filter;
    filter.run = m_dossier.runs.at(run).run;
    filter.until = m_filter.until;
    m_history->traffic(filter, first, kPage, this, [this, run, sitting = m_sitting](const Result<TrafficPage>& page) {
        if (sitting != m_sitting)
            return;
        if (!page)
            return fail(page.error());
        for (const TrafficRow& row : page->rows)
            for (const Piece& piece : m_messages.take(row.message.id))
                put(piece, evidenceLines(row.message, m_state));
        const qint64 read = page->first + page->rows.size();
        if (page->rows.isEmpty() || read >= page->total || m_messages.isEmpty())
            return next();
        readMessages(run, read);
    });
}

void DossierReading::readKept(const Piece& piece, const QByteArray& hash)
{
    m_history->blob(hash, this, [this, piece, hash, sitting = m_sitting](const Result<QByteArray>& bytes) {
        if (sitting != m_sitting)
            return;
        keep(piece, bytes, hash);
        const QByteArray system = bytes ? systemTextOf(*bytes) : QByteArray();
        if (!system.isEmpty())
            m_tasks.push_front([this, piece, system] { readKept(piece, system); });
        next();
    });
}

void DossierReading::keep(const Piece& piece, const Result<QByteArray>& bytes, const QByteArray& hash)
{
    if (!bytes)
        return put(piece, {FactLine::plain(tr("This can't be read: %1").arg(sentenceOf(bytes.error()).what), Tone::Bad)});
    if (const QString type = pictureType(*bytes); !type.isEmpty()) {
        DossierEntry& entry = m_dossier.runs[piece.run].entries[piece.entry];
        entry.pictures.append({*bytes, type, entry.decision.evidence.at(piece.evidence).note});
        return put(piece, {FactLine::plain(tr("A picture; it stands below."), Tone::Muted)});
    }
    put(piece, evidenceLines(*bytes, hash, 0));
}

void DossierReading::put(const Piece& piece, const QList<FactLine>& lines)
{
    m_opened[{piece.run, piece.entry}][piece.evidence] += lines;
}

void DossierReading::next()
{
    if (m_tasks.empty())
        return finish();
    const std::function<void()> task = std::move(m_tasks.front());
    m_tasks.pop_front();
    task();
}

void DossierReading::finish()
{
    for (const QList<Piece>& pieces : std::as_const(m_messages))
        for (const Piece& piece : pieces)
            put(piece, {FactLine::plain(tr("The record has no such message."), Tone::Bad)});
    for (qsizetype run = 0; run < m_dossier.runs.size(); ++run) {
        QList<DossierEntry>& entries = m_dossier.runs[run].entries;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            entries[i].lines = factsOf(entries.at(i).decision, m_state, m_now, m_opened.value({run, i}));
            entries[i].lines.removeIf([](const FactLine& line) { return line.kind == FactLine::Link && !line.open; }); // they lead nowhere on paper
        }
    }
    m_dossier.title = m_dossier.runs.size() == 1 && !m_dossier.runs.first().title.isEmpty() ? m_dossier.runs.first().title
                                                                                              : tr("%n decision(s)", nullptr, plural(m_dossier.decisions()));
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(std::exchange(m_dossier, {}));
}

void DossierReading::fail(const Error& error)
{
    m_tasks.clear();
    ++m_sitting;
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(error);
}

} // namespace qd::ui
