#pragma once

#include "ui/models/settings/outside/WaysOut.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class PaceForm;
class Sentence;

/// Her own limits of one way out: what they are, and the form that changes them. Stands below its row. @thread main.
class PacePart final : public QWidget {
    Q_OBJECT
public:
    /// `ways` outlives it.
    PacePart(const WayLine& way, WaysOut* ways, QWidget* parent = nullptr);

    void display(const WayLine& way);
    void setReadOnly(const QString& why);

signals:
    /// They are others from now on.
    void changed();

private:
    void ask(bool shows);
    void enable();

    WayLine m_way;
    WaysOut* m_ways;
    QString m_readOnly;
    Sentence* m_limits;
    QPushButton* m_set;
    PaceForm* m_form = nullptr; ///< once she has asked for it
    Sentence* m_note;
};

} // namespace qd::ui
