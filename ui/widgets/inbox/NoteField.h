#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace qd::ui {

class KeyButton;

/// A line to say why, in place: a question, chips with ready answers, a field, send and cancel. Enter sends, Esc gives up.
class NoteField : public QWidget {
    Q_OBJECT
public:
    /// Object names begin with `name`: "<name>.note", "<name>.send", "<name>.cancel", "<name>.chip0" …
    explicit NoteField(const QString& name, QWidget* parent = nullptr);

    struct Question {
        QString text;
        QString placeholder;
        QString send;       ///< words of the button
        QStringList chips;
        bool needed = true; ///< nothing can be sent while the field is empty
    };
    /// Asks; takes the focus.
    void ask(const Question& question);

signals:
    void sent(const QString& note);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showChips(const QStringList& chips);
    void send();
    void judge();

    QString m_name;
    QLabel* m_question;
    QWidget* m_chips;
    QLineEdit* m_field;
    KeyButton* m_send;
    KeyButton* m_cancel;
    bool m_needed = true;
};

} // namespace qd::ui
