#pragma once

#include "core/base/Id.h"

namespace qd {

// Written by people into files.
using OrganisationId = Slug<struct OrganisationTag>;
using AgentId = Slug<struct AgentTag>;
using WorkflowId = Slug<struct WorkflowTag>;
using StepId = Slug<struct StepTag>;
using SkillId = Slug<struct SkillTag>;
using ConnectorId = Slug<struct ConnectorTag>;
using ActionKind = Slug<struct ActionKindTag>; ///< "blog-post", "daily-social-post": what the autonomy matrix names
using TierId = Slug<struct TierTag>;           ///< "top", "middle", "fast"
using TriggerId = Slug<struct TriggerTag>;
using CampaignId = Slug<struct CampaignTag>;
using PackId = Slug<struct PackTag>;       ///< something to work with that somebody else made, as "newsletter-team"
using RuleId = Slug<struct RuleTag>;       ///< of a rule of authority
using AccountId = Slug<struct AccountTag>; ///< one of a connector's, as "main"
using ChannelId = Slug<struct ChannelTag>; ///< one of a campaign's, as "linkedin"

// Made at run time.
using CommandId = Id<struct CommandTag>;
using BriefId = Id<struct BriefTag>;
using RunId = Id<struct RunTag>;
using TurnId = Id<struct TurnTag>;
using MessageId = Id<struct MessageTag>;
using ArtefactId = Id<struct ArtefactTag>;
using DecisionId = Id<struct DecisionTag>;
using ApprovalId = Id<struct ApprovalTag>;
using EffectId = Id<struct EffectTag>;
using EscalationId = Id<struct EscalationTag>;
using MemoryId = Id<struct MemoryTag>;
using DocumentId = Id<struct DocumentTag>;
using TrialId = Id<struct TrialTag>; ///< two ways of setting an agent up, tried side by side
using ProposalId = Id<struct ProposalTag>;
using ContactId = Id<struct ContactTag>; ///< somebody outside who is kept
using BundleId = Id<struct BundleTag>; ///< decisions made elsewhere, signed
using InboxItemId = Id<struct InboxItemTag>; ///< an approval's or an escalation's id, where both stand in one list

/// The executive at the desk, wherever a party of a message or a decision is named.
inline AgentId human() { return {QStringLiteral("human")}; }
/// The program itself, as the maker of facts that nobody decided.
inline AgentId system() { return {QStringLiteral("system")}; }

} // namespace qd
