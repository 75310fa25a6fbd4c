#pragma once

#include "core/rules/outside/Splitting.h"
#include "core/rules/outside/Stuck.h"

#include <QString>

namespace qd::ui {

/// Why what she has approved has not gone yet: "waits for the network".
QString waitWords(Deferral deferral);
/// The same of what goes out: what it still waits for, outside or of hers; empty: for nothing but that somebody works.
QString waitWords(const rules::Stuck& one, Instant now);
/// "2 of 4 sent, 1 unknown".
QString tallyWords(const rules::SplitTally& tally);

} // namespace qd::ui
