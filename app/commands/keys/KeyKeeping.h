#pragma once

#include "agents/keys/KeyNames.h"
#include "agents/keys/KeyShelf.h"
#include "app/commands/Invocation.h"

namespace qd::app {

/// Keeps a key in the desktop's keyring, else with whoever works on the home, until it ends; who is at work uses it from now on. Says where it is,
/// or why it is nowhere. Runs the event loop. @returns the exit code.
int keepKey(const Invocation& call, agents::KeyShelf& shelf, const QString& name, const agents::SharedSecret& secret, agents::KeyKind kind);

/// Whoever is at work uses what is in the keyring from now on. @returns whether somebody had the key only for itself.
bool tellOfChange(const Invocation& call, const QString& name);

} // namespace qd::app
