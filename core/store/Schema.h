#pragma once

#include "core/store/Database.h"

namespace qd {

/// The version that PRAGMA user_version has when every migration was made.
extern const int kSchemaVersion;

/// Brings the record up to this program's schema, each step in a transaction of its own together with the version.
/// @returns whether the record was new. Error::Store: made by a newer program (nothing touched), not a record of ours,
/// or a failed step (undone).
Result<bool> migrate(Database& database);

/// Error::Store unless the record has exactly this program's schema; for readers.
Result<Done> checkSchema(Database& database);

} // namespace qd
