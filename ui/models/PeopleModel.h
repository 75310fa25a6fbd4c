#pragma once

#include "core/state/OfficeState.h"

#include <QAbstractListModel>

namespace qd::ui {

/// The agents of the organisation in use, by rank, with a heading before each rank.
/// @thread main.
class PeopleModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { AgentRole = Qt::UserRole + 1, TitleRole, StatusRole, TaskRole, SpendRole, RehearsedRole, CountRole, TrialRole };
    enum Trial { NoTrial, Tried, Shown }; ///< whether two versions of the agent are tried, and a difference is shown

    explicit PeopleModel(QObject* parent = nullptr);

    void show(const OfficeState& state);
    AgentId agent(int row) const; ///< empty for a heading
    int rowOf(const AgentId& agent) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        AgentId agent; ///< empty: a heading
        QString title;
        Rank rank = Rank::Executive;
        int count = 0; ///< of a heading: agents below it
        AgentStatus status = AgentStatus::Idle;
        QString task;
        Money spend;
        bool rehearsed = false; ///< nothing was billed; `spend` is what it would have cost
        Trial trial = NoTrial;
        friend bool operator==(const Line&, const Line&) = default;
    };
    QList<Line> linesOf(const OfficeState& state) const;

    QList<Line> m_lines;
};

} // namespace qd::ui

Q_DECLARE_METATYPE(qd::AgentId)
