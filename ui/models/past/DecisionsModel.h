#pragma once

#include "ui/models/past/History.h"

#include <QAbstractListModel>

namespace qd::ui {

/// Decisions that pass a filter, newest first, fetched by page as the view comes near the end.
/// @thread main.
class DecisionsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1 };
    enum class Status { Loading, Ready, Failed };
    static constexpr qint64 kPage = 60;

    /// `history` may be null: everything then fails with a sentence.
    explicit DecisionsModel(History* history, QObject* parent = nullptr);

    /// Begins again with another filter; answers to older questions are dropped.
    void setFilter(const DecisionFilter& filter);
    const DecisionFilter& filter() const { return m_filter; }
    /// Asks for what has come since; rows that are there stay.
    void refresh();

    Status status() const { return m_status; }
    const Error& error() const { return m_error; }
    qint64 total() const { return m_total; }
    const DecisionRow* row(int at) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void statusChanged();

private:
    void ask(qint64 first, qint64 limit);
    void take(qint64 first, const DecisionPage& page);
    void prepend(const DecisionPage& page);
    void fail(const Error& error);

    History* m_history;
    DecisionFilter m_filter;
    QList<DecisionRow> m_rows;
    qint64 m_total = 0;
    int m_question = 0; ///< the answer we wait for; older ones are dropped
    bool m_asking = false;
    Status m_status = Status::Loading;
    Error m_error;
};

} // namespace qd::ui

Q_DECLARE_METATYPE(qd::DecisionRow)
