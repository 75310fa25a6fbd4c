#include "core/rules/packs/Taming.h"

#include <algorithm>

namespace qd::rules {

namespace {

/// The organisation's budget of money for that period is `most` or less.
void limit(QList<Budget>& budgets, BudgetPeriod period, Money most, QStringList& leftOut)
{
    const Budget safe{wholeOrganisation(), period, most};
    const auto own = std::find_if(budgets.begin(), budgets.end(), [&](const Budget& one) { return one.isAbout(safe); });
    if (own == budgets.end()) {
        budgets.append(safe);
        return;
    }
    if (own->limit <= most)
        return;
    leftOut.append(QStringLiteral("It would spend up to %1 a %2; it may spend %3 until you set another limit.").arg(dollarText(own->limit), wordOf(period), dollarText(most)));
    own->limit = most;
}

} // namespace

Tamed tamed(Organisation organisation, const PackId& pack)
{
    Tamed out;
    organisation.pack = pack.text;
    if (!organisation.triggers.isEmpty())
        out.leftOut.append(QStringLiteral("It would begin work by itself, set off in %1 ways; nothing of it begins without you.").arg(organisation.triggers.size()));
    organisation.triggers.clear();
    for (AgentProfile& agent : organisation.agents) {
        if (agent.shiftAuthority)
            out.leftOut.append(QStringLiteral("%1 would move a campaign's money from channel to channel; it asks.").arg(agent.title));
        agent.shiftAuthority.reset();
    }
    limit(organisation.budgets, BudgetPeriod::Day, kPackDay, out.leftOut);
    limit(organisation.budgets, BudgetPeriod::Month, kPackMonth, out.leftOut);
    out.organisation = std::move(organisation);
    return out;
}

} // namespace qd::rules
