#pragma once

#include "core/state/RunsState.h"

/// Closed extraction (promise P6, rule R4): what a turn that read a stranger's text answers in fields through which nothing can be
/// said but one of what its workflow names. Such an answer is trusted as a colleague's; where it came from stays known. Pure.
namespace qd::rules {

inline constexpr qsizetype kMostExtracts = 8;  ///< fields of one step
inline constexpr qsizetype kMostOptions = 64;
inline constexpr qsizetype kLongestOption = 60; ///< characters

/// Whether a field is closed as it is asked for. Error::Parse; `where` is the member of it that is wrong.
Result<Done> closed(const Extract& extract);
/// Why the values are not exactly those fields, each with one of what it may be, fit to be shown to whoever answered; empty: they are.
QString whyOpen(const QList<Extract>& extracts, const Values& values);
/// That what the turn gave is trusted more than what it read, where all of it is closed: its step has no tools and gave nothing else.
/// Nothing where it is trusted as a colleague's already, or its step has another turn by now.
std::optional<LabelRaised> raisedByType(const RunState& run, const Step& step, const TurnId& turn, const Values& values, const Label& before);

} // namespace qd::rules
