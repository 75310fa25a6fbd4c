#include "ui/models/PeopleModel.h"

#include "core/rules/setup/Trials.h"

#include <algorithm>

namespace qd::ui {

namespace {

PeopleModel::Trial trialOf(const OfficeState& state, const AgentId& agent)
{
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    return !tried ? PeopleModel::NoTrial : rules::saidBy(*tried).isShown() ? PeopleModel::Shown : PeopleModel::Tried;
}

} // namespace

PeopleModel::PeopleModel(QObject* parent) : QAbstractListModel(parent) {}

QList<PeopleModel::Line> PeopleModel::linesOf(const OfficeState& state) const
{
    QList<Line> lines;
    for (const Rank rank : {Rank::Executive, Rank::Management, Rank::Specialist}) {
        const qsizetype heading = lines.size();
        lines.append(Line{});
        lines.last().rank = rank;
        for (const AgentProfile& profile : state.org.organisation().agents) {
            if (profile.rank != rank)
                continue;
            const Tally tally = state.ledger.agentsToday.value(profile.id);
            const bool billed = tally.cost.micro != 0;
            lines.append({profile.id, profile.title, rank, 0, state.statusOf(profile.id),
                          state.org.agents.value(profile.id).task, billed ? tally.cost : tally.wouldHaveCost,
                          !billed && tally.wouldHaveCost.micro != 0, trialOf(state, profile.id)});
            ++lines[heading].count;
        }
        if (lines.at(heading).count == 0)
            lines.removeLast();
    }
    return lines;
}

void PeopleModel::show(const OfficeState& state)
{
    const QList<Line> next = linesOf(state);
    const auto samePerson = [](const Line& a, const Line& b) { return a.agent == b.agent && a.rank == b.rank; };
    if (!std::equal(next.begin(), next.end(), m_lines.begin(), m_lines.end(), samePerson)) {
        beginResetModel(); // another organisation: the people themselves changed
        m_lines = next;
        endResetModel();
        return;
    }
    for (int row = 0; row < int(next.size()); ++row) {
        if (m_lines.at(row) == next.at(row))
            continue;
        m_lines[row] = next.at(row);
        emit dataChanged(index(row), index(row));
    }
}

AgentId PeopleModel::agent(int row) const
{
    return row >= 0 && row < m_lines.size() ? m_lines.at(row).agent : AgentId{};
}

int PeopleModel::rowOf(const AgentId& agent) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& l) { return l.agent == agent; });
    return found == m_lines.end() || agent.isEmpty() ? -1 : int(found - m_lines.begin());
}

int PeopleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

Qt::ItemFlags PeopleModel::flags(const QModelIndex& index) const
{
    return agent(index.row()).isEmpty() ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line& line = m_lines.at(index.row());
    if (line.agent.isEmpty() && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == TitleRole))
        return line.rank == Rank::Executive ? tr("Executive") : line.rank == Rank::Management ? tr("Management")
                                                                                              : tr("Specialists");
    switch (role) {
    case Qt::AccessibleTextRole: return line.trial == Shown ? tr("%1, a trial shows a difference").arg(line.title) : line.title;
    case Qt::DisplayRole:
    case TitleRole: return line.title;
    case AgentRole: return QVariant::fromValue(line.agent);
    case StatusRole: return int(line.status);
    case TaskRole: return line.task;
    case SpendRole: return line.spend.micro;
    case RehearsedRole: return line.rehearsed;
    case CountRole: return line.count;
    case TrialRole: return int(line.trial);
    default: return {};
    }
}

} // namespace qd::ui
