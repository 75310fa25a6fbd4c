#pragma once

#include "agents/turn/TurnOrder.h"
#include "core/state/OfficeState.h"
#include "core/store/search/Findings.h"

#include <functional>
#include <memory>

namespace qd {
class Mailbox;
}

namespace qd::agents {

class ProviderList;
class ToolBench;
class BatchPost;

/// What the office knows besides the state when it hands out work.
struct OfficeSettings {
    QString model;  ///< whom agents ask, as UseModels has it, whatever was chosen and runs have named: for work that is done again; empty: that
    QString home;
    int workers = 2;
    Duration patience{8'000}; ///< a thread that does nothing for so long hangs; with a look every half second, seen within 10 s
    /// Has the last word on what a turn is given, before it begins, and on what is rendered from edits of hers; what a turn
    /// remembers is then up to this alone, and nothing is looked up for it. For work that is done again: what it found then may
    /// not be found any more.
    std::function<void(const OfficeState&, TurnOrder&)> adjust{};
    /// Has the last word on who of several gets a step. For work that is done again, too: load and record are those of then.
    std::function<void(const OfficeState&, StepAssigned&)> assign{};
    /// Has the last word on which version of its agent does the turn, by its run, step, round, part and attempt; nothing: the one
    /// that does now. For work that is done again: it was set up otherwise then.
    std::function<std::optional<int>(const OfficeState&, const TurnOrder&)> version{};
    /// Whether a turn may begin that nothing else stands against; it is asked again whenever something happened. For work that
    /// is done again as well: what its agents were at besides is not done with it.
    std::function<bool(const OfficeState&, const TurnOrder&)> mayBegin{};
    /// Has the last word on whether a step that waits for its agent goes to another one, and to whom. For work that is done
    /// again: how long lines were and who had time is not known any more.
    std::function<void(const RunState&, const Step&, const OfficeState&, std::optional<StepAssigned>&)> relieve{};
    /// Has the last word on when a turn that failed is tried again. For work that is done again: the lot was drawn then.
    std::function<void(const OfficeState&, const TurnOrder&, TurnFailed&)> delay{};
    /// Looks up what a turn is reminded of, as HistoryReader::pieces() does, which is asked without it. May take a few seconds.
    std::function<void(const PieceQuestion&, Mailbox*, std::function<void(Result<PieceFindings>)>)> lookUp{};
    /// What agents may use while they work; none: nothing.
    std::shared_ptr<ToolBench> tools{};
    /// What models take, so that pictures go to those that see them and are asked of those that make them; null: not known.
    /// @ownership the caller's, for as long as the office lives.
    const ProviderList* providers = nullptr;
    /// Who hands calls over that can wait; none: these are asked like others.
    std::shared_ptr<BatchPost> batches{};
    Duration repeats{0}; ///< so long what was said to a call is said again to the same call, where that leaves nothing to chance; 0: never
    bool startsAgain = false; ///< somebody starts the program again when Office::wornOut() says so; else everything stops
    bool awaitsCommand = false; ///< nothing leaves before the first command of a person is on the disk: it may be a stop
    QByteArray identity{};      ///< what the home is known by elsewhere, the public half of its key; empty: decisions from elsewhere are not taken
};

/// The model that the agent is asked with in that run; empty when nobody knows.
QString modelOf(const OfficeState& state, const RunId& run, const AgentId& agent, const OfficeSettings& settings);
/// The model that the organisation's agent asks now when it is set up like that.
QString modelOf(const OfficeState& state, const AgentProfile& agent, const OfficeSettings& settings);

/// What the agent of the step may use while it works at it: what the step lets be used, it has, and there is now.
QStringList toolNames(const OfficeState& state, const RunId& run, const StepId& step, const OfficeSettings& settings);

/// Turns a step of a run, as the state has it, into the order for its next turn. Pure.
/// Error::Internal when the state does not know the run, its workflow, the step or the agent.
Result<TurnOrder> writeOrder(const OfficeState& state, const RunId& run, const StepId& step, const OfficeSettings& settings,
                             Instant now);

/// The order for the agent that has to settle an escalation.
Result<TurnOrder> writeEscalationOrder(const OfficeState& state, const Escalation& escalation, const OfficeSettings& settings,
                                       Instant now);
/// The order for the agent that an approval was delegated to.
Result<TurnOrder> writeDelegationOrder(const OfficeState& state, const Approval& approval, const OfficeSettings& settings,
                                       Instant now);
/// Gives `order` the blobs that "@artefact:<kind>" and "@artefact:<kind>:first" in the input of `step` name.
void takeBindings(TurnOrder& order, const Step& step, const RunState& run);

/// The kind of piece that an effect of the run lets out, as far as it is made.
QString pieceLetOut(const Step& effect, const RunState& run);

/// What is recorded when the turn begins, but for its model and what it reserves.
TurnStarted startOf(const TurnOrder& order, Instant now);

constexpr int kEscalationPart = -1; ///< TurnStarted::part of a turn that settles an escalation
constexpr int kDelegationPart = -2; ///< … that decides a delegated approval

} // namespace qd::agents
