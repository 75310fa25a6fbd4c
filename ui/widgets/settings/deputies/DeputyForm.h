#pragma once

#include "core/model/Command.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace qd::ui {

class Chip;
class Sentence;

/// Asks who is to decide in her place, by which key, and how far. @thread main.
class DeputyForm final : public QWidget {
    Q_OBJECT
public:
    /// `clock` outlives it.
    explicit DeputyForm(const Clock* clock, QWidget* parent = nullptr);

    /// Empty, with these kinds to choose from; gives the first field the keys.
    void begin(const QList<ActionKind>& kinds);

signals:
    void wanted(const qd::Command& command);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void fillKinds(const QList<ActionKind>& kinds);
    void enable();
    void add();

    const Clock* m_clock;
    QCheckBox* m_me;
    QLineEdit* m_title;
    QLineEdit* m_key;
    QWidget* m_kindPlace;
    QList<Chip*> m_kinds;
    QLineEdit* m_most;
    QComboBox* m_until;
    QPushButton* m_add;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
