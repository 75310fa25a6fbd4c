#pragma once

#include "app/engine/Home.h"
#include "core/model/Command.h"
#include "core/rules/outside/StepWays.h"

namespace qd::app {

/// An organisation of which steps go by another way, as it was written down.
struct StepsWritten {
    AdoptOrganisation adopt; ///< to be given to whoever holds it: open runs keep what they began with
    QString path;            ///< of the user's own file
    bool wasShipped = false; ///< that file stands in place of what ships now
};

/// What a way out of the home takes: one that is set up, a folder, or one that workflows name before it is set up. Error::Parse: there is
/// none of that id, or its file cannot be used. @thread any.
Result<rules::WayTakes> takesOf(const Home& home, const QString& id);

/// Writes into the user's own file of an organisation that those steps go by that way. Error::Parse: there is no such step or way; Error::Rule:
/// what such a step makes cannot go there, or the organisation is a pack's; Error::Store: it could not be written. Nothing was written then.
/// Blocks for a few files. @thread any.
Result<StepsWritten> writeSteps(const Home& home, const QString& organisation, const QString& id, const QList<rules::StepName>& steps);

} // namespace qd::app
