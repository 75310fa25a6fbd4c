#pragma once

#include "core/facts/ApprovalFacts.h"
#include "core/facts/BudgetFacts.h"
#include "core/facts/CampaignFacts.h"
#include "core/facts/ConfigurationFacts.h"
#include "core/facts/EffectFacts.h"
#include "core/facts/HouseFacts.h"
#include "core/facts/LeaseFacts.h"
#include "core/facts/MemoryFacts.h"
#include "core/facts/ModelFacts.h"
#include "core/facts/RunFacts.h"
#include "core/facts/TriggerFacts.h"
#include "core/facts/TurnFacts.h"
#include "core/facts/WorkFacts.h"
#include "core/facts/authority/AnswerFacts.h"
#include "core/facts/authority/AuthorityFacts.h"
#include "core/facts/outside/DoorFacts.h"
#include "core/facts/outside/LeavingFacts.h"
#include "core/facts/outside/PackFacts.h"
#include "core/facts/people/PeopleFacts.h"
#include "core/model/Command.h"

#include <type_traits>
#include <utility>
#include <variant>

namespace qd {

/// Everything that can have happened.
using AnyFact = std::variant<RecordOpened, OrganisationAdopted, BrandAdopted, BriefSubmitted, RunStarted, TurnStarted,
                             TurnFinished, TurnFailed, StepSkipped, StepsReopened, MessageSent, ArtefactMade, DecisionMade,
                             EscalationRaised, EscalationClimbed, EscalationSettled, EffectPlanned, EffectAuthorised,
                             EffectIntended, EffectConfirmed, EffectRefused, EffectUnknown, EffectWithdrawn, ApprovalAsked,
                             ApprovalDecided, ApprovalUndone, ApprovalExpired, ApprovalReplaced, AllStopped, AllResumed,
                             RunFinished, SamplesCleared, StepRevised, ItemSnoozed, ItemReturned, RunPaused, RunContinued, RunUndoing, StepAssigned,
                             StepWaits, StepSettled, AgentHung, AgentPaused, AgentContinued, RecordRestored, TriggerFired,
                             TriggerMissed, TriggerAnswered, TriggerSwitched, TriggerSignalled, TriggerRearmed, ClockSetBack, MemoryKept,
                             MemoryForgotten, DocumentKept, DocumentForgotten, StormNoticed, LeaseTaken, LeaseEnded,
                             MetricNoted, StepStandsIn, ChannelSpent, BudgetMoved, MeaningChosen, BudgetSet, BudgetPassed, HumanRoleSet, TurnReserved,
                             ToolUsed, TurnSlowed, ProviderTroubled, ProviderRecovered, ModelsChosen, AgentConfigured, TrialBegun,
                             TrialCounted, TrialEnded, TurnBatched, AgentUnusual, RulesSet, EpochRaised, AuthorityProposed, AuthorityAnswered,
                             AuthorityReverted, LabelRaised, DeputySet, ApprovalStale, ApprovalsMerged, BundleTaken, EffectDeferred, EffectLookedUp,
                             EffectAbsent, EffectRuled, EffectStepped, EffectsSplit, ConnectorSet, InboundTaken, Suppressed, SuppressionLifted,
                             NetworkNoted, ContactKept, ConsentNoted, ContactErased, PersonalRead, RetentionSet, PackTaken, PackAdopted, PackRemoved>;

template <class T, class Variant> inline constexpr bool kIsOneOf = false;
template <class T, class... Ts> inline constexpr bool kIsOneOf<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

/// One of them. It is the variant and is read as one; but copying, moving and dropping one of so many kinds are compiled once, not
/// in each file that hands facts on.
struct Fact final : AnyFact {
    Fact();
    template <class T>
        requires kIsOneOf<std::remove_cvref_t<T>, AnyFact>
    Fact(T&& fact) : AnyFact(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(fact)) {}
    Fact(const Fact& other);
    Fact(Fact&& other) noexcept;
    Fact& operator=(const Fact& other);
    Fact& operator=(Fact&& other) noexcept;
    ~Fact();
};

/// A fact with its place in the record.
struct StoredFact {
    Sequence sequence = 0;
    Instant time;
    AgentId actor;
    Sequence cause = 0; ///< the fact that led to it; 0 when a command did
    RunId correlation;  ///< the run it belongs to, or null
    Label label;
    Fact fact;
};

} // namespace qd
