#pragma once

#include "core/rules/Judge.h"

/// What was measured out there: whether it can be put on record, how far it is trusted, and what is remembered of it. Pure.
namespace qd::rules {

/// So many in one command.
inline constexpr qsizetype kMeasurementsAtOnce = 5'000;

/// The facts by which they come on record; those that stand there already are left out. What is of a piece of an open run
/// about a campaign is of that campaign, where no other is named. Error::Parse names the first that cannot be one, and what would
/// be right: also leads and revenue of a campaign that there is none of, or more than money can be.
Result<QList<Fact>> judgeNote(const OfficeState& state, const NoteMetrics& command, const Asking& asking);

/// A number from outside: it informs, and asks for nothing.
Label labelOf(const Measurement& measurement);
/// "click-rate 2.4 %".
QString valueText(const Measurement& measurement);
/// "clicks 12 (blog), leads 7": how the pieces of a run did, as it was last read; empty when nothing was measured.
QString outcomeText(const OfficeState& state, const RunId& run);
/// "“Stock counts” (linkedin-post), on linkedin, in autumn-series"; what is measured, in words.
QString subjectText(const Measurement& measurement);
/// What the department remembers of a piece, channel or campaign: all that was last measured of it, with where it comes
/// from. Takes the place of what it remembered before. Without id and meaning.
MemoryEntry performanceOf(const OfficeState& state, const Measurement& measurement, const AgentId& by);

} // namespace qd::rules
