#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"
#include "ui/widgets/Panel.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace qd::ui {

class CallsModel;
class EmptyState;

/// The calls that cost most in the last days; a row opens the call. @thread main.
class DearestCalls final : public Panel {
    Q_OBJECT
public:
    /// Both outlive it; `history` may be null. Objects are named "costs.calls", "costs.calls.table", "costs.calls.empty".
    DearestCalls(History* history, const Clock* clock, QWidget* parent = nullptr);
    /// Asks for those of the last `days`, dearest first: by what was billed, else by what they would have cost.
    void ask(int days, bool billed);
    void display(const OfficeState& state);

signals:
    void callRequested(const qd::TurnId& turn);

private:
    void build();
    void take(const CallPage& page);
    void open(int row);

    History* m_history;
    const Clock* m_clock;
    CallsModel* m_model;
    QStackedWidget* m_stack;
    QTableView* m_table;
    EmptyState* m_empty;
    int m_days = 0;
    bool m_billed = true;
    int m_question = 0;
};

} // namespace qd::ui
