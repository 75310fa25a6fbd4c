#include "ui/models/TrafficModel.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <utility>

namespace qd::ui {

namespace {
constexpr int kTail = 2 * TrafficModel::kPage; // holds the last page whole, wherever the end lies in it
constexpr std::chrono::milliseconds kSettle{1500};
constexpr int kComparisons = 4; // by then an index that still says otherwise is right
}

TrafficModel::TrafficModel(TrafficSource* source, QObject* parent) : QAbstractTableModel(parent), m_source(source)
{
    m_compare.setSingleShot(true);
    m_compare.setInterval(kSettle);
    connect(&m_compare, &QTimer::timeout, this, [this] {
        const std::weak_ptr<int> alive = m_alive;
        m_source->fetch(m_filter, -kTail, kTail, [this, alive, asked = m_generation](Result<TrafficPage> tail) {
            if (!alive.expired() && asked == m_generation && tail)
                compare(*tail);
        });
    });
    askTail();
}

int TrafficModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(std::min<qint64>(m_total, std::numeric_limits<int>::max()));
}

int TrafficModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrafficModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const TrafficRow* found = row(index.row());
    if (!found)
        return {};
    if (role == Qt::ToolTipRole && index.column() == Time)
        return absoluteText(found->message.time);
    return textOf(*found, index.column());
}

QString TrafficModel::textOf(const TrafficRow& row, int column) const
{
    const Message& message = row.message;
    switch (column) {
    case Time: return clockText(message.time);
    case Parties: return tr("%1 → %2").arg(nameOf(message.from), nameOf(message.to));
    case Subject: return message.subject;
    case Type: return words(message.type);
    case Urgency: return message.priority == Priority::Normal ? QString() : words(message.priority);
    case Trust: return words(message.label.integrity);
    default: return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Parties: return tr("From → to");
    case Subject: return tr("Subject");
    case Type: return tr("Type");
    case Urgency: return tr("Priority");
    case Trust: return tr("Trust");
    default: return {};
    }
}

const TrafficRow* TrafficModel::row(int place) const
{
    if (place < 0 || place >= m_total)
        return nullptr;
    const qint64 page = place / kPage;
    const auto found = m_pages.find(page);
    if (found == m_pages.end() || place % kPage >= found->rows.size()) {
        ask(page);
        return nullptr;
    }
    found->used = ++m_use;
    return &found->rows[place % kPage];
}

QString TrafficModel::nameOf(const AgentId& party) const
{
    const auto name = m_names.constFind(party);
    return name == m_names.constEnd() ? opened(party.text) : *name;
}

QString TrafficModel::shortNameOf(const AgentId& party) const
{
    const auto name = m_shortNames.constFind(party);
    return name == m_shortNames.constEnd() ? nameOf(party) : *name;
}

void TrafficModel::setFilter(const TrafficFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

void TrafficModel::reload()
{
    beginResetModel();
    ++m_generation;
    m_total = 0;
    m_last = 0;
    m_early.clear();
    m_pages.clear();
    m_asked.clear();
    m_state = State::Loading;
    endResetModel();
    emit stateChanged();
    askTail();
}

QSet<AgentId> stormingIn(const OfficeState& state)
{
    QSet<AgentId> agents;
    for (const Escalation& question : state.inbox.escalations)
        if (question.reason == QLatin1String(Escalation::kStorm))
            agents += QSet<AgentId>(question.agents.begin(), question.agents.end());
    return agents;
}

qsizetype stormsIn(const OfficeState& state)
{
    return std::count_if(state.inbox.escalations.begin(), state.inbox.escalations.end(),
                         [](const Escalation& question) { return question.reason == QLatin1String(Escalation::kStorm) && !question.agents.isEmpty(); });
}

void TrafficModel::setNames(const OfficeState& state)
{
    QHash<AgentId, QString> names{{human(), partyTitle(state, human())}, {system(), partyTitle(state, system())}};
    QHash<AgentId, QString> shorts;
    for (const AgentProfile& profile : state.org.organisation().agents) {
        names.insert(profile.id, partyTitle(state, profile.id));
        if (!profile.shortTitle.isEmpty())
            shorts.insert(profile.id, profile.shortTitle);
    }
    const QSet<AgentId> storming = stormingIn(state);
    if (names == m_names && shorts == m_shortNames && storming == m_storming)
        return;
    m_storming = storming;
    m_names = names;
    m_shortNames = shorts;
    if (m_total > 0)
        emit dataChanged(index(0, Parties), index(rowCount() - 1, Parties), {Qt::DisplayRole});
}

void TrafficModel::take(const QList<StoredFact>& facts)
{
    QList<TrafficRow> rows;
    for (const StoredFact& fact : facts)
        if (const auto* sent = std::get_if<MessageSent>(&fact.fact); sent && passes(sent->message))
            rows.append({fact.sequence, sent->message});
    const auto isClearing = [](const StoredFact& fact) { return std::holds_alternative<SamplesCleared>(fact.fact); };
    if (std::any_of(facts.begin(), facts.end(), isClearing)) {
        m_comparisons = kComparisons; // rows do go: the index is right at once
        m_compare.start();
    }
    if (rows.isEmpty())
        return;
    if (m_state == State::Ready)
        append(rows);
    else
        m_early += rows;
}

bool TrafficModel::passes(const Message& message) const
{
    if (!m_filter.agent.isEmpty() && message.from != m_filter.agent && message.to != m_filter.agent)
        return false;
    if ((m_filter.type && *m_filter.type != message.type) || (m_filter.priority && *m_filter.priority != message.priority))
        return false;
    if (!m_filter.run.isNull() && m_filter.run != message.correlation)
        return false;
    const QStringList wanted = m_filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
        return message.subject.contains(word, Qt::CaseInsensitive) || message.body.contains(word, Qt::CaseInsensitive);
    });
}

void TrafficModel::askTail()
{
    const std::weak_ptr<int> alive = m_alive;
    m_source->fetch(m_filter, -kTail, kTail, [this, alive, asked = m_generation](Result<TrafficPage> tail) {
        if (alive.expired() || asked != m_generation)
            return;
        if (tail)
            openWith(*tail);
        else
            fail(tail.error());
    });
}

void TrafficModel::fail(const Error& error)
{
    m_state = State::Failed;
    m_error = error;
    emit stateChanged();
}

void TrafficModel::openWith(const TrafficPage& tail)
{
    m_state = State::Ready;
    m_last = tail.rows.isEmpty() ? 0 : tail.rows.last().sequence;
    if (tail.total > 0) {
        beginInsertRows({}, 0, int(tail.total - 1));
        m_total = tail.total;
        const qint64 firstWhole = (tail.first + kPage - 1) / kPage;
        for (qint64 page = firstWhole; page * kPage < tail.total; ++page)
            keep(page, tail.rows.mid(page * kPage - tail.first, kPage));
        endInsertRows();
    }
    append(std::exchange(m_early, {}));
    emit stateChanged();
    m_comparisons = 0;
    m_compare.start();
}

void TrafficModel::append(const QList<TrafficRow>& rows)
{
    QList<TrafficRow> fresh;
    for (const TrafficRow& row : rows)
        if (row.sequence > m_last)
            fresh.append(row);
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, int(m_total), int(m_total + fresh.size() - 1));
    for (const TrafficRow& row : std::as_const(fresh)) {
        const qint64 page = m_total / kPage;
        if (m_total % kPage == 0)
            keep(page, {row});
        else if (const auto found = m_pages.find(page); found != m_pages.end() && found->rows.size() == m_total % kPage)
            found->rows.append(row);
        ++m_total;
        m_last = row.sequence;
    }
    endInsertRows();
    m_comparisons = 0;
    m_compare.start();
}

void TrafficModel::keep(qint64 page, QList<TrafficRow> rows)
{
    m_pages.insert(page, {std::move(rows), ++m_use});
    while (m_pages.size() > kPagesKept) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                             [](const Page& a, const Page& b) { return a.used < b.used; });
        m_pages.erase(oldest);
    }
}

void TrafficModel::ask(qint64 page) const
{
    if (m_asked.contains(page))
        return;
    m_asked.insert(page);
    auto* self = const_cast<TrafficModel*>(this); // a view asks for data; that it has to be fetched first is our affair
    const std::weak_ptr<int> alive = m_alive;
    m_source->fetch(m_filter, page * kPage, kPage, [self, alive, page, asked = m_generation](Result<TrafficPage> answer) {
        if (alive.expired() || asked != self->m_generation)
            return;
        self->m_asked.remove(page);
        if (!answer)
            return self->fail(answer.error());
        if (answer->rows.isEmpty())
            return; // the index has not come that far; comparing later brings it
        self->keep(page, answer->rows);
        const qint64 last = std::min(page * kPage + answer->rows.size(), self->m_total) - 1;
        emit self->dataChanged(self->index(int(page * kPage), 0), self->index(int(last), ColumnCount - 1));
    });
}

/// What the index says once it has had time: rows that we missed are inserted, rows that it never found go.
void TrafficModel::compare(const TrafficPage& tail)
{
    if (tail.total == m_total)
        return;
    if (tail.total < m_total && ++m_comparisons < kComparisons) {
        m_compare.start();
        return;
    }
    m_pages.clear();
    if (tail.total > m_total) {
        beginInsertRows({}, int(m_total), int(tail.total - 1));
        m_total = tail.total;
        endInsertRows();
    } else {
        beginRemoveRows({}, int(tail.total), int(m_total - 1));
        m_total = tail.total;
        endRemoveRows();
    }
    m_last = tail.rows.isEmpty() ? m_last : tail.rows.last().sequence;
    if (m_total > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace qd::ui
