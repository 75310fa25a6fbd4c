#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/effects/settings/SignIns.h"
#include "app/engine/Home.h"
#include "core/state/outside/DoorState.h"

namespace qd::app {

/// A way out as it is set up, and what it promises.
struct WayOut {
    agents::SetUpConnector from;
    QStringList guarantees{}; ///< in sentences; none where its file cannot be read
    bool hasKey = false;
    QString place{}; ///< where everything goes, as a person would name it

    /// Whether an organisation may use it, by what its record says.
    enum Allowed { No, Changed, Yes };
    Allowed allowedIn(const QString& organisation, const DoorState& door) const;
    /// "live 2026-11-23", "here …", "mock …", as its record has it; empty: its test has never passed as it is now.
    QString verifiedIn(const DoorState& door) const;
};

/// A folder of this machine that what is made goes into; there always is one of each.
struct FolderOut {
    QString id;
    QString title;
    QString place;
    QStringList guarantees{};
};

/// The folder "connectors" of a home. `keys` outlive it. @thread main.
class ConnectorShelf final {
public:
    ConnectorShelf(Home home, agents::KeyShelf& keys) : m_home(std::move(home)), m_keys(keys) {}

    QList<WayOut> all() const;
    /// Those of the organisation, or of the one that was used last; nobody sets them up, and none needs leave.
    QList<FolderOut> folders(const QString& organisation = {}) const;
    /// The one of that id; nothing: it is none.
    std::optional<FolderOut> folder(const QString& id, const QString& organisation = {}) const;
    /// Error::Parse: there is none of that id, or its file cannot be used.
    Result<WayOut> find(const QString& id) const;
    /// Writes its file, 0600, in the place of one that is there. Error::Parse: what is wrong with it; Error::Store: it cannot be written.
    Result<Done> write(const agents::ConnectorFile& file) const;
    /// Has it used, or not, by its file. @returns whether that is another one now.
    Result<bool> turn(const QString& id, bool on) const;
    /// Takes its file away, also one that cannot be used, and her limits of it. Its key stays where it is. Error::Parse: there is none of that id.
    Result<Done> remove(const QString& id) const;
    /// What takes its leave away, for an organisation's record; nothing: that organisation has never allowed it.
    static std::optional<SetConnector> leaveOf(const QString& id, const DoorState& door);
    /// Lets an organisation use it, or no more, in its file. @returns what is to be put on that organisation's record.
    Result<SetConnector> allow(const QString& id, const QString& organisation, bool may) const;
    /// A door that leads there alone (also to a folder of the organisation) and has not begun yet: what is to be tried of it is asked there, without waiting.
    Result<std::unique_ptr<agents::Dispatcher>> doorTo(const QString& id, const QString& organisation = {}) const;
    /// Where one signs in for it. Error::Rule: its key is one that is typed.
    Result<agents::SignInPlace> signInPlace(const QString& id) const;
    /// Tries it (Connector::test()): a reading request with its key, which changes nothing there. Runs the event loop until it has
    /// answered. @returns what it found, in a sentence.
    Result<QString> test(const QString& id, const QString& organisation = {}) const;
    /// What goes on record when a test has passed: "live"; or "here" where its address is on this machine, "mock" where that stands in for a
    /// service; and the day.
    Result<SetConnector> verified(const QString& id, Instant now) const;

private:
    std::unique_ptr<agents::Connector> connectorOf(const agents::ConnectorFile& file) const;

    Home m_home;
    agents::KeyShelf& m_keys;
    SystemClock m_clock;
};

} // namespace qd::app
