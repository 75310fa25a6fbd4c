#pragma once

#include "core/store/HistoryReader.h"

#include <QAbstractTableModel>

namespace qd::ui {

/// A cost table: the sum first, then one line per key.
/// @thread main.
class CostsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Calls, TokensIn, TokensOut, TokensCached, Billed, WouldHaveCost, Outcome, kColumns };
    enum Role { IsTotalRole = Qt::UserRole + 1 };

    explicit CostsModel(QObject* parent = nullptr);

    /// `what` heads the first column, as in "Agent". `outcomes`: what came of each row, in their order; of none, the column is not there.
    void show(const CostTable& table, const QString& what, const QStringList& outcomes = {});
    const QStringList& outcomes() const { return m_outcomes; }
    const CostTable& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Tally& tallyOf(int row) const;
    QString textOf(int row, int column) const;

    CostTable m_table;
    QString m_what;
    QStringList m_outcomes;
};

/// `table` as comma-separated text (RFC 4180, UTF-8, amounts in dollars with a point). A cell that a spreadsheet would
/// read as a formula begins with an apostrophe: those that begin with = + - @ a tab or a return (OWASP, "CSV
/// Injection"). `outcomes` as CostsModel's. @thread any.
QByteArray toCsv(const CostTable& table, const QString& what, const QStringList& outcomes = {});

} // namespace qd::ui
