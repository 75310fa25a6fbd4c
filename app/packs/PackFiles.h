#pragma once

#include "agents/organisation/packs/PackShelf.h"
#include "app/engine/Home.h"

namespace qd::app {

/// A pack whose file stands in the home, so that its organisation can be opened, or its texts be named; the record does not hold it yet.
struct ShelvedPack {
    agents::ReadPack read;
    QString into;             ///< the organisation of hers that its texts are for; empty: it brings its own
    agents::PackBytes before; ///< what stood there; empty: nothing did

    /// Whose record is to hold it.
    QString organisation() const { return into.isEmpty() ? read.pack.id.text : into; }
};

/// The organisations of hers that prompts of a pack can be for, by name.
QStringList organisationsOfHers(const Home& home);

/// Reads the file and keeps it in the home. `into`: the organisation of hers for prompts and forms of replies that come without one; a pack that brings one has
/// no use for it. Error::Parse: what is wrong in it, or that nothing says what it is for; Error::Rule: an organisation of hers has that id; Error::Store. Then
/// nothing is another than before. Blocks for reading and writing. @thread any.
Result<ShelvedPack> shelvePack(const Home& home, const QString& file, const QString& into);
/// What stood there before stands there again: the record has not taken it.
Result<Done> unshelvePack(const Home& home, const ShelvedPack& pack);

/// Whether what the organisation does still holds together once these texts of the pack, by name, stand in it: a form of a reply must have what later steps take
/// from it. Error::Rule: it would not. Blocks for reading. @thread any.
Result<Done> fits(const Home& home, const Organisation& hers, const Organisation& skills, const QStringList& texts);

} // namespace qd::app
