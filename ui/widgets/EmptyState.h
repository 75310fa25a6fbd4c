#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

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

/// Shows `page` of `stack`. `focus`, the page or a part of it, takes the keys of `owner`, at once if it had them: rows
/// that come or go must not take the keys with them.
void turnTo(QStackedWidget* stack, QWidget* page, QWidget* focus, QWidget* owner);

} // namespace qd::ui
