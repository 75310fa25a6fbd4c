#pragma once

#include "core/state/ActivityState.h"
#include "core/state/authority/AgreementState.h"
#include "core/state/authority/RulesState.h"
#include "core/state/money/BudgetsState.h"
#include "core/state/money/CampaignsState.h"
#include "core/state/EffectsState.h"
#include "core/state/HabitsState.h"
#include "core/state/InboxState.h"
#include "core/state/money/LedgerState.h"
#include "core/state/OrgState.h"
#include "core/state/outside/DoorState.h"
#include "core/state/outside/PacksState.h"
#include "core/state/people/PeopleState.h"
#include "core/state/RunsState.h"
#include "core/state/TriggersState.h"
#include "core/state/memory/HistoryState.h"
#include "core/state/memory/MemoryState.h"
#include "core/state/memory/MetricsState.h"
#include "core/state/routing/LeasesState.h"
#include "core/state/routing/LoadState.h"
#include "core/state/routing/ModelsState.h"
#include "core/state/routing/RoutingState.h"
#include "core/state/routing/StandingState.h"
#include "core/state/setup/SetupsState.h"

namespace qd {

/// Everything that is open, and the totals: what one gets by applying facts in order. Nothing here grows with the log.
/// A plain value; copies share their parts until one changes.
struct OfficeState {
    /// Goes up when the fold or a state's members change; a snapshot of another version is not used.
    static constexpr int kVersion = 17;

    Sequence sequence = 0; ///< the last fact applied
    Instant time;          ///< of that fact
    OrgState org;
    RunsState runs;
    InboxState inbox;
    EffectsState effects;
    LedgerState ledger;
    ActivityState activity;
    TriggersState triggers;
    MemoryState memory;
    HistoryState history;
    LeasesState leases;
    LoadState load;
    RoutingState routing;
    MetricsState metrics;
    CampaignsState campaigns;
    BudgetsState limits;
    StandingState standing;
    ModelsState models;
    SetupsState setups;
    HabitsState habits;
    RulesState rules;
    AgreementState agreement;
    DoorState door;
    PeopleState people;
    PacksState packs;

    template <class V> void fields(V& v)
    {
        v("sequence", sequence);
        v("time", time);
        v("org", org);
        v("runs", runs);
        v("inbox", inbox);
        v("effects", effects);
        v("ledger", ledger);
        v("activity", activity);
        v("triggers", triggers);
        v("memory", memory);
        v("history", history);
        v("leases", leases);
        v("load", load);
        v("routing", routing);
        v("metrics", metrics);
        v("campaigns", campaigns);
        v("limits", limits);
        v("standing", standing);
        v("models", models);
        v("setups", setups);
        v("habits", habits);
        v("rules", rules);
        v("agreement", agreement);
        v("door", door);
        v("people", people);
        v("packs", packs);
    }

    /// Pure; the same facts in the same order give the same state, in one batch or one by one.
    void apply(const StoredFact& stored);
    void apply(const QList<StoredFact>& facts);

    /// What limits the work now: the organisation's budgets, with those that were set in place over them.
    QList<Budget> budgets() const { return limits.over(org.organisation().budgets); }
    /// Who pays for a turn of `agent` in `run` that asks `model`, without what the run is about; see LedgerState::Bill.
    LedgerState::Bill billOf(const AgentId& agent, const RunId& run, const QString& model) const;
    /// Whom the run's agents ask, as ModelsState::use has it: whom it named or goes on with, else who was chosen for all.
    const QString& usedBy(const RunState& run) const;
    /// RunState::holdsTo() of a run that is open, can be undone, or ended lately; empty for another one.
    QString heldToBy(const RunId& id) const;
    /// What the agent is at, in one word, from everything above.
    AgentStatus statusOf(const AgentId& agent) const;
};

/// A state as snapshot text, and back. Error::Store when it is of another version.
QByteArray encodeSnapshot(const OfficeState& state);
Result<OfficeState> decodeSnapshot(const QByteArray& text);

} // namespace qd
