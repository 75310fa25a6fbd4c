#pragma once

#include "ui/models/TrafficSource.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <memory>

namespace qd::ui {

/// The traffic as a table, oldest first. Holds a few pages of it, whatever its length; rows out of sight are fetched
/// when they are asked for. New messages are inserted at the end and never reset it; another filter does.
/// The index behind the source may lag behind the record, so that the model counts new messages itself and compares a
/// moment later.
class TrafficModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Parties, Subject, Type, Urgency, Trust, ColumnCount };
    enum class State { Loading, Ready, Failed };

    explicit TrafficModel(TrafficSource* source, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The row, or nullptr while it is on its way; asking has it fetched. Valid until the next call.
    const TrafficRow* row(int place) const;
    QString nameOf(const AgentId& party) const;
    /// True when both ends of the message were paused for talking too much, and she has not been heard yet.
    bool isStorm(const Message& message) const { return m_storming.contains(message.from) && m_storming.contains(message.to); }
    QString shortNameOf(const AgentId& party) const; ///< as on the chart

    State state() const { return m_state; }
    const Error& error() const { return m_error; }
    const TrafficFilter& filter() const { return m_filter; }
    /// Starts over with the rows that pass `filter`.
    void setFilter(const TrafficFilter& filter);
    /// Starts over with the same filter: after an error.
    void reload();
    /// What parties are called.
    void setNames(const OfficeState& state);
    /// Inserts the messages among `facts` that pass the filter.
    void take(const QList<StoredFact>& facts);

    static constexpr int kPage = 128;
    static constexpr qsizetype kPagesKept = 48;

signals:
    void stateChanged();

private:
    struct Page {
        QList<TrafficRow> rows;
        quint64 used = 0;
    };
    void askTail();
    void openWith(const TrafficPage& tail);
    void ask(qint64 page) const;
    void keep(qint64 page, QList<TrafficRow> rows);
    void append(const QList<TrafficRow>& rows);
    void compare(const TrafficPage& tail);
    void fail(const Error& error);
    bool passes(const Message& message) const;
    QString textOf(const TrafficRow& row, int column) const;

    TrafficSource* m_source;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0); ///< answers that come later ask whether we still are
    TrafficFilter m_filter;
    QHash<AgentId, QString> m_names;
    QSet<AgentId> m_storming;
    QHash<AgentId, QString> m_shortNames;
    State m_state = State::Loading;
    Error m_error;
    qint64 m_total = 0;
    Sequence m_last = 0;     ///< of the newest row
    int m_generation = 0;    ///< answers to an earlier filter are dropped
    QList<TrafficRow> m_early; ///< came before the first answer
    mutable QHash<qint64, Page> m_pages;
    mutable QSet<qint64> m_asked;
    mutable quint64 m_use = 0;
    QTimer m_compare;
    int m_comparisons = 0;
};

/// Those whom a storm has paused while its question is open, and how many such questions there are.
QSet<AgentId> stormingIn(const OfficeState& state);
qsizetype stormsIn(const OfficeState& state);

} // namespace qd::ui
