#include "core/rules/money/Limits.h"

#include "core/rules/Refusals.h"
#include "core/rules/money/Campaigns.h"

#include <algorithm>

namespace qd::rules {

namespace {

QString inputOf(const RunState& run, const char* name)
{
    const auto found = run.data.constFind(QLatin1String("input.") + QLatin1String(name));
    const QString* text = found == run.data.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? *text : QString();
}

Error doesNotFit(const Budget& budget, const Used& used, qint64 wanted)
{
    const auto text = [&](qint64 grains) { return amountText(budget.counts(), grains); };
    return {Error::Rule,
            QStringLiteral("the budget \"%1\" per %2 of %3 has %4 spent and %5 promised; %6 more does not fit")
                .arg(budget.scope, wordOf(budget.period), text(budget.grains()), text(used.spent), text(used.promised), text(wanted)),
            budget.scope, budget.period == BudgetPeriod::Campaign ? QStringLiteral("raise the budget, or end the run")
                                                                  : QStringLiteral("raise the budget, or wait for the next %1").arg(wordOf(budget.period))};
}

/// 0, 50, 80 or 100.
int stageOf(qint64 used, qint64 limit)
{
    if (used <= 0)
        return 0;
    if (used >= limit)
        return 100;
    const double share = double(used) / double(limit);
    return share >= 0.8 ? 80 : share >= 0.5 ? 50 : 0;
}

} // namespace

std::pair<CampaignId, ChannelId> subjectOf(const OfficeState& state, const RunId& id)
{
    auto run = state.runs.open.constFind(id);
    while (run != state.runs.open.constEnd() && inputOf(*run, "campaign").isEmpty() && run->parent)
        run = state.runs.open.constFind(run->parent->run);
    if (run == state.runs.open.constEnd())
        return {};
    const CampaignId campaign{inputOf(*run, "campaign")};
    const Campaign* known = campaign.isEmpty() ? nullptr : state.org.organisation().campaign(campaign);
    if (!known)
        return {};
    const ChannelId channel{inputOf(*run, "channel")};
    return {campaign, known->channel(channel) ? channel : ChannelId{}};
}

Used usedOf(const OfficeState& state, const Budget& budget, Instant now, const RunId& root)
{
    const bool ofRun = budget.period == BudgetPeriod::Campaign;
    if (ofRun && root.isNull())
        return {};
    const BudgetUnit unit = budget.counts();
    if (!ofRun && unit == BudgetUnit::Money && budget.scope == wholeOrganisation()) // nearly every budget is, and this is O(1)
        return {state.ledger.spent(budget.scope, budget.period, now).of(unit), state.ledger.reservedTotal().micro};
    return {state.ledger.spent(budget.scope, budget.period, now, root).of(unit), state.ledger.promised(budget.scope, ofRun ? root : RunId{}).of(unit)};
}

Result<Done> affordable(const OfficeState& state, const Draw& draw, Instant now)
{
    LedgerState::Bill bill = state.billOf(draw.agent, draw.run, draw.model);
    std::tie(bill.payer.campaign, bill.payer.channel) = subjectOf(state, draw.run);
    const QStringList scopes = scopesOf(bill.payer);
    for (const Budget& budget : state.budgets()) {
        const qint64 wanted = draw.amounts.of(budget.counts());
        if (wanted <= 0 || !scopes.contains(budget.scope) || (budget.period == BudgetPeriod::Campaign && bill.root.isNull()))
            continue;
        const Used used = usedOf(state, budget, now, bill.root);
        if (used.spent + used.promised + wanted > budget.grains())
            return doesNotFit(budget, used, wanted);
    }
    return Done{};
}

Duration timeLeft(const OfficeState& state, const Draw& draw, Instant now)
{
    LedgerState::Bill bill = state.billOf(draw.agent, draw.run, draw.model);
    std::tie(bill.payer.campaign, bill.payer.channel) = subjectOf(state, draw.run);
    const QStringList scopes = scopesOf(bill.payer);
    Duration left = draw.amounts.time;
    for (const Budget& budget : state.budgets()) {
        if (budget.counts() != BudgetUnit::Minutes || !scopes.contains(budget.scope) || (budget.period == BudgetPeriod::Campaign && bill.root.isNull()))
            continue;
        const Used used = usedOf(state, budget, now, bill.root);
        left = std::min(left, Duration(budget.grains() - used.spent - used.promised));
    }
    return std::max(left, Duration(0));
}

qint64 Standing::percent() const
{
    const qint64 limit = budget.grains();
    return limit > 0 ? qint64(double(used.spent) * 100 / double(limit)) : 100;
}

QList<Standing> standings(const OfficeState& state, Instant now)
{
    QList<Standing> all;
    for (const Budget& budget : state.budgets()) {
        Standing standing{budget, false, {}, {}};
        standing.inPlace = std::any_of(state.limits.set.begin(), state.limits.set.end(), [&](const Budget& one) { return one.isAbout(budget); });
        if (budget.period != BudgetPeriod::Campaign)
            standing.used = usedOf(state, budget, now);
        else
            for (auto root = state.ledger.runs.keyBegin(); root != state.ledger.runs.keyEnd(); ++root)
                if (const Used used = usedOf(state, budget, now, *root); standing.run.isNull() || used.spent + used.promised > standing.used.spent + standing.used.promised) {
                    standing.used = used;
                    standing.run = *root;
                }
        all.append(standing);
    }
    return all;
}

QString inWords(const Standing& standing)
{
    const BudgetUnit unit = standing.budget.counts();
    const QString text = QStringLiteral("%1 of %2 (%3 %)").arg(amountText(unit, standing.used.spent), amountText(unit, standing.budget.grains())).arg(standing.percent());
    return standing.used.promised > 0 ? text + QStringLiteral(", %1 promised").arg(amountText(unit, standing.used.promised)) : text;
}

QList<BudgetPassed> passes(const OfficeState& state, Instant now, const QList<RunId>& roots)
{
    QList<BudgetPassed> all;
    for (const Budget& budget : state.budgets()) {
        const bool ofRun = budget.period == BudgetPeriod::Campaign;
        for (const RunId& root : ofRun ? roots : QList<RunId>{RunId{}}) {
            const qint64 used = usedOf(state, budget, now, root).spent;
            const int stage = stageOf(used, budget.grains());
            const QString page = pageOf(budget.period, now, root);
            if (stage > state.limits.saidOf(budget, page))
                all.append({budget, page, stage, used, root});
        }
    }
    return all;
}

QList<BudgetPage> countedBefore(const OfficeState& state, const QList<Budget>& budgets, Instant now)
{
    QList<BudgetPage> pages;
    for (const Budget& budget : budgets) {
        const bool ofRun = budget.period == BudgetPeriod::Campaign;
        for (const RunId& root : ofRun ? state.ledger.runs.keys() : QList<RunId>{RunId{}})
            if (const qint64 spent = usedOf(state, budget, now, root).spent; spent > 0)
                pages.append({budget.scope, pageOf(budget.period, now, root), budget.counts(), spent});
    }
    return pages;
}

Result<QList<Fact>> judgeBudget(const OfficeState& state, const SetBudget& command, const Asking& asking)
{
    const Budget& budget = command.budget;
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not set a budget; only you can").arg(asking.by.text));
    const auto same = [&](const Budget& other) { return other.isAbout(budget); };
    const bool isSet = std::any_of(state.limits.set.begin(), state.limits.set.end(), same);
    if (command.takeBack && !isSet)
        return refuse(QStringLiteral("no such limit was set in place: \"%1\" per %2 in %3").arg(budget.scope, wordOf(budget.period), wordOf(budget.counts())));
    if (command.takeBack)
        return QList<Fact>{BudgetSet{budget, true, asking.by, command.reason.simplified(), {}}};
    if (const QString right = scopeFault(state.org.organisation(), budget.scope); !right.isEmpty())
        return wrong(QStringLiteral("scope"), QStringLiteral("nothing can be limited by \"%1\"").arg(budget.scope), right);
    const bool money = budget.counts() == BudgetUnit::Money;
    if (money && (budget.limit.micro < 0 || budget.limit > kMostMoney))
        return wrong(QStringLiteral("limit"), QStringLiteral("the limit is %1").arg(dollarText(budget.limit)), QStringLiteral("nothing or more, and at most %1").arg(dollarText(kMostMoney)));
    if (!money && (!budget.most || *budget.most < 0 || *budget.most > kMostCounted))
        return wrong(QStringLiteral("limit"), QStringLiteral("the limit is no number of %1").arg(wordOf(budget.counts())), QStringLiteral("a whole number from 0 to %1").arg(kMostCounted));
    const auto stands = [&](const Budget& other) { return same(other) && other.grains() == budget.grains(); };
    if (std::any_of(state.limits.set.begin(), state.limits.set.end(), stands))
        return QList<Fact>{};
    return QList<Fact>{BudgetSet{budget, false, asking.by, command.reason.simplified(), countedBefore(state, {budget}, asking.now)}};
}

Result<QList<Fact>> judgeRole(const OfficeState& state, const SetHumanRole& command, const Asking& asking)
{
    HumanRole role = command.role;
    role.title = role.title.simplified();
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not say what people cost; only you can").arg(asking.by.text));
    if (role.title.isEmpty() || role.title.size() > 80)
        return wrong(QStringLiteral("title"), QStringLiteral("the title of the role has %1 characters").arg(role.title.size()), QStringLiteral("1 to 80, such as \"Copywriter\""));
    const bool known = std::any_of(state.limits.team.begin(), state.limits.team.end(), [&](const HumanRole& one) { return one.title == role.title; });
    if (command.gone)
        return known ? Result<QList<Fact>>(QList<Fact>{HumanRoleSet{role, true, asking.by}})
                     : Result<QList<Fact>>(refuse(QStringLiteral("nobody is called \"%1\" in the human team").arg(role.title)));
    if (role.yearly.micro <= 0 || role.yearly > kMostMoney)
        return wrong(QStringLiteral("yearly"), QStringLiteral("a year of %1 costs %2").arg(role.title, dollarText(role.yearly)), QStringLiteral("more than nothing, and at most %1").arg(dollarText(kMostMoney)));
    if (!(role.hoursPerPiece > 0 && role.hoursPerPiece <= 10'000))
        return wrong(QStringLiteral("hours_per_piece"), QStringLiteral("a piece takes %1 hours").arg(role.hoursPerPiece), QStringLiteral("more than 0 and at most 10,000"));
    if (!(role.hoursPerYear >= 1 && role.hoursPerYear <= 8'784))
        return wrong(QStringLiteral("hours_per_year"), QStringLiteral("a year has %1 hours of work").arg(role.hoursPerYear), QStringLiteral("1 to 8,784"));
    return QList<Fact>{HumanRoleSet{role, false, asking.by}};
}

QString scopeFault(const Organisation& organisation, const QString& scope)
{
    const QString kind = scope.section(QLatin1Char(':'), 0, 0);
    const QString which = scope.section(QLatin1Char(':'), 1);
    if (scope == wholeOrganisation())
        return {};
    if (kind == QLatin1String("agent"))
        return organisation.agent({which}) ? QString() : QStringLiteral("the id of an agent of %1 after \"agent:\"").arg(organisation.title);
    if (kind == QLatin1String("class")) {
        const QStringList classes{QStringLiteral("executive"), QStringLiteral("management"), QStringLiteral("specialist"), QStringLiteral("routine")};
        return classes.contains(which) ? QString() : QStringLiteral("one of %1 after \"class:\"").arg(classes.join(QLatin1String(", ")));
    }
    if (kind == QLatin1String("rank"))
        return enumOf<Rank>(which) ? QString() : QStringLiteral("executive, management or specialist after \"rank:\"");
    if (kind == QLatin1String("campaign"))
        return organisation.campaign({which}) ? QString() : QStringLiteral("the id of a campaign of %1 after \"campaign:\"").arg(organisation.title);
    if (kind == QLatin1String("channel")) {
        const Campaign* campaign = organisation.campaign({which.section(QLatin1Char('/'), 0, 0)});
        return campaign && campaign->channel({which.section(QLatin1Char('/'), 1)}) ? QString() : QStringLiteral("\"channel:\" with a campaign and one of its channels, as CAMPAIGN/CHANNEL");
    }
    if (kind == QLatin1String("model"))
        return which.contains(QLatin1Char(':')) ? QString() : QStringLiteral("a model as PROVIDER:MODEL after \"model:\"");
    if (kind == QLatin1String("provider"))
        return !which.isEmpty() && !which.contains(QLatin1Char(':')) ? QString() : QStringLiteral("the id of a provider after \"provider:\"");
    return QStringLiteral("\"organisation\", or agent:, class:, rank:, campaign:, channel:, model: or provider: and which");
}

QString scopeTitle(const Organisation& organisation, const QString& scope)
{
    const QString kind = scope.section(QLatin1Char(':'), 0, 0);
    const QString which = scope.section(QLatin1Char(':'), 1);
    if (scope == wholeOrganisation())
        return organisation.title;
    if (const AgentProfile* agent = kind == QLatin1String("agent") ? organisation.agent({which}) : nullptr)
        return agent->title;
    if (const Campaign* campaign = kind == QLatin1String("campaign") || kind == QLatin1String("channel") ? organisation.campaign({which.section(QLatin1Char('/'), 0, 0)}) : nullptr) {
        const Channel* channel = campaign->channel({which.section(QLatin1Char('/'), 1)});
        return channel ? campaign->title + QStringLiteral(" / ") + channel->title : campaign->title;
    }
    return kind.left(1).toUpper() + kind.mid(1) + QLatin1String(": ") + which;
}

} // namespace qd::rules
