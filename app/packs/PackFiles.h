#pragma once

#include "agents/organisation/packs/PackShelf.h"
#include "app/engine/Home.h"

namespace qd::app {

/// A pack whose file stands in the home, so that its organisation can be opened; the record does not hold it yet.
struct ShelvedPack {
    agents::ReadPack read;
    agents::PackBytes before; ///< what stood there; empty: nothing did
};

/// Reads the file and keeps it in the home. Error::Parse: what is wrong in it; Error::Rule: an organisation of hers has that id; Error::Store. Then nothing
/// is another than before. Blocks for reading and writing. @thread any.
Result<ShelvedPack> shelvePack(const Home& home, const QString& file);
/// What stood there before stands there again: the record has not taken it.
Result<Done> unshelvePack(const Home& home, const ShelvedPack& pack);

} // namespace qd::app
