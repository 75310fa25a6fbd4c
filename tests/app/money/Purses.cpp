#include "tests/app/money/Purses.h"

namespace qd::test {

QString modelOf(int spender)
{
    return spender % 3 == 0 ? QStringLiteral("one:large") : spender % 3 == 1 ? QStringLiteral("one:small") : QStringLiteral("two:small");
}

Organisation department(quint32 seed)
{
    std::mt19937_64 random(seed);
    Organisation organisation;
    organisation.id = {QStringLiteral("department")};
    organisation.title = QStringLiteral("Department");
    for (int i = 0; i < kSpenders; ++i) {
        AgentProfile agent;
        agent.id = spenderOf(i);
        agent.title = agent.id.text;
        agent.rank = Rank(i % 3);
        agent.costClass = i % 2 == 0 ? QStringLiteral("specialist") : QStringLiteral("routine");
        organisation.agents.append(agent);
    }
    organisation.index();
    // The most that a turn may take is 1,000 micro-dollars, 2,000 tokens, two calls, a second: a limit holds many of them.
    organisation.budgets.append({wholeOrganisation(), BudgetPeriod::Day, {200'000 + below(random, 100'000)}});
    const auto count = [&](const QString& scope, BudgetPeriod period, BudgetUnit unit, qint64 most) {
        Budget budget{scope, period, {}};
        budget.unit = unit;
        budget.most = most;
        organisation.budgets.append(budget);
    };
    if (below(random, 2))
        organisation.budgets.append({QStringLiteral("class:routine"), BudgetPeriod::Month, {60'000 + below(random, 60'000)}});
    if (below(random, 2))
        organisation.budgets.append({QStringLiteral("rank:executive"), BudgetPeriod::Campaign, {60'000 + below(random, 30'000)}});
    if (below(random, 2))
        count(QStringLiteral("model:one:large"), BudgetPeriod::Day, BudgetUnit::Tokens, 120'000 + below(random, 60'000));
    if (below(random, 2))
        count(QStringLiteral("provider:two"), BudgetPeriod::Month, BudgetUnit::Calls, 60 + below(random, 60));
    if (below(random, 2))
        count(QStringLiteral("provider:one"), BudgetPeriod::Campaign, BudgetUnit::Minutes, 1 + below(random, 2));
    if (below(random, 2))
        count(wholeOrganisation(), BudgetPeriod::Campaign, BudgetUnit::Tokens, 300'000 + below(random, 300'000));
    if (below(random, 2))
        organisation.budgets.append({QStringLiteral("agent:a7"), BudgetPeriod::Day, {40'000}});
    return organisation;
}

} // namespace qd::test
