#include "ui/models/InboxModel.h"

#include <algorithm>

namespace qd::ui {

namespace {

/// A row with what it is sorted by: the smaller stands first.
struct Due {
    qint64 place;
    qint64 due;
    InboxKey key;
    auto operator<=>(const Due&) const = default;
};

qint64 placeOf(InboxModel::Order order, Instant asked, int level)
{
    switch (order) {
    case InboxModel::Order::SoonestFirst: return 0;
    case InboxModel::Order::NewestFirst: return -asked.ms;
    case InboxModel::Order::HighestLevelFirst: return level;
    }
    return 0;
}

Instant dueOf(const InboxState& inbox, const InboxKey& key)
{
    if (key.kind == InboxKey::Escalated)
        return inbox.escalations.value({key.id}).answerBy;
    return inbox.approvals.value({key.id}).expires;
}

} // namespace

InboxModel::InboxModel(QObject* parent) : QAbstractListModel(parent) {}

void InboxModel::show(const OfficeState& state)
{
    learnNames(state);
    if (m_inbox.approvals.isSharedWith(state.inbox.approvals) && m_inbox.escalations.isSharedWith(state.inbox.escalations))
        return; // the same snapshot of these parts: nothing to compare
    const QList<InboxKey> next = rowsOf(state.inbox);
    m_inbox = state.inbox;
    become(next);
    repaint();
}

void InboxModel::repaint()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void InboxModel::setOrder(Order order)
{
    m_order = order;
    become(rowsOf(m_inbox));
}

void InboxModel::learnNames(const OfficeState& state)
{
    if (state.org.current == m_organisation && !m_names.isEmpty())
        return;
    m_organisation = state.org.current;
    m_names.clear();
    for (const AgentProfile& agent : state.org.organisation().agents)
        m_names.insert(agent.id, agent.shortTitle.isEmpty() ? agent.title : agent.shortTitle);
}

void InboxModel::setNow(Instant now)
{
    m_now = now;
    repaint();
}

QList<InboxKey> InboxModel::rowsOf(const InboxState& inbox) const
{
    std::vector<Due> waiting;
    std::vector<Due> leaving;
    for (const Approval& a : inbox.approvals) {
        if (a.status == ApprovalStatus::Held)
            leaving.push_back({0, a.leaves.value_or(a.expires).ms, {InboxKey::Leaving, a.id.uuid}});
        else if (a.status == ApprovalStatus::Waiting && a.decider == human())
            waiting.push_back({placeOf(m_order, a.asked, int(a.level)), a.expires.ms, {InboxKey::Waiting, a.id.uuid}});
    }
    for (const Escalation& e : inbox.escalations)
        if (e.with == human())
            waiting.push_back({placeOf(m_order, e.raised, -1), e.answerBy.ms, {InboxKey::Escalated, e.id.uuid}});
    std::sort(waiting.begin(), waiting.end());
    std::sort(leaving.begin(), leaving.end());
    QList<InboxKey> rows;
    rows.reserve(qsizetype(waiting.size() + leaving.size() + 1));
    for (const Due& due : waiting)
        rows.append(due.key);
    if (!leaving.empty())
        rows.append(InboxKey{InboxKey::Heading, {}});
    for (const Due& due : leaving)
        rows.append(due.key);
    return rows;
}

void InboxModel::removeOthers(const QSet<InboxKey>& kept)
{
    for (int last = int(m_rows.size()) - 1; last >= 0;) {
        if (kept.contains(m_rows.at(last))) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !kept.contains(m_rows.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first - 1;
    }
}

bool InboxModel::isPartOf(const QList<InboxKey>& next) const
{
    qsizetype found = 0;
    for (const InboxKey& key : next)
        if (found < m_rows.size() && m_rows.at(found) == key)
            ++found;
    return found == m_rows.size();
}

void InboxModel::become(const QList<InboxKey>& next)
{
    const QSet<InboxKey> kept(next.begin(), next.end());
    m_chosen.intersect(kept);
    m_sent.intersect(kept); // decided, it is another row or none
    m_leaving = std::count_if(next.begin(), next.end(), [](const InboxKey& k) { return k.kind == InboxKey::Leaving; });
    m_waiting = next.size() - m_leaving - (m_leaving > 0 ? 1 : 0);
    removeOthers(kept);
    if (!isPartOf(next)) { // a due moved past another one: rare, and no range says it
        beginResetModel();
        m_rows = next;
        endResetModel();
        return;
    }
    for (int row = 0; row < int(next.size()); ++row) {
        if (row < m_rows.size() && m_rows.at(row) == next.at(row))
            continue;
        int end = row;
        while (end < next.size() && (row >= m_rows.size() || next.at(end) != m_rows.at(row)))
            ++end;
        beginInsertRows({}, row, end - 1);
        for (int at = row; at < end; ++at)
            m_rows.insert(at, next.at(at));
        endInsertRows();
        row = end - 1;
    }
}

int InboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

InboxKey InboxModel::key(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row) : InboxKey{};
}

int InboxModel::rowOf(const InboxKey& key) const
{
    return int(m_rows.indexOf(key));
}

const Approval* InboxModel::approval(const InboxKey& key) const
{
    if (key.kind != InboxKey::Waiting && key.kind != InboxKey::Leaving)
        return nullptr;
    const auto found = m_inbox.approvals.constFind({key.id});
    return found == m_inbox.approvals.cend() ? nullptr : &*found;
}

const Escalation* InboxModel::escalation(const InboxKey& key) const
{
    if (key.kind != InboxKey::Escalated)
        return nullptr;
    const auto found = m_inbox.escalations.constFind({key.id});
    return found == m_inbox.escalations.cend() ? nullptr : &*found;
}

QString InboxModel::nameOf(const AgentId& agent) const
{
    return agent == human() ? tr("You") : m_names.value(agent, agent.text);
}

InboxKey InboxModel::newestLeaving() const
{
    return m_leaving > 0 ? m_rows.last() : InboxKey{};
}

void InboxModel::setChosen(const InboxKey& key, bool chosen)
{
    if (key.kind != InboxKey::Waiting)
        return;
    if (chosen)
        m_chosen.insert(key);
    else
        m_chosen.remove(key);
    const int row = rowOf(key);
    if (row >= 0)
        emit dataChanged(index(row), index(row), {ChosenRole});
}

void InboxModel::setSent(const InboxKey& key, bool sent)
{
    if (sent)
        m_sent.insert(key);
    else
        m_sent.remove(key);
    const int row = rowOf(key);
    if (row >= 0)
        emit dataChanged(index(row), index(row));
}

QList<InboxKey> InboxModel::chosen() const
{
    QList<InboxKey> list;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(list), [this](const InboxKey& k) { return isChosen(k); });
    return list;
}

Qt::ItemFlags InboxModel::flags(const QModelIndex& index) const
{
    return key(index.row()).isItem() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant InboxModel::data(const QModelIndex& index, int role) const
{
    const InboxKey k = key(index.row());
    if (role == KeyRole)
        return QVariant::fromValue(k);
    if (role == KindRole)
        return int(k.kind);
    if (role == ChosenRole)
        return isChosen(k);
    if (role == ExpiredRole)
        return k.kind != InboxKey::Leaving && k.isItem() && dueOf(m_inbox, k) <= m_now;
    if (role == Qt::ToolTipRole && k.isItem()) // a title that has no room in its row
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (k.kind == InboxKey::Heading)
        return tr("Going out, %n item(s)", nullptr, int(m_leaving));
    if (const Escalation* e = escalation(k))
        return role == Qt::DisplayRole ? e->issue : tr("Question from %1: %2").arg(nameOf(e->raisedBy), e->issue);
    const Approval* a = approval(k);
    if (!a)
        return {};
    return role == Qt::DisplayRole ? a->title
                                   : tr("%1, %2, from %3").arg(wordOf(a->level), a->title, nameOf(a->from));
}

} // namespace qd::ui
