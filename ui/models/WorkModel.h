#pragma once

#include "ui/models/RunReadings.h"
#include "ui/models/past/History.h"

#include <QAbstractListModel>

namespace qd::ui {

/// Runs: those that are open, each with the runs that it began below it, then those that have ended, newest first. The
/// last ones that ended are in the state; older ones are fetched by page as the view comes near the end. @thread main.
class WorkModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { LineRole = Qt::UserRole + 1 };
    static constexpr qint64 kPage = 60;

    struct Line {
        enum Kind { Heading, Open, Ended, Note };
        Kind kind = Heading;
        RunId run;          ///< null for headings and notes
        int depth = 0;
        QString title;
        QString state;      ///< one line
        QString progress;   ///< Open
        double share = 0;   ///< Open
        WorkLook look = WorkLook::UnderWay;
        Money cost;
        bool rehearsal = false; ///< `cost` is what it would have cost
        friend bool operator==(const Line&, const Line&) = default;
    };

    /// `history` may be null: older runs then fail with a sentence.
    explicit WorkModel(History* history, QObject* parent = nullptr);

    void show(const OfficeState& state, Instant now);
    /// Nullptr for a row that is no run.
    const Line* line(int row) const;
    int rowOf(const RunId& run) const;
    /// The first run there is, or a null one.
    RunId first() const;
    qsizetype openRuns() const { return m_open; }
    /// What the record says of an ended run, as far as it was fetched.
    const RunRow* older(const RunId& run) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    QList<Line> linesOf(const OfficeState& state, Instant now);
    void addOpen(QList<Line>& lines, const OfficeState& state, const RunState& run, int depth, Instant now);
    void addEnded(QList<Line>& lines, const OfficeState& state, Instant now) const;
    void take(const Result<RunPage>& page);
    void replace(const QList<Line>& next);

    History* m_history;
    OfficeState m_state;
    Instant m_now;
    QList<Line> m_lines;
    QList<RunRow> m_older;
    qsizetype m_open = 0;
    qint64 m_looked = 0; ///< rows of the record that were gone through
    bool m_more = true;
    bool m_asking = false;
    bool m_replacing = false;
    QString m_failure;
};

} // namespace qd::ui

Q_DECLARE_METATYPE(qd::ui::WorkModel::Line)
