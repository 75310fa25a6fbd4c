#pragma once

#include "core/rules/money/Limits.h"
#include "ui/widgets/Panel.h"

class QGridLayout;
class QLabel;
class QScrollArea;

namespace qd::ui {

class BudgetEditor;
class Chip;
class MeterBar;

/// Every limit and how far it is used up, and a line in which one is changed in place. @thread main.
class BudgetsPanel final : public Panel {
    Q_OBJECT
public:
    explicit BudgetsPanel(QWidget* parent = nullptr);
    void display(const OfficeState& state, Instant now);
    BudgetEditor* editor() const { return m_editor; }

signals:
    void commandIssued(const qd::Command& command);

private:
    struct Row {
        QLabel* title = nullptr;
        MeterBar* bar = nullptr;
        QLabel* amount = nullptr;
        Chip* change = nullptr;
    };
    void rebuild(qsizetype rows);
    void show(const Row& row, const OfficeState& state, const rules::Standing& standing);

    BudgetEditor* m_editor;
    QScrollArea* m_area;
    QList<Row> m_rows;
    QList<rules::Standing> m_shown;
};

} // namespace qd::ui
