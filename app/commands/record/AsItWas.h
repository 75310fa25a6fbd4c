#pragma once

#include "app/commands/Work.h"

namespace qd::app {

/// A moment of the record as a person writes it: a sequence, or a time like "2026-11-24T14:30", in the time of the machine
/// unless it names a zone. Error::Parse for anything else, and for a time after `now`.
Result<Moment> pastMoment(const QString& text, Instant now);

/// Prints the state at the moment that `to` names, as status does, with its open runs and what waited.
int printAsItWas(const Invocation& call, Past& past, const QString& to);

} // namespace qd::app
