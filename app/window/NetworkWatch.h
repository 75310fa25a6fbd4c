#pragma once

#include "ui/shell/TopBar.h"

#include <QNetworkInformation>
#include <QObject>

#include <optional>

namespace qd::app {

/// Tells what the desktop knows about the network, as it changes; asks nobody by itself and sends nothing.
/// @thread main.
class NetworkWatch final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to listen. Where nothing on this computer knows (no NetworkManager, no GLib), the network is Unknown, which
    /// is not the same as offline. Emits what is so now. Call once.
    void begin();
    /// What the source of the news says: the system, or a test.
    void take(QNetworkInformation::Reachability reachability);

signals:
    /// Another state than before.
    void changed(qd::ui::Network network);

private:
    std::optional<ui::Network> m_told;
};

/// Whether what is to leave can be tried: also where nobody knows.
constexpr bool isThere(ui::Network network) { return network != ui::Network::Offline && network != ui::Network::LocalOnly; }
/// In the words of the window. A network that leads only to the own site does not lead to the outside.
ui::Network networkOf(QNetworkInformation::Reachability reachability);

} // namespace qd::app
