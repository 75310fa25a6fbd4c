#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace qd::ui {

class CallReading;
class CallText;
class EmptyState;
class Panel;

/// Calls of models looked into: those of a step, a run or an agent at the left, one of them in full at the right.
/// @thread main.
class CallsPage final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the page; `history` may be null: the page then says that the record is not open. Objects are named
    /// "call.list", "call.empty", "call.close" and as CallText says.
    CallsPage(History* history, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    /// Shows the call, among all of its step.
    void open(const TurnId& turn);
    /// Shows the calls of a run, a step of it, or an agent, and of them the one that was asked `prompt` (its hash), else the first.
    void open(const CallFilter& filter, const QByteArray& prompt = {});
    /// Asks again: another moment is shown.
    void reload();

signals:
    void closed();
    void runRequested(const qd::RunId& run);
    void profileRequested(const qd::AgentId& agent);

private:
    void build();
    void ask(qint64 first);
    void take(qint64 first, const CallPage& page);
    void fillList();
    void choose(int row);
    void showCall();
    void say(const QString& icon, const QString& sentence, const QString& detail, const QString& action);
    void fail(const Error& error);
    void follow(const QString& to);
    void leave();
    QString titleText() const;

    History* m_history;
    const Clock* m_clock;
    CallReading* m_reading;
    Panel* m_left;
    Panel* m_right;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    CallText* m_text;
    OfficeState m_state;
    CallFilter m_filter;
    TurnId m_wanted;        ///< to be shown as soon as it is listed
    QByteArray m_prompt;    ///< the same, by what it was asked
    QList<ModelCall> m_calls;
    qint64 m_total = 0;
    int m_question = 0;     ///< answers to older ones are dropped
};

} // namespace qd::ui
