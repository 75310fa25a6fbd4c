#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"
#include "ui/widgets/parts/Sections.h"

#include <QWidget>

class QLabel;
class QListView;
class QSplitter;
class QStackedWidget;

namespace qd::ui {

class EmptyState;
class Panel;
class Chip;
class PeopleModel;
class SetupPanel;

/// Who works here: the agents by rank, and one of them in full. @thread main.
class PeoplePage : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the page. `history` may be null: recent messages then say that the record is not open.
    PeoplePage(History* history, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    /// The models that agents can be set up with, as "provider:model"; without them, those that the organisation names.
    void offerModels(const QStringList& models);
    /// Shows the profile of `agent`, as when its node is clicked in the chart.
    void open(const AgentId& agent);
    /// The same, turned to how it is set up.
    void openSetup(const AgentId& agent);
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& saved);

signals:
    /// "Show its traffic".
    void trafficRequested(const qd::AgentId& agent);
    /// "Open its run".
    void runRequested(const qd::RunId& run);
    void commandIssued(const qd::Command& command);
    /// One of its calls of a model.
    void callRequested(const qd::TurnId& turn);
    /// All of them.
    void callsRequested(const qd::CallFilter& filter);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildProfile();
    void showProfile();
    void turnToSetup(bool setup);
    void askMessages();
    void showMessages(const Result<TrafficPage>& page);
    void askCalls();
    QList<FactLine> callLines() const;
    void follow(const QString& to);

    History* m_history;
    const Clock* m_clock;
    PeopleModel* m_model;
    QSplitter* m_splitter;
    QListView* m_list;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_title;
    QLabel* m_role;
    Sections* m_profile;
    SetupPanel* m_setup;
    Panel* m_middle = nullptr; ///< the profile, or how it is set up
    QStackedWidget* m_sides; ///< the profile, or how the agent is set up
    Chip* m_turn;
    Sections* m_messages;
    OfficeState m_state;
    AgentId m_agent;
    int m_question = 0;
    qint64 m_knownMessages = -1;
    CallPage m_calls; ///< its last ones
    AgentId m_callsOf;
    qint64 m_knownCalls = -1;
    int m_callsQuestion = 0;
};

/// An agent in full: reporting lines, personality, model, skills, authority, what it is at, today's tally, its turns.
QList<FactLine> profileOf(const AgentProfile& profile, const OfficeState& state, Instant now);

} // namespace qd::ui
