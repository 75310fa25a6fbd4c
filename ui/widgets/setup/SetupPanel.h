#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QScrollArea>

namespace qd::ui {

class Sections;
class SetupEditor;
class TrialBar;

/// How an agent is set up: the trial of two versions, a form for a new one, and those that there are. @thread main.
class SetupPanel final : public QWidget {
    Q_OBJECT
public:
    /// `clock` outlives it.
    explicit SetupPanel(const Clock* clock, QWidget* parent = nullptr);

    void offerModels(const QStringList& models);
    void display(const OfficeState& state, const AgentId& agent);

signals:
    void commandIssued(const qd::Command& command);

private:
    void send(bool inUse);

    TrialBar* m_trial;
    SetupEditor* m_editor;
    Sections* m_versions;
    QStringList m_models;
    AgentId m_agent;
    QByteArray m_loaded; ///< what the form was filled from
};

} // namespace qd::ui
