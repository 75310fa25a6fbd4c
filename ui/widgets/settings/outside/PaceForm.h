#pragma once

#include "ui/models/settings/outside/WaysOut.h"
#include "ui/widgets/settings/FieldForm.h"

class QHBoxLayout;
class QLineEdit;

namespace qd::ui {

/// Asks how much may go out by one way, how fast, and when nothing. @thread main.
class PaceForm final : public FieldForm {
    Q_OBJECT
public:
    /// `ways` outlives it.
    PaceForm(const WayLine& way, WaysOut* ways, QWidget* parent = nullptr);

    /// Shows what she has said so far; gives the first field the keys.
    void begin(const WayLine& way);

protected:
    /// What is empty limits nothing.
    bool isComplete() const override { return true; }
    void send() override;

private:
    void addMost();
    void addQuiet();
    QLineEdit* input(const QString& member, const QString& words, int width);

    WayLine m_way;
    WaysOut* m_ways;
    QLineEdit* m_minute = nullptr;
    QLineEdit* m_hour = nullptr;
    QLineEdit* m_day = nullptr;
    QLineEdit* m_month = nullptr;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_until = nullptr;
    QLineEdit* m_zone = nullptr;
};

} // namespace qd::ui
