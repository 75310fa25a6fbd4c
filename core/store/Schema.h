#pragma once

#include "core/store/Database.h"

namespace qd {

/// The version that PRAGMA user_version has when every migration was made.
extern const int kSchemaVersion;

/// Brings the record up to this program's schema, or to that of format `upTo`, each step in a transaction of its own together with
/// the version.
/// @returns whether the record was new. Error::Store: made by a newer program (nothing touched), not a record of ours,
/// or a failed step (undone).
Result<bool> migrate(Database& database, int upTo = kSchemaVersion);

/// Error::Store unless it is a record of ours of this format or an older one: facts, blobs and snapshots stand alike in all.
Result<Done> checkReadable(Database& database);

/// The record was made by a newer program.
bool isNewer(Database& database);

/// Error::Store unless the record has exactly this program's schema.
Result<Done> checkSchema(Database& database);

} // namespace qd
