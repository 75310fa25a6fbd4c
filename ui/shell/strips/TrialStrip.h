#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace qd::ui {

/// A line below the top bar once a trial of two ways of setting an agent up shows a difference: which does better, by how much, and
/// one click to work so from now on. What the state shows is said, so it is said again after a restart; whoever closes it has heard.
/// @thread main.
class TrialStrip final : public QWidget {
    Q_OBJECT
public:
    /// Objects are named "shell.trial.words", ".take", ".look" and ".close".
    explicit TrialStrip(QWidget* parent = nullptr);

    /// Says the first that shows a difference and is not among `heard`; hides itself where there is none.
    void show(const OfficeState& state, const QSet<TrialId>& heard);
    /// Nothing can be taken until `why` is empty again.
    void setReadOnly(const QString& why);

signals:
    void commandIssued(const qd::Command& command);
    void lookAsked(const qd::AgentId& agent);
    /// She does not want to hear of it again.
    void dismissed(const qd::TrialId& trial);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();

    Trial m_trial; ///< that is shown
    int m_better = -1;
    QLabel* m_words;
    QPushButton* m_take;
    QPushButton* m_look;
    QToolButton* m_close;
};

} // namespace qd::ui
