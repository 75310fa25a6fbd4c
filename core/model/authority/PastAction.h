#pragma once

#include "core/model/authority/Proposal.h"

namespace qd {

/// What she herself said of an action: one at a time, neither a deputy nor one of many at once.
enum class HerWord {
    Nothing,
    Yes,       ///< as it was
    Edited,    ///< yes, with her edits
    Changes,   ///< asked for changes
    No,
    TookBack,  ///< it needed no yes, and she stopped or undid it
};
template <> struct EnumWords<HerWord> {
    static constexpr std::array words{"nothing", "yes", "edited", "changes", "no", "took-back"};
};

/// An action of the past as authority looked at it then.
struct PastAction {
    EffectId effect;
    Sequence sequence = 0; ///< of the fact that planned it
    Instant time;
    AgentId agent;
    QString title;
    ActionKind kind;
    ConnectorId connector;
    QString account;
    Audience reach;
    Money cost;
    bool reversible = true;
    Confidentiality carries = Confidentiality::Public;
    Integrity madeFrom = Integrity::Human;
    std::optional<Integrity> chosenBy; ///< none: that was not recorded then
    Autonomy level = Autonomy::L3;     ///< that it had
    RuleId rule;                       ///< that gave it; empty: none, or that was not recorded then
    HerWord said = HerWord::Nothing;
    Instant saidAt;
};

/// A rule that was put to her, and what she said.
struct PastProposal {
    ProposalId id;
    Instant time;
    ProposalKind form = ProposalKind::Rule;
    Autonomy to = Autonomy::L3;
    std::optional<bool> accepted; ///< none: she has not said
    Instant answered;
};

/// What was done of one kind, and which rules for it were put to her, each oldest first.
struct KindPast {
    QList<PastAction> actions;
    QList<PastProposal> proposals;
};

} // namespace qd
