#pragma once

#include "app/desktop/NoteText.h"
#include "core/facts/Fact.h"
#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QDBusConnection;
class QDBusPendingCallWatcher;

namespace qd::app {

/// Has the desktop say what waits, by the Desktop Notifications Specification 1.2
/// (https://specifications.freedesktop.org/notification/latest/protocol.html): once for each item, with Approve and Reject on it, bound to
/// the hash of what was said; closed when it is decided or changed elsewhere. Only what a notification offered is taken, and Approve on an item
/// that would not have it any more shows the item. Silent where nobody serves it. What waited before it
/// began is not said one by one. @thread main.
class Notifier final : public QObject {
    Q_OBJECT
public:
    /// `address` of the bus; empty: the session's. `isThere`: she looks at the window, so nothing need be said.
    Notifier(QString address, std::function<bool()> isThere, QObject* parent = nullptr);
    /// Takes its own down.
    ~Notifier() override;

    /// Asks who serves it.
    void begin();
    /// What is new is said, and what was decided or changed is taken down. `state` has these facts.
    void take(const QList<StoredFact>& facts, const OfficeState& state);
    bool isServed() const { return m_served; }

signals:
    /// Approve or Reject was pressed.
    void commandIssued(const qd::Command& command);
    /// She wants to see it; a null id: the inbox.
    void openAsked(const qd::Uuid& item);
    /// Somebody serves it now, or nobody any more.
    void servedChanged(bool served);

private:
    void invoked(uint id, const QString& action);
    void closed(uint id, uint reason);
    struct Shown {
        Uuid item;
        QByteArray sha256;     ///< of what was said; empty: a question, or several
        QStringList offered;   ///< keys of the actions that were on it: no other is taken
        bool isEnough = false; ///< a glance is enough for the item as it is now
        uint id = 0;           ///< 0: the server has not answered yet
        bool isGone = false;
    };
    void ask();
    void lose();
    void say(const NoteText& note, const Uuid& item, const QByteArray& sha256);
    void answered(quint64 token, QDBusPendingCallWatcher* call);
    void takeDown(quint64 token);
    void sweep(const InboxState& inbox);
    std::optional<quint64> tokenOf(uint id) const;

    QString m_address;
    std::unique_ptr<QDBusConnection> m_bus; ///< from begin() on, where there is one
    std::function<bool()> m_isThere;
    QHash<quint64, Shown> m_shown;
    quint64 m_tokens = 0;
    bool m_served = false;
    bool m_hasActions = false;
    bool m_hasMarkup = false;
};

} // namespace qd::app
