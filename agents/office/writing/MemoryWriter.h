#pragma once

#include "agents/turn/TurnOrder.h"
#include "core/state/OfficeState.h"

#include <optional>

/// What is remembered of work, and what memory says to whom. Pure.
namespace qd::agents {

/// What a step that was just done leaves in the shared memory: nothing when its condition does not hold or its text is
/// empty. It is trusted no more than the turn and the steps that its text quotes.
std::optional<MemoryEntry> rememberedOf(const RunState& run, const Step& step, const AgentId& by, const Label& label);

/// What became of something that waited for a yes: by kind of action and author, with the reason. Trusted as the piece, and as confidential as any
/// work, whatever the piece was made from: whether a value stands in the title or the reason, whoever keeps it looks.
/// @param editRatio  of her own text, if she edited it
MemoryEntry outcomeOf(const Approval& item, const ApprovalDecided& decision, std::optional<double> editRatio);

/// Who wrote the newest piece of that kind before she changed it; empty when nobody did.
AgentId authorOf(const RunState& run, const QString& kind);

/// Lines, and the worst of the titles that stand in them.
struct Remembered {
    QStringList lines;
    Label label;
};
/// Who is told it, and at what.
struct Reader {
    RunId run;
    AgentId agent;
    Label label;            ///< of what that one is shown besides
    bool rehearsal = false;
};
/// What an agent knows of earlier work, newest first: what became of the last runs, and its own turns in others, the older
/// ones summed up. Together at most kMemoryChars. What it did in rehearsal is told in rehearsal only. A title that is trusted less
/// than what the reader is at, or that fewer may see, is not told: it would make everything so that the reader makes.
Remembered memoryOf(const OfficeState& state, const Reader& reader);
constexpr qsizetype kMemoryChars = 4'000;

/// An agent's own turns as lines for a person, newest first, then the sums of those before.
QStringList historyLines(const AgentHistory& history);

} // namespace qd::agents
