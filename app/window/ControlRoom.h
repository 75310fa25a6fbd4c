#pragma once

#include "app/control/Holders.h"
#include "app/connections/ConnectionRoom.h"
#include "app/packs/PackRoom.h"
#include "app/people/PeopleRoom.h"
#include "app/engine/Department.h"
#include "app/desktop/Notifier.h"
#include "app/desktop/Tray.h"
#include "app/tries/TryRoom.h"
#include "app/inbound/HookRoom.h"
#include "app/inbound/MailRoom.h"
#include "app/inbound/settings/HooksSetUp.h"
#include "app/inbound/settings/MailboxesSetUp.h"
#include "app/window/NetworkWatch.h"
#include "core/async/Worker.h"
#include "ui/models/past/StoredActions.h"
#include "ui/models/past/StoredHistory.h"

#include <QObject>

#include <memory>

class QSettings;

namespace qd::ui {
class MainWindow;
}

namespace qd::app {

/// The window and its pages, wired to a department: state up, commands down, questions about the past by page.
/// @thread main.
class ControlRoom final : public QObject {
    Q_OBJECT
public:
    /// Both outlive the room.
    ControlRoom(Department& department, QSettings& kept, QObject* parent = nullptr);
    ~ControlRoom() override;

    /// `bus`: where the desktop's notifications are; empty: the session's.
    void show(const QString& bus = {});
    /// Brings the window to front.
    void raise();
    /// Writes how the window looks.
    void save();
    /// Calls `then` once, after the window was painted for the first time.
    void whenPainted(std::function<void()> then);
    ui::MainWindow* window() const { return m_window.get(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void wireDepartment();
    void wireDesktop(const QString& bus);
    void issue(const CommandId& id, const Command& command);
    void tellOthers(const Command& command);
    void sayOfOthers(const QList<Told>& told, bool stops);

    Department& m_department;
    SystemClock m_clock;
    NetworkWatch m_network;
    HookRoom m_hooks;
    MailRoom m_mail;
    ui::StoredHistory m_history;
    ui::StoredActions m_actions;
    TryRoom m_tries;
    ConnectionRoom m_connections;
    PeopleRoom m_people;
    PackRoom m_packs;
    MailboxesSetUp m_mailboxes;
    HooksSetUp m_hooksIn;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<Notifier> m_notifier; ///< from the first paint on
    std::unique_ptr<Tray> m_tray;
    std::function<void()> m_whenPainted;
    QStringList m_stoppedToo; ///< other organisations that a stop from here has reached; the caller's own
    Mailbox m_mailbox;
    Worker m_caller{QStringLiteral("caller")}; ///< speaks to whoever holds them; runs from the first stop on
};

} // namespace qd::app
