#pragma once

#include "core/state/OfficeState.h"
#include "core/store/calls/Call.h"

#include <QAbstractTableModel>

namespace qd::ui {

/// Calls of models as a table, in the order in which they are given. @thread main.
class CallsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Who, Model, When, Tokens, Took, Billed, WouldHaveCost, Came, kColumns };

    explicit CallsModel(QObject* parent = nullptr);

    void show(const QList<ModelCall>& calls);
    /// Who there is, and what "3 min ago" counts from.
    void setContext(const OfficeState& state, Instant now);
    /// Null for a row that is not there.
    TurnId turn(int row) const;
    int rowOf(const TurnId& turn) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const ModelCall& call, int column) const;

    QList<ModelCall> m_calls;
    OfficeState m_state;
    Instant m_now;
};

} // namespace qd::ui
