#pragma once

#include <QIcon>
#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace qd::app {

/// The program's icon with how much waits on it, as a desktop's tray shows it. `waiting` 0: the icon alone.
QIcon trayIcon(qsizetype waiting);

/// The icon in the tray, where the desktop has one: a number, and a menu to open the window and to stop everything. @thread main.
class Tray final : public QObject {
    Q_OBJECT
public:
    explicit Tray(QObject* parent = nullptr);
    ~Tray() override;

    /// Shows it; nothing where there is no tray.
    void begin();
    void show(qsizetype waiting, bool stopped);
    QMenu* menu() const { return m_menu.get(); }
    QString toolTip() const { return m_toolTip; }

private:
    void say();

signals:
    void openAsked();
    void stopAsked();
    void resumeAsked();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon* m_icon;
    QAction* m_open;
    QAction* m_stop;
    qsizetype m_waiting = 0;
    bool m_stopped = false;
    bool m_begun = false;
    QString m_toolTip;
};

} // namespace qd::app
