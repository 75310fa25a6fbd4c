#pragma once

#include "core/facts/ApprovalFacts.h"
#include "core/facts/EffectFacts.h"
#include "core/facts/HouseFacts.h"
#include "core/facts/LeaseFacts.h"
#include "core/facts/MemoryFacts.h"
#include "core/facts/RunFacts.h"
#include "core/facts/TriggerFacts.h"
#include "core/facts/TurnFacts.h"
#include "core/facts/WorkFacts.h"
#include "core/model/Command.h"

#include <variant>

namespace qd {

/// Everything that can have happened.
using Fact = std::variant<RecordOpened, OrganisationAdopted, BrandAdopted, BriefSubmitted, RunStarted, TurnStarted,
                          TurnFinished, TurnFailed, StepSkipped, StepsReopened, MessageSent, ArtefactMade, DecisionMade,
                          EscalationRaised, EscalationClimbed, EscalationSettled, EffectPlanned, EffectAuthorised,
                          EffectIntended, EffectConfirmed, EffectRefused, EffectUnknown, EffectWithdrawn, ApprovalAsked,
                          ApprovalDecided, ApprovalUndone, ApprovalExpired, ApprovalReplaced, AllStopped, AllResumed,
                          RunFinished, SamplesCleared, StepRevised, ItemSnoozed, ItemReturned, RunPaused, RunContinued, RunUndoing, StepAssigned,
                          StepWaits, StepSettled, AgentHung, AgentPaused, AgentContinued, RecordRestored, TriggerFired,
                          TriggerMissed, TriggerAnswered, TriggerSwitched, TriggerSignalled, TriggerRearmed, ClockSetBack, MemoryKept,
                          MemoryForgotten, DocumentKept, DocumentForgotten, StormNoticed, LeaseTaken, LeaseEnded, StepStandsIn>;

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
