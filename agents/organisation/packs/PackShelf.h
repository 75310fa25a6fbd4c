#pragma once

#include "agents/organisation/packs/PackFile.h"

namespace qd::agents {

/// The files of packs that a home holds, as they came: <home>/packs/ID.json, and <home>/packs/ORGANISATION/ID.json where one brings texts
/// alone, for that organisation of hers (`into`); beside each the signature. What the record holds of a pack counts; the file brings its
/// organisation with it, or names of texts that her organisation's file may say. @thread any; put and drop one at a time.
QStringList packNames(const QString& home, const QString& into = {});
/// Where the file of that pack stands or would stand; empty where `id` or `into` is none, and without a home.
QString packPath(const QString& home, const QString& id, const QString& into = {});
/// Error::Parse: there is none of that id, or what is wrong with it.
Result<ReadPack> packOf(const QString& home, const QString& id, const Known& known, const QString& into = {});

/// The bytes of a pack and of its signature.
struct PackBytes {
    QByteArray pack;
    QByteArray signature;
};
/// Those of the file at `path`, at most as many as a pack may have; empty ones where there is no such file.
PackBytes packBytes(const QString& path);
/// Keeps them as those of that pack, or, where there are none, keeps its file no more. Error::Store: it could not be done.
Result<Done> keepPack(const QString& home, const QString& id, const PackBytes& bytes, const QString& into = {});

/// What the file of an organisation calls itself; empty where it says nothing of the kind.
QString idIn(const QByteArray& bytes);
/// `known`, and the texts of packs for that organisation of hers which nobody else here has. One that can't be read brings none.
Known knownWithPacks(const QString& home, const QString& organisation, Known known);

} // namespace qd::agents
