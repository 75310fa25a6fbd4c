#pragma once

#include "core/state/OfficeState.h"

namespace qd::app {

/// What `ceilings` limits, one line each.
QStringList linesOf(const Ceilings& ceilings);
/// Who decides what, in the order in which it is looked at, one line each: with the level that counts, and why where that is not the one that is written.
QStringList rulesInWords(const OfficeState& state, Instant now);
/// The same as one document: her rules and ceilings as the file that rules set takes, the organisation's, its matrix with what each line comes to, and what is put to her.
QByteArray rulesDocument(const OfficeState& state, Instant now);

} // namespace qd::app
