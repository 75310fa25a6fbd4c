#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"

#include <QWidget>

class QLabel;
class QListView;
class QSplitter;
class QStackedWidget;

namespace qd::ui {

class Chip;
class EmptyState;
class Panel;
class Sections;
class SteerBar;
class StepGraph;
class KeyButton;
class Tries;
class TryPage;
class WorkModel;

/// What the department is at: its runs at the left, the steps of one in the middle, what one needs to know and may do at
/// the right. State in, commands out. @thread main.
class WorkPage : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the page. `history` may be null: older runs then say that the record is not open.
    WorkPage(History* history, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    /// Makes the run current; one that is not listed is left alone.
    void open(const RunId& run);
    /// While `why` says something the steps can be looked at, and no hand taken in them.
    void setReadOnly(const QString& why);
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& saved);
    /// Where runs are done again; outlives the page. Without it the page does not offer to.
    void setTries(Tries* tries);
    /// Tries the run differently from where `decision` was made.
    void tryDifferently(const RunId& run, const DecisionId& decision);

signals:
    void commandIssued(const qd::Command& command);
    void runTrafficRequested(const qd::RunId& run);
    void profileRequested(const qd::AgentId& agent);
    void inboxRequested();
    /// The calls of a run, or of one of its steps.
    void callsRequested(const qd::CallFilter& filter);

private:
    void build();
    Panel* buildSteps();
    Panel* buildFacts();
    void choose(const RunId& run);
    void showRun();
    void showFacts();
    void follow(const QString& to);
    void lookIntoCalls(const StepId& step);
    void ask();
    void recall(const RunDetail& detail);
    QWidget* buildTries();
    void tryDifferently();
    void replay();
    void showTries(bool shown);
    void offerTries();
    RunSummary endedRun() const;
    /// A run with the state that knows its workflow and its people; run is null when there is none.
    struct Shown {
        const OfficeState* state = nullptr;
        const RunState* run = nullptr;
    };
    Shown shown() const;

    History* m_history;
    const Clock* m_clock;
    WorkModel* m_model;
    QStackedWidget* m_front;
    QSplitter* m_splitter;
    Panel* m_left;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QListView* m_list;
    Panel* m_middle = nullptr;
    QStackedWidget* m_steps;
    EmptyState* m_noSteps;
    StepGraph* m_graph;
    QLabel* m_title;
    QLabel* m_about;
    Chip* m_whole;
    SteerBar* m_bar;
    Sections* m_facts;
    TryPage* m_tries;
    QWidget* m_tryRow = nullptr;
    KeyButton* m_try = nullptr;
    KeyButton* m_replay = nullptr;
    OfficeState m_state;
    RunId m_run;
    std::optional<Result<RunDetail>> m_detail; ///< nothing until the record has answered
    RunId m_asked; ///< the one that m_detail is of
    std::optional<OfficeState> m_then; ///< right before that one ended
};

} // namespace qd::ui
