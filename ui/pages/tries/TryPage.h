#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/Tries.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QProgressBar;
class QStackedWidget;
class QTextBrowser;

namespace qd::ui {

class EmptyState;
class KeyButton;
class Panel;
class TryForm;

/// A run tried differently, or done again as it was: earlier tries at the left; what is to be changed, how far it is, or
/// what came of it at the right. @thread main.
class TryPage final : public QWidget {
    Q_OBJECT
public:
    /// Objects are named "try.list", "try.empty", "try.progress", "try.stop", "try.result", "try.again", "try.away", "try.close".
    explicit TryPage(const Clock* clock, QWidget* parent = nullptr);

    /// Where runs are done again; outlives the page. Null: it can't be done here.
    void setTries(Tries* tries) { m_tries = tries; }
    bool canTry() const { return m_tries; }
    void display(const OfficeState& state) { m_state = state; }
    /// Shows what may be changed about the run from `step` on, or from where `decision` was made.
    void differently(const RunId& run, const StepId& step, const DecisionId& decision = {});
    /// Does it again as it was, at once.
    void replay(const RunId& run);

signals:
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildProgress();
    QWidget* buildResult();
    void open(const RunId& run);
    void readEarlier();
    void fillList();
    void offer(const Result<Tryable>& tryable, const StepId& step, const DecisionId& decision);
    void begin(const Attempt& attempt);
    void finish(const Attempt& attempt, const Result<Tried>& tried);
    void showProgress(const TryProgress& at);
    void showRow();
    void showTried(const Tried& tried);
    void showForm();
    void say(const QString& icon, const QString& sentence, const QString& detail, const QString& action);
    void throwAway();
    void leave();

    const Clock* m_clock;
    Tries* m_tries = nullptr;
    OfficeState m_state;
    RunId m_run;
    std::optional<Tryable> m_tryable;
    std::optional<Tried> m_shown;
    QList<Tried> m_earlier;
    StepId m_step;
    bool m_busy = false;
    quint64 m_asked = 0; ///< answers to what was asked before are left alone
    std::function<void()> m_retry;
    Panel* m_left;
    Panel* m_right;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    TryForm* m_form;
    QWidget* m_progress = nullptr;
    QLabel* m_doing = nullptr;
    QLabel* m_counted = nullptr;
    QProgressBar* m_share = nullptr;
    KeyButton* m_stop = nullptr;
    QWidget* m_resultPage = nullptr;
    QLabel* m_sentence = nullptr;
    QTextBrowser* m_result = nullptr;
    KeyButton* m_again = nullptr;
    KeyButton* m_away = nullptr;
};

} // namespace qd::ui
