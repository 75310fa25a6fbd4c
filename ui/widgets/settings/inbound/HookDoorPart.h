#pragma once

#include "ui/models/settings/inbound/HooksIn.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace qd::ui {

class Chip;
class Sentence;

/// Where webhooks come in: whether the door is open, where it is, what came through it, and to change that. @thread main.
class HookDoorPart final : public QWidget {
    Q_OBJECT
public:
    /// `hooks` outlives it.
    explicit HookDoorPart(HooksIn* hooks, QWidget* parent = nullptr);

    void display(const Hooks& hooks);
    void setReadOnly(const QString& why);

signals:
    /// It is another door from now on.
    void changed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildForm();
    void put(const HookDoor& door, const QString& said);
    void unfold(bool shows);
    void save();
    void enable();

    HooksIn* m_hooks;
    HookDoor m_door;
    bool m_isBusy = false;
    QString m_readOnly;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_turn;
    QPushButton* m_change;
    Sentence* m_about;
    Sentence* m_counts;
    QWidget* m_form;
    QLineEdit* m_listen;
    QSpinBox* m_port;
    QLineEdit* m_folder;
    QPushButton* m_save;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
