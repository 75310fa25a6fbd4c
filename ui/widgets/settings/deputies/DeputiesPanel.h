#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/Panel.h"

namespace qd::ui {

class Chip;
class DeputyForm;
class DeputyRow;
class EmptyState;

/// Who may decide in her place by what they sign on a machine of their own, one row each, and the form for another one. @thread main.
class DeputiesPanel final : public Panel {
    Q_OBJECT
public:
    /// `clock` outlives it.
    explicit DeputiesPanel(const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    void build();
    void unfold(bool shows);
    void addRow(const AgentId& id);

    const Clock* m_clock;
    Chip* m_add;
    DeputyForm* m_form;
    QWidget* m_rule;
    EmptyState* m_empty;
    QWidget* m_list;
    QMap<AgentId, DeputyRow*> m_rows;
    QMap<AgentId, Deputy> m_deputies;
    QList<ActionKind> m_kinds;
    QByteArray m_asked; ///< the key of the one who was added last, until they stand in the list
    bool m_isAdding = false;
    QString m_readOnly;
};

} // namespace qd::ui
