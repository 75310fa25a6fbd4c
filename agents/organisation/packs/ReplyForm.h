#pragma once

#include "agents/organisation/checks/SchemaCheck.h"

namespace qd::agents {

/// What is wrong with the form of a reply that a stranger wrote: a JSON schema of a few plain words, that refers to nothing, has no
/// patterns and takes no members that it does not name, so that holding a reply against it is quick and ends. `path`: where it stands.
QList<Fault> faultsOfReplyForm(const Json& form, const QString& path);

} // namespace qd::agents
