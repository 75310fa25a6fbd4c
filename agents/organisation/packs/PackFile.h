#pragma once

#include "agents/organisation/OrganisationFile.h"
#include "core/model/outside/Pack.h"

namespace qd::agents {

/// What the file of a pack says: an organisation that somebody else made, its own prompts and forms of replies; or those two alone,
/// for an organisation of hers (core/rules/packs/SkillPacks.h). One strict JSON file; nothing is unpacked, and what it may name is a closed list (README.md).
struct ReadPack {
    Pack pack;
    Organisation organisation; ///< tamed: as it may be taken
    QStringList leftOut;       ///< what it wanted and does not get, one sentence each
};

constexpr qsizetype kMostPackBytes = 1024 * 1024;
constexpr qsizetype kMostPackValues = 20'000; ///< of JSON, members and entries

/// `signature`: what stands beside it (FILE.sig), empty: nothing does. It says whose the pack is, and lets nothing.
/// @returns Error::Parse with the file, the place in it, what is wrong and what would be right. Touches nothing. @thread any.
Result<ReadPack> readPack(const QByteArray& bytes, const QByteArray& signature, const QString& fileName, const Known& known, const QStringList& brands);

/// What may be named besides what is there: these texts of a pack. Those of names that are known already are left as they are known.
Known withTexts(Known known, const QMap<QString, QString>& prompts, const QMap<QString, QString>& replies);

/// The same as readPack of the file at `path`, and of the signature beside it where there is one. Reads at most kMostPackBytes. @thread any.
Result<ReadPack> readPackFile(const QString& path, const Known& known, const QStringList& brands);

} // namespace qd::agents
