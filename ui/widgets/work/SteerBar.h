#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QWidget>

namespace qd::ui {

class KeyButton;
class NoteField;

/// The buttons that take a hand in a run, and in one of its steps. What can't be done now is switched off and says why in
/// its tip, in the words of the rule that would refuse it. @thread main.
class SteerBar : public QWidget {
    Q_OBJECT
public:
    /// Objects are named "work.pause", "work.stop", "work.undo", "work.retry", "work.skip", "work.reassign", and those of
    /// NoteField.
    explicit SteerBar(QWidget* parent = nullptr);

    /// Buttons for `run`, and for `step` of it unless that is empty. A null run hides all.
    void display(const OfficeState& state, const RunId& run, const StepId& step);
    /// While `why` says something nothing can be done, for that reason. Counts from the next display().
    void setReadOnly(const QString& why) { m_readOnly = why; }

public slots:
    void pauseOrGoOn();
    /// Ask for a reason in place, and send it with the wish.
    void stop();
    void undo();

signals:
    void commandIssued(const qd::Command& command);
    /// The field that had the focus closed: somebody else should take it.
    void focusReleased();

private:
    void build();
    void judgeRun();
    void judgeStep();
    void judge(KeyButton* button, const QString& does, const QString& whyNot);
    void ask(RunWish wish);
    void send(const QString& reason);
    void closeNote();
    void reassign();

    OfficeState m_state;
    RunId m_run;
    StepId m_step;
    QString m_readOnly;
    RunWish m_asking = RunWish::Stop;
    NoteField* m_note;
    QWidget* m_runRow;
    QWidget* m_stepRow;
    KeyButton* m_pause = nullptr;
    KeyButton* m_stop = nullptr;
    KeyButton* m_undo = nullptr;
    KeyButton* m_retry = nullptr;
    KeyButton* m_skip = nullptr;
    KeyButton* m_reassign = nullptr;
};

} // namespace qd::ui
