#pragma once

#include "core/state/OfficeState.h"

/// What a backup's state means once it is put in the place of a newer record. Pure.
namespace qd::rules {

/// The facts that begin the restored record, in order: that it was restored, and that everything is stopped and every
/// open run paused, since much may have happened after the backup that it does not know. Nothing that was on its way is
/// sent again: an approval that waited out its grace time is asked for anew, and any other effect that was let out or on
/// its way is unknown, which a person has to rule on.
QList<Fact> afterRestoring(const OfficeState& state, const RecordRestored& restored, Instant now);

} // namespace qd::rules
