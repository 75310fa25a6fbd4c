#pragma once

#include "core/model/authority/AuthorityRule.h"
#include "core/model/authority/Ceilings.h"
#include "core/model/money/Budget.h"
#include "core/model/money/Campaign.h"
#include "core/model/outside/Pace.h"
#include "core/model/plan/Trigger.h"
#include "core/model/plan/Workflow.h"

#include <QHash>

namespace qd {

struct Personality {
    QString tone;
    QString style;
    QString example;

    template <class V> void fields(V& v)
    {
        v("tone", tone);
        v("style", style);
        v("example", example);
    }
};

/// What an agent hears of that goes to everybody: a message that fits all of what is given.
struct Subscription {
    QList<MessageType> types;     ///< any of these; empty: of every type
    QList<WorkflowId> workflows;  ///< sent in a run of any of these; empty: of all
    Priority atLeast = Priority::Low;

    template <class V> void fields(V& v)
    {
        v("types", types);
        v("workflows", workflows);
        v("at_least", atLeast);
    }
};

struct AgentProfile {
    AgentId id;
    QString title;
    QString shortTitle; ///< for narrow places
    Rank rank = Rank::Specialist;
    AgentId reportsTo; ///< "human" at the top
    QString role;      ///< what it answers for, as the model is told
    Personality personality;
    TierId tier;
    QString costClass; ///< "executive", "management", "specialist", "routine" (row M11)
    QList<SkillId> skills;
    Money authority;   ///< up to which cost of one action it may decide
    QList<Subscription> subscriptions{}; ///< what it hears of that goes to everybody; without any: what is urgent
    QMap<QString, double> capabilities; ///< how well it does a prompt, a skill or an action, from 0 to 1; what is not named: half
    QString model{};              ///< asked in place of its tier's; empty: that
    QStringList fallbacks{};      ///< with `model`: asked in this order while those before cannot be
    std::optional<double> temperature{}; ///< 0 to 1; none: 0.2
    std::optional<TokenCount> thinking{}; ///< so many tokens it may think with before it answers, where its model can
    QStringList tools{};          ///< what it may use while it works, where its step lets it: "read-page", "mcp_files_read", the name of a skill
    QString instructions{};       ///< what it is told besides its role
    std::optional<Money> shiftAuthority{}; ///< so much of a campaign's money it may move from channel to channel in a day
    QList<Grant> grants{};        ///< what it may ask for at all, any of these; without any: whatever its steps are

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("short_title", shortTitle);
        v("rank", rank);
        v("reports_to", reportsTo);
        v("role", role);
        v("personality", personality);
        v("tier", tier);
        v("cost_class", costClass);
        v("skills", skills);
        v("authority_micro_usd", authority);
        v("subscriptions", subscriptions);
        v("capabilities", capabilities);
        v("model", model);
        v("fallbacks", fallbacks);
        v("temperature", temperature);
        v("thinking_tokens", thinking);
        v("tools", tools);
        v("instructions", instructions);
        v("shift_authority_micro_usd", shiftAuthority);
        v("grants", grants);
    }
};

/// One line of the autonomy matrix (row M10).
struct AutonomyRule {
    ActionKind action;
    Autonomy level = Autonomy::L3;
    QString title;
    Duration grace{10'000};
    Duration expiresAfter{4 * 3'600'000};
    QString onExpiry;

    template <class V> void fields(V& v)
    {
        v("action", action);
        v("level", level);
        v("title", title);
        v("grace_ms", grace);
        v("expires_after_ms", expiresAfter);
        v("on_expiry", onExpiry);
    }
};

/// Which model serves a tier.
struct Tier {
    TierId id;
    QString title;
    QString model; ///< "provider:model", a key of the price list
    QStringList fallbacks{}; ///< asked in this order while those before cannot be

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("model", model);
        v("fallbacks", fallbacks);
    }
};

/// A department as data (resources/organisations/*.json).
struct Organisation {
    OrganisationId id;
    QString title;
    int version = 1;
    QString brand; ///< name of the brand it starts with
    QString exampleBrief;
    QString timeZone; ///< IANA name, as "Europe/Berlin"; empty: the machine's
    QList<Tier> tiers;
    QList<AgentProfile> agents;
    QList<AutonomyRule> autonomy;
    QMap<QString, double> autonomyTarget; ///< share of work per level, in percent
    QList<Budget> budgets;
    QList<Workflow> workflows;
    QList<Trigger> triggers;
    std::optional<Predictor> routing; ///< who says which candidate gets a step; none: the rule
    QList<Campaign> campaigns{};
    QList<AuthorityRule> rules{};       ///< before the matrix, in order
    std::optional<Ceilings> ceilings{}; ///< its own; the home's are smaller still where they say less
    QList<ChannelPace> paces{};
    QString pack{};                     ///< id of the pack that it came in; empty: none. No file says this of itself
    QMap<QString, QString> prompts{};   ///< its own, by name, before those that ship
    QMap<QString, QString> replies{};   ///< its own forms of replies (JSON schemas), by name, the same

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("version", version);
        v("brand", brand);
        v("example_brief", exampleBrief);
        v("time_zone", timeZone);
        v("tiers", tiers);
        v("agents", agents);
        v("autonomy", autonomy);
        v("autonomy_target", autonomyTarget);
        v("budgets", budgets);
        v("workflows", workflows);
        v("triggers", triggers);
        v("routing", routing);
        v("campaigns", campaigns);
        v("rules", rules);
        v("ceilings", ceilings);
        v("paces", paces);
        v("pack", pack);
        v("prompts", prompts);
        v("replies", replies);
    }
    const Campaign* campaign(const CampaignId& wanted) const;
    const AgentProfile* agent(const AgentId& wanted) const;
    const Workflow* workflow(const WorkflowId& wanted) const;
    /// Makes agent() and workflow() O(1); without it, and for what was changed since, they look through the list.
    void index();
    /// The matrix line for an action; where none is written the human is asked (L3).
    AutonomyRule ruleFor(const ActionKind& action) const;

    QHash<AgentId, qsizetype> agentPlaces;       ///< made by index(): a hint only
    QHash<WorkflowId, qsizetype> workflowPlaces; ///< the same
};

} // namespace qd
