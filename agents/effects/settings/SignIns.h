#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/oauth/TokenGrant.h"

#include <optional>

namespace qd::agents {

/// Where one signs in for what a file sets up, by its kind; nothing: its key is one that is typed. Where its address is on this machine, a mock
/// of the service, that is signed in to, too (…/oauth/authorize, …/oauth/token).
std::optional<SignInPlace> signInOf(const ConnectorFile& file);

} // namespace qd::agents
