#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/oauth/TokenGrant.h"

#include <optional>

namespace qd::agents {

/// Where one signs in for what a file sets up, by its kind; nothing: its key is one that is typed. Where its address is on this machine, a mock
/// of the service, that is signed in to, too (…/oauth/authorize, …/oauth/token).
std::optional<SignInPlace> signInOf(const ConnectorFile& file);
/// The command by which we are let in there: a sign-in, or its key that is typed.
QString howLetIn(const ConnectorFile& file);
/// `why` as it is; that there is no key, as nobody having signed in where that is how it comes.
Error asOfSignIn(Error why, const ConnectorFile& file);

} // namespace qd::agents
