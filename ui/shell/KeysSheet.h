#pragma once

#include <QFrame>
#include <QPointer>

class QGridLayout;

namespace qd::ui {

/// The keys of the window, over it. Any key or press takes it away.
class KeysSheet final : public QFrame {
    Q_OBJECT
public:
    explicit KeysSheet(QWidget* window);

    /// Adds a group of keys and what they do.
    void addGroup(const QString& title, const QList<std::pair<QString, QString>>& keys);
    void open();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void leave();

    QGridLayout* m_grid;
    int m_groups = 0;
    QPointer<QWidget> m_before; ///< had the focus when it opened
};

} // namespace qd::ui
