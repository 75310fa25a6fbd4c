#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace qd::ui {

class Chip;
class DecisionDelegate;
class DecisionsModel;
class DossierReading;
class FilterBox;
class OpenedEvidence;
class ElidedLabel;
class EmptyState;
class Panel;
class Sections;

/// Every decision with its reasons, found by words, maker, kind and run. @thread main.
class DecisionsPage : public QWidget {
    Q_OBJECT
public:
    /// `history` must outlive the page; null: the page says that the record is not open.
    DecisionsPage(History* history, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    /// Shows the decisions of one run only, until the chip that says so is closed.
    void showRun(const RunId& run, const QString& title);
    /// Asks for everything again: another moment is shown.
    void reload();
    /// Whether it offers to try a run differently from where a decision was made.
    void setTryable(bool tryable) { m_tryable = tryable; }
    /// Writes what is shown, with all that it rests on, into "FILE.html" or "FILE.pdf"; the notice says what came of it.
    void exportTo(const QString& file);
    /// Column widths and filters, kept under "decisions".
    void save(QSettings* settings) const;
    /// Before the page is first seen.
    void restore(const QSettings* settings);

signals:
    /// "As it was": she wants to look at the past.
    void pastAsked();
    /// "Show the messages of this run".
    void runTrafficRequested(const qd::RunId& run);
    /// The call of a model that it came from: of which run, and what was asked (a hash).
    void callRequested(const qd::RunId& run, const QByteArray& prompt);
    void tryRequested(const qd::RunId& run, const qd::DecisionId& decision);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildFilters();
    void apply();
    void clearFilters();
    void showStatus();
    void showDetail();
    void follow(const QString& to);
    void chooseExport();
    void fillMakers(const OfficeState& state);
    bool isFiltered() const;

    const Clock* m_clock;
    DecisionsModel* m_model;
    QSplitter* m_splitter;
    Panel* m_left;
    QLineEdit* m_search;
    FilterBox* m_maker;
    FilterBox* m_kind;
    Chip* m_runChip;
    QListView* m_list;
    DecisionDelegate* m_rows;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    Sections* m_detail;
    OpenedEvidence* m_evidence;
    DossierReading* m_dossier;
    ElidedLabel* m_notice;
    QTimer m_typing;
    OfficeState m_state;
    RunId m_run;
    QString m_wantedMaker; ///< of the last time, until the organisation is there to choose from
    qint64 m_known = -1; ///< decisions that the state has counted
    bool m_asked = false;
    bool m_samples = false;
    bool m_tryable = false;
};

} // namespace qd::ui
