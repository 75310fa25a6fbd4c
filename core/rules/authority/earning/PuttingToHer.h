#pragma once

#include "core/model/authority/PastAction.h"
#include "core/state/OfficeState.h"

/// A rule that is put to her stands in her inbox as a question, with its figures in plain words. Pure.
namespace qd::rules {

constexpr const char* kTakeRule = "take";   ///< an answer to that question
constexpr const char* kKeepAsking = "keep"; ///< the other one
constexpr Duration kWaitsForHer = std::chrono::days(14); ///< then nothing changes, and the question goes

/// The proposal, and the question that puts it to her; it has the proposal's id. `past`: of its kind, for the words of the cases.
QList<Fact> putToHer(const OfficeState& state, const Proposal& proposal, const KindPast& past, const AgentId& by, Instant now);
/// Her answer, and that of its question where that is open.
QList<Fact> answeredWith(const OfficeState& state, const Proposal& proposal, bool accepted, const AgentId& by, const QString& note);
/// Those that nobody answered for so long.
QList<Fact> unanswered(const OfficeState& state, Instant now);
/// "Of the 40 actions like it of the last 30 days 12 would still have asked you." Empty: it was not tried.
QString triedInWords(const Proposal& proposal);

} // namespace qd::rules
