#pragma once

#include "core/base/Describe.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// Adds what a check of the record rests on: "blobs", "heads", "restorations" and "cannot_show".
void proofFields(JsonWriter& out, const Verification& found);
/// The same in words: what is shown, and what cannot be.
QStringList proofInWords(const Verification& found);

} // namespace qd::app
