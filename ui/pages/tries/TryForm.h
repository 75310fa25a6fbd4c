#pragma once

#include "ui/models/past/Tries.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace qd::ui {

class Chip;
class FilterBox;
class KeyButton;

/// From where on a run is to go another way, and how. @thread main.
class TryForm final : public QWidget {
    Q_OBJECT
public:
    /// Objects are named "try.from", "try.task", "try.model", "try.level", "try.begin".
    explicit TryForm(QWidget* parent = nullptr);

    /// What may be changed about `run`; the step becomes current when it is among them.
    void offer(const RunId& run, const Tryable& tryable, const StepId& from);
    /// As it was asked for once.
    void fill(const Attempt& attempt);
    /// Gives the keys to what is changed most often.
    void takeKeys();

signals:
    void wanted(const qd::ui::Attempt& attempt);

private:
    void build();
    void showStep();
    void showWhether();
    Attempt attempt() const;
    const Tryable::Step* step() const;

    RunId m_run;
    Tryable m_tryable;
    FilterBox* m_from;
    QPlainTextEdit* m_task;
    QLabel* m_taskName;
    Chip* m_back;
    FilterBox* m_model;
    FilterBox* m_level;
    QLabel* m_whether;
    KeyButton* m_begin;
};

} // namespace qd::ui
