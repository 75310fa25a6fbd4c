#pragma once

#include "core/state/OfficeState.h"

/// What the house can say of a day or a month from what it counts, for whoever sums it up. Pure.
namespace qd::rules {

struct Digest {
    QStringList lines; ///< "What: the rest", each a sentence
    Label label;       ///< where the worst of it comes from
};

/// What came in since the last working day, what waits, what is due, what is under way but for the run that sums it up.
/// O(what is open + what was measured lately).
Digest dayDigest(const OfficeState& state, const RunId& own, Instant now);
/// The figures of the month, what was spent of each campaign, and what worked out there. O(days kept + what was measured).
Digest monthDigest(const OfficeState& state, Instant now);

/// A prompt of this name is shown a digest.
bool isDigest(const QString& prompt);
/// The digest that a prompt of this name is shown; nothing for any other.
std::optional<Digest> digestFor(const QString& prompt, const OfficeState& state, const RunId& own, Instant now);

} // namespace qd::rules
