#include "ui/models/WorkModel.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>

namespace qd::ui {

namespace {

using Line = WorkModel::Line;

Line heading(const QString& title)
{
    Line line;
    line.title = title;
    return line;
}

/// What it cost, or would have where nothing was billed.
void setCost(Line& line, Money cost, Money wouldHaveCost)
{
    line.rehearsal = cost.micro == 0 && wouldHaveCost.micro > 0;
    line.cost = line.rehearsal ? wouldHaveCost : cost;
}

Line endedLine(const RunId& run, const QString& title, RunOutcome outcome, Instant ended, Instant now)
{
    Line line;
    line.kind = Line::Ended;
    line.run = run;
    line.title = title;
    line.look = lookOf(outcome);
    line.state = QStringLiteral("%1 · %2").arg(words(outcome), agoText(ended, now));
    return line;
}

} // namespace

WorkModel::WorkModel(History* history, QObject* parent) : QAbstractListModel(parent), m_history(history) {}

void WorkModel::show(const OfficeState& state, Instant now)
{
    m_state = state;
    m_now = now;
    replace(linesOf(state, now));
}

QList<Line> WorkModel::linesOf(const OfficeState& state, Instant now)
{
    QList<Line> lines;
    QList<const RunState*> tops;
    for (const RunState& run : state.runs.open)
        if (!run.parent || !state.runs.open.contains(run.parent->run))
            tops.append(&run);
    std::sort(tops.begin(), tops.end(), [](const RunState* a, const RunState* b) {
        return a->started != b->started ? a->started > b->started : a->id < b->id;
    });
    for (const RunState* run : std::as_const(tops))
        addOpen(lines, state, *run, 0, now);
    m_open = lines.size();
    if (m_open > 0)
        lines.prepend(heading(tr("Open · %1").arg(m_open)));
    addEnded(lines, state, now);
    return lines;
}

void WorkModel::addOpen(QList<Line>& lines, const OfficeState& state, const RunState& run, int depth, Instant now)
{
    const RunReading reading = readingOf(state, run, now);
    Line line;
    line.kind = Line::Open;
    line.run = run.id;
    line.depth = depth;
    line.title = run.title.isEmpty() ? run.briefText : run.title;
    line.state = stateText(reading, now);
    line.progress = progressText(reading, now);
    line.share = reading.share;
    line.look = reading.look;
    setCost(line, run.cost, run.wouldHaveCost);
    line.rehearsal = line.rehearsal || (run.rehearsal && run.cost.micro == 0);
    lines.append(line);
    for (const StepState& step : run.steps)
        for (const RunId& child : step.children)
            if (const auto found = state.runs.open.constFind(child); found != state.runs.open.constEnd() && depth < 8)
                addOpen(lines, state, *found, depth + 1, now);
}

void WorkModel::addEnded(QList<Line>& lines, const OfficeState& state, Instant now) const
{
    const qsizetype before = lines.size();
    QSet<RunId> there;
    for (const RunSummary& run : state.runs.recent) {
        there.insert(run.id);
        lines.append(endedLine(run.id, run.title, run.outcome, run.ended, now));
        setCost(lines.last(), run.cost, run.wouldHaveCost);
    }
    for (const RunRow& run : m_older) {
        if (!run.ended || there.contains(run.run) || state.runs.open.contains(run.run))
            continue;
        there.insert(run.run);
        const std::optional<RunOutcome> outcome = enumOf<RunOutcome>(run.state);
        lines.append(endedLine(run.run, run.title, outcome.value_or(RunOutcome::Finished), *run.ended, now));
        setCost(lines.last(), run.tally.cost, run.tally.wouldHaveCost);
    }
    if (!m_failure.isEmpty()) {
        lines.append(heading(m_failure));
        lines.last().kind = Line::Note;
    }
    if (lines.size() > before)
        lines.insert(before, heading(tr("Ended")));
}

void WorkModel::replace(const QList<Line>& next)
{
    const QScopedValueRollback<bool> replacing(m_replacing, true); // who hears of the rows must not fetch on in the middle of them
    const auto same = [](const Line& a, const Line& b) { return a.kind == b.kind && a.run == b.run && (a.kind == Line::Open || a.title == b.title); };
    const qsizetype common = std::mismatch(m_lines.begin(), m_lines.end(), next.begin(), next.end(), same).first - m_lines.begin();
    if (common < m_lines.size()) { // others than before: whoever shows them keeps the chosen one by its id
        beginResetModel();
        m_lines = next;
        endResetModel();
        return;
    }
    for (int row = 0; row < int(common); ++row) {
        if (m_lines.at(row) == next.at(row))
            continue;
        m_lines[row] = next.at(row);
        emit dataChanged(index(row), index(row));
    }
    if (common == next.size())
        return;
    beginInsertRows({}, int(common), int(next.size()) - 1);
    m_lines = next;
    endInsertRows();
}

const Line* WorkModel::line(int row) const
{
    return row >= 0 && row < m_lines.size() && !m_lines.at(row).run.isNull() ? &m_lines.at(row) : nullptr;
}

int WorkModel::rowOf(const RunId& run) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& line) { return line.run == run; });
    return found == m_lines.end() || run.isNull() ? -1 : int(found - m_lines.begin());
}

RunId WorkModel::first() const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return !line.run.isNull(); });
    return found == m_lines.end() ? RunId{} : found->run;
}

const RunRow* WorkModel::older(const RunId& run) const
{
    const auto found = std::find_if(m_older.begin(), m_older.end(), [&](const RunRow& row) { return row.run == run; });
    return found == m_older.end() ? nullptr : &*found;
}

int WorkModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

Qt::ItemFlags WorkModel::flags(const QModelIndex& index) const
{
    return line(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant WorkModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line& line = m_lines.at(index.row());
    if (role == Qt::DisplayRole)
        return line.title;
    if (role == Qt::AccessibleTextRole) {
        QStringList said{line.title, line.state, line.progress};
        said.removeAll(QString());
        return said.join(QStringLiteral(", "));
    }
    if (role == LineRole)
        return QVariant::fromValue(line);
    return {};
}

/// While the state holds all that ended there is nothing older.
bool WorkModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_more && !m_asking && !m_replacing && m_failure.isEmpty() && m_state.runs.recent.size() >= RunsState::kRecent;
}

void WorkModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    if (!m_history)
        return take(Error{Error::Store, QStringLiteral("the record is not open"), {}, {}});
    m_asking = true;
    m_history->runs(m_looked, kPage, this, [this](const Result<RunPage>& page) { take(page); });
}

void WorkModel::take(const Result<RunPage>& page)
{
    if (page) {
        m_looked += page->rows.size();
        m_more = !page->rows.isEmpty() && m_looked < page->total;
        m_older += page->rows;
    } else {
        m_failure = tr("Older runs can't be read: %1").arg(sentenceOf(page.error()).what);
    }
    m_asking = false;
    replace(linesOf(m_state, m_now));
}

} // namespace qd::ui
