#pragma once

#include "core/facts/Fact.h"

#include <optional>

namespace qd {

/// What has come of a call of a model.
enum class CallEnd {
    UnderWay, ///< nothing yet
    Lies,     ///< with its provider, among others that can wait
    Answered,
    Asked,    ///< it asked for tools before it answers; the step goes on in another call
    Failed,
    Stopped,  ///< by a stop or a restart: no fault of anybody's
};
template <> struct EnumWords<CallEnd> {
    static constexpr std::array words{"under-way", "batched", "answered", "asked-for-tools", "failed", "stopped"};
};

/// A tool that was used because the call asked for it.
struct UsedTool {
    ToolUsed used;
    Instant at;
    Label label; ///< of what it gave
};

/// Nothing more came of the answer for so long.
struct SilentSpell {
    Instant at;
    Duration silent{0};
};

/// One call of a model: what was recorded of its turn. Texts are named by their hashes (HistoryReader::blob).
struct ModelCall {
    TurnStarted started;   ///< who, for which step of which run, how often by then
    Instant began;
    Label label;           ///< of what it was told and said
    std::optional<TurnReserved> reserved; ///< none: `started` reserved what there was to reserve
    std::optional<TurnBatched> batched;
    QList<SilentSpell> silences;
    std::optional<TurnFinished> finished;
    std::optional<TurnFailed> failed;     ///< at most one of these two
    std::optional<Instant> ended;
    QList<UsedTool> tools; ///< in order

    CallEnd end() const;
    /// What was spent; nothing while it is under way.
    Spend spend() const { return finished ? finished->spend : failed ? failed->spend : Spend{}; }
    /// What was asked; empty: nothing yet, or nothing was written.
    QByteArray prompt() const { return finished ? finished->prompt : failed ? failed->prompt : QByteArray(); }
    /// What was reserved for it.
    Money promised() const { return reserved ? reserved->amount : started.reserved; }
    /// Who was asked at last: another than at its beginning, where that one could not be.
    QString asked() const { return reserved && !reserved->model.isEmpty() ? reserved->model : started.model; }
    /// From its beginning to its end; of one that has none yet, to `now`.
    Duration took(Instant now) const { return (ended ? *ended : now) - began; }
};

/// Which calls are asked for: those of a run (its first comes first), of an agent (the last comes first), or of all that have ended, the dearest first
/// and last what cost nothing.
struct CallFilter {
    enum Order {
        InTurn,
        DearestBilled,
        DearestAtListPrice, ///< by what it would have cost: of a rehearsal
    };
    RunId run;
    StepId step;   ///< of that run
    AgentId agent;
    Order order = InTurn;
    std::optional<Instant> from; ///< dearest: ended at that time or later
    Sequence until = 0; ///< as they were right after this fact; 0: as they are
};

struct CallPage {
    qint64 total = 0; ///< of the run or agent, as far as the index has come; of the dearest, how many are there
    QList<ModelCall> rows;
};

} // namespace qd
