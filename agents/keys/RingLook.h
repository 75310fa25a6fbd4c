#pragma once

#include "agents/keys/KeyRing.h"

#include <QObject>

namespace qd::agents {

/// Looks at the desktop's keyring without asking the person: is there a D-Bus session, does anything speak for
/// org.freedesktop.secrets there, has it a default collection, is that locked (Secret Service API 0.2, "Service.ReadAlias",
/// "Collection.Locked"). QtKeychain 0.13 cannot say any of it. A service that is not running is started by the bus.
/// `seen` is called once, within ten seconds, unless `context` is gone before.
/// @thread one with an event loop.
void lookAtDesktopRing(QObject* context, std::function<void(RingState)> seen);

} // namespace qd::agents
