#pragma once

#include "ui/models/settings/outside/WaysOut.h"

#include <QWidget>

class QFormLayout;
class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace qd::ui {

class Sentence;

/// Asks how much may go out by one way, how fast, and when nothing. @thread main.
class PaceForm final : public QWidget {
    Q_OBJECT
public:
    /// `ways` outlives it.
    PaceForm(const WayLine& way, WaysOut* ways, QWidget* parent = nullptr);

    /// Shows what she has said so far; gives the first field the keys.
    void begin(const WayLine& way);

signals:
    /// It is kept.
    void kept();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QLineEdit* number(QHBoxLayout* row, const char* member, const QString& words);
    QLineEdit* clock(const char* member, const QString& words);
    void keep();

    WayLine m_way;
    WaysOut* m_ways;
    QLineEdit* m_minute = nullptr;
    QLineEdit* m_hour = nullptr;
    QLineEdit* m_day = nullptr;
    QLineEdit* m_month = nullptr;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_until = nullptr;
    QLineEdit* m_zone = nullptr;
    QPushButton* m_keep;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
