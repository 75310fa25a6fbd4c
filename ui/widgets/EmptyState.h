#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace qd::ui {

/// What a list shows when it has nothing to show: an icon, a sentence, and the way on where there is one.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// `detail` may add a second, quieter sentence; `action` names the button, which is left out when empty.
    void set(const QString& icon, const QString& sentence, const QString& detail = {}, const QString& action = {});

signals:
    /// The button was pressed.
    void acted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_name;
    QLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_detail;
    QPushButton* m_action;
};

} // namespace qd::ui
