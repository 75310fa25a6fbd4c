#pragma once

#include "core/rules/Judge.h"

/// What the work may take: who is bound by which budget, what still fits, how far one is used up. Pure.
namespace qd::rules {

/// The longest limit of another unit than money.
constexpr qint64 kMostCounted = 1'000'000'000'000;

/// What a turn would take at worst.
struct Draw {
    AgentId agent;
    RunId run;
    QString model; ///< "provider:model"
    Amounts amounts;
};

/// In grains of the budget's unit (Amounts::of).
struct Used {
    qint64 spent = 0;
    qint64 promised = 0;
};

/// The campaign and channel of the organisation that the run is about, as whoever began it said ("input.campaign",
/// "input.channel"); empty when it is about none.
std::pair<CampaignId, ChannelId> subjectOf(const OfficeState& state, const RunId& run);

/// What was spent of a budget and is promised, on the page that counts at `now`. `root`: of BudgetPeriod::Campaign the run
/// that began it all.
Used usedOf(const OfficeState& state, const Budget& budget, Instant now, const RunId& root = {});

/// Error::Rule when the draw would pass a budget that binds it, naming the budget, its limit, what is spent and what is
/// promised. A reservation counts until it is settled. A unit of which nothing is taken is not asked after.
Result<Done> affordable(const OfficeState& state, const Draw& draw, Instant now);

/// How much of draw.amounts.time the budgets in minutes that bind it leave, at least nothing.
Duration timeLeft(const OfficeState& state, const Draw& draw, Instant now);

/// How one budget stands.
struct Standing {
    Budget budget;
    bool inPlace = false; ///< she set it over the organisation's file
    Used used;
    RunId run;            ///< BudgetPeriod::Campaign: the open run that took most of it; null: none is open
    /// Of the limit, what is spent, rounded down; a limit of nothing is used up.
    qint64 percent() const;
};
/// All of them: the organisation's in their order, then what she set besides.
QList<Standing> standings(const OfficeState& state, Instant now);
/// "$4.10 of $5.00 (82 %), $0.20 promised".
QString inWords(const Standing& standing);

/// What is to go on record because a budget was used up by a half, four fifths or whole: each once for a page and limit.
/// `roots`: the runs whose campaign budgets may have been drawn on. O(budgets × roots).
QList<BudgetPassed> passes(const OfficeState& state, Instant now, const QList<RunId>& roots);

/// What was spent before of what `budgets` limit, on the pages that are open; what nobody drew on is left out.
QList<BudgetPage> countedBefore(const OfficeState& state, const QList<Budget>& budgets, Instant now);

/// The facts by which a limit is set in place or taken back. Only the human may. Error::Parse: there is no such scope, or no
/// such limit.
Result<QList<Fact>> judgeBudget(const OfficeState& state, const SetBudget& command, const Asking& asking);
Result<QList<Fact>> judgeRole(const OfficeState& state, const SetHumanRole& command, const Asking& asking);

/// What would be right where `scope` is none of this organisation; empty when it is one.
QString scopeFault(const Organisation& organisation, const QString& scope);
/// "Copywriter", "Rank: specialist", "Spring launch / LinkedIn"; for lists.
QString scopeTitle(const Organisation& organisation, const QString& scope);

} // namespace qd::rules
