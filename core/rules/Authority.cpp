#include "core/rules/Authority.h"

namespace qd::rules {

namespace {

struct Used {
    Money spent;
    Money promised;
};

Used usedOf(const OfficeState& state, const Budget& budget, const QString& costClass, const AgentId& agent, Instant now)
{
    Used used;
    const LedgerState& ledger = state.ledger;
    const bool monthly = budget.period == BudgetPeriod::Month;
    const bool counts = monthly ? ledger.isThisMonth(now) : ledger.isToday(now);
    const auto promised = [&](auto concerned) {
        for (const LedgerState::Reservation& r : state.ledger.reserved)
            if (concerned(r.agent))
                used.promised += r.amount;
    };
    const auto classOf = [&](const AgentId& id) {
        const AgentProfile* profile = state.org.organisation().agent(id);
        return profile ? profile->costClass : QString();
    };
    if (budget.scope == QLatin1String("organisation")) {
        used.spent = (monthly ? ledger.thisMonth : ledger.today).cost;
        used.promised = ledger.reservedTotal();
    } else if (budget.scope == QLatin1String("class:") + costClass) {
        used.spent = (monthly ? ledger.classesThisMonth : ledger.classesToday).value(costClass).cost;
        promised([&](const AgentId& id) { return classOf(id) == costClass; });
    } else {
        used.spent = (monthly ? ledger.agentsThisMonth : ledger.agentsToday).value(agent).cost;
        promised([&](const AgentId& id) { return id == agent; });
    }
    if (!counts)
        used.spent = {}; // of a day or a month that is over
    return used;
}

/// A campaign is a run with all that it begins: its budget is what they may cost together, whoever works on them.
Used usedOfRun(const OfficeState& state, const RunId& run)
{
    const auto rootOf = [&](const RunId& id) {
        const auto found = state.runs.open.constFind(id);
        return found == state.runs.open.constEnd() || found->root.isNull() ? id : found->root;
    };
    const RunId root = rootOf(run);
    Used used{state.runs.open.value(root).withCalls, {}};
    for (const LedgerState::Reservation& r : state.ledger.reserved)
        if (rootOf(r.run) == root)
            used.promised += r.amount;
    return used;
}

bool concerns(const Budget& budget, const QString& costClass, const AgentId& agent, const RunId& run)
{
    if (budget.period == BudgetPeriod::Campaign)
        return !run.isNull() && budget.scope == QLatin1String("organisation");
    return (budget.scope == QLatin1String("organisation") || budget.scope == QLatin1String("class:") + costClass
            || budget.scope == QLatin1String("agent:") + agent.text);
}

} // namespace

AgentId bossOf(const Organisation& organisation, const AgentId& agent)
{
    const AgentProfile* profile = organisation.agent(agent);
    return profile && !profile->reportsTo.isEmpty() ? profile->reportsTo : human();
}

Duration timePerRung(Severity severity)
{
    using namespace std::chrono_literals;
    switch (severity) {
    case Severity::Critical: return 2min;
    case Severity::High: return 10min;
    case Severity::Medium: return 30min;
    case Severity::Low: return 2h;
    }
    return 30min;
}

Result<Done> affordable(const OfficeState& state, const AgentId& agent, Money amount, Instant now, const RunId& run)
{
    const Organisation& organisation = state.org.organisation();
    const AgentProfile* profile = organisation.agent(agent);
    const QString costClass = profile ? profile->costClass : QString();
    for (const Budget& budget : organisation.budgets) {
        if (amount.micro <= 0 || !concerns(budget, costClass, agent, run))
            continue;
        const bool campaign = budget.period == BudgetPeriod::Campaign;
        const Used used = campaign ? usedOfRun(state, run) : usedOf(state, budget, costClass, agent, now);
        if (used.spent + used.promised + amount > budget.limit)
            return Error{Error::Rule,
                         QStringLiteral("the budget \"%1\" per %2 of %3 has %4 spent and %5 promised; %6 more does not fit")
                             .arg(budget.scope, wordOf(budget.period), dollars(budget.limit), dollars(used.spent),
                                  dollars(used.promised), dollars(amount)),
                         budget.scope, campaign ? QStringLiteral("raise the budget, or end the run")
                                       : QStringLiteral("raise the budget, or wait for the next %1").arg(wordOf(budget.period))};
    }
    return Done{};
}

QString dollars(Money money)
{
    const qint64 cents = (qAbs(money.micro) + 5'000) / 10'000;
    QString whole = QString::number(cents / 100);
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, QLatin1Char(','));
    return QStringLiteral("%1$%2.%3").arg(money.micro < 0 ? QStringLiteral("-") : QString(), whole).arg(cents % 100, 2, 10, QLatin1Char('0'));
}

} // namespace qd::rules
