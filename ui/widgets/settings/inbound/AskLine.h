#pragma once

#include <QWidget>

class QPushButton;

namespace qd::ui {

class Sentence;

/// A question below what it is about, with a yes and a no; it takes the keys while it stands there. @thread main.
class AskLine final : public QWidget {
    Q_OBJECT
public:
    /// `name` of its parts, which end in ".yes" and ".no".
    AskLine(const QString& name, const QString& yes, QWidget* parent = nullptr);

    /// The keys go back to `from` with a no.
    void ask(const QString& question, QWidget* from);

signals:
    void agreed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void leave();

    Sentence* m_question;
    QPushButton* m_yes;
    QPushButton* m_no;
    QWidget* m_from = nullptr;
};

} // namespace qd::ui
