#pragma once

#include "core/rules/Judge.h"

/// How the door is set up, and who must not be reached. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeConnector(const OfficeState& state, const SetConnector& command, const Asking& asking);
Result<QList<Fact>> judgeSuppress(const OfficeState& state, const Suppress& command, const Asking& asking);
Result<QList<Fact>> judgeLift(const OfficeState& state, const LiftSuppression& command, const Asking& asking);
Result<QList<Fact>> judgeNetwork(const OfficeState& state, const NoteNetwork& command, const Asking& asking);
/// Why the recipient may not be reached through the channel; empty: it may. O(log n).
QString whyNotReached(const OfficeState& state, const Recipient& recipient, const QString& channel);

} // namespace qd::rules
