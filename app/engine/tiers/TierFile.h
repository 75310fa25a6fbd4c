#pragma once

#include "app/engine/Home.h"
#include "core/model/Command.h"

namespace qd::app {

/// An organisation whose tier asks other models, as it was written down.
struct TierWritten {
    AdoptOrganisation adopt; ///< to be given to whoever holds it: open runs keep what they began with
    QString path;            ///< of the user's own file
    bool wasShipped = false; ///< that file stands in place of what ships now
};

/// Writes into the user's own file of an organisation which models a tier asks: the first one first, each next one where those before
/// cannot be. Error::Parse, in one sentence with the way out, for a tier or model that is not there, one without a price, one of
/// words for pictures or the other way round, and one that stands there twice; Error::Store when it could not be written. Nothing was written then. Blocks for a few files.
/// @thread any.
Result<TierWritten> writeTier(const Home& home, const QString& organisation, const QString& tier, const QStringList& models);

} // namespace qd::app
