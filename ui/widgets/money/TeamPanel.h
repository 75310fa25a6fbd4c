#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"
#include "ui/widgets/Panel.h"

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace qd::ui {

class Chip;

/// What is measured of the department with its targets, what each campaign cost and brought, and the department beside a human
/// team that she enters. Where there is not enough to say, it says so. @thread main.
class TeamPanel final : public Panel {
    Q_OBJECT
public:
    explicit TeamPanel(QWidget* parent = nullptr);
    void display(const OfficeState& state, Instant now);

signals:
    void commandIssued(const qd::Command& command);

private:
    QWidget* buildEntry();
    void fill(const OfficeState& state, Instant now);
    void send(bool gone);

    QScrollArea* m_area;
    QLineEdit* m_title;
    QLineEdit* m_yearly;
    QLineEdit* m_hours;
    Chip* m_set;
    Chip* m_remove;
    QString m_shown;
};

} // namespace qd::ui
