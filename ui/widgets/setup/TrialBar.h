#pragma once

#include "core/model/Command.h"
#include "core/rules/setup/Trials.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;

namespace qd::ui {

class Chip;

/// What a trial of two versions shows so far, with one click to take either; without one, a line in which one is begun.
/// @thread main.
class TrialBar final : public QWidget {
    Q_OBJECT
public:
    /// `clock` gives trials their ids; it outlives the bar.
    TrialBar(const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state, const AgentId& agent);
    /// The version that would be tried next.
    void choose(int version);

signals:
    void commandIssued(const qd::Command& command);

private:
    void build();
    void showTrial(const SetupsState::Tried& tried);
    void offer(const OfficeState& state);
    void begin();

    const Clock* m_clock;
    AgentId m_agent;
    Trial m_trial; ///< the open one
    int m_inUse = 0;
    QList<int> m_offered;
    QWidget* m_open;
    QLabel* m_title;
    QLabel* m_says;
    QLabel* m_terms;
    Chip* m_takeB;
    Chip* m_takeA;
    Chip* m_end;
    QWidget* m_start;
    QComboBox* m_version;
    QSpinBox* m_share;
    QComboBox* m_measure;
    Chip* m_begin;
};

/// What the trial shows, in a sentence or two; and on what terms. Pure.
QString trialText(const Trial& trial, const rules::TrialSays& says);
/// The same in a line, the better one first, once it is shown: "Copywriter does better with version 2 than with version 1 …".
QString trialNews(const Trial& trial, const rules::TrialSays& says, const QString& who);
QString trialTerms(const Trial& trial, const rules::TrialSays& says);

} // namespace qd::ui
