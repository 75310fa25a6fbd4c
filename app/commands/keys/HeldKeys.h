#pragma once

#include "agents/keys/KeyShelf.h"
#include "app/commands/Invocation.h"

/// Keys that are with whoever works on the organisation and not here: where there is no keyring they are kept there alone, until that ends.
namespace qd::app {

/// Their names; none where nobody works on it, or does not answer. Blocks.
QStringList heldElsewhere(const Invocation& call, const agents::KeyShelf& here);
/// Has whoever holds that key try what needs it, as ControlClient::tryOut(); nothing: it is here, or nobody has it. Blocks.
std::optional<Result<QStringList>> triedElsewhere(const Invocation& call, const agents::KeyShelf& here, const QString& key, const QString& what, const QString& id, const QString& file = {});

} // namespace qd::app
