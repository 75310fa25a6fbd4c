#include "core/state/money/BudgetsState.h"

#include <algorithm>

namespace qd {

namespace {

auto placeOf(QList<Budget>& list, const Budget& wanted)
{
    return std::find_if(list.begin(), list.end(), [&](const Budget& one) { return one.isAbout(wanted); });
}

} // namespace

QList<Budget> BudgetsState::over(const QList<Budget>& ofTheFile) const
{
    QList<Budget> all = ofTheFile;
    for (const Budget& one : set) {
        const auto at = placeOf(all, one);
        at == all.end() ? all.append(one) : void(*at = one);
    }
    return all;
}

QString BudgetsState::keyOf(const Budget& budget, const QString& page)
{
    return QStringList{budget.scope, wordOf(budget.counts()), page}.join(QLatin1Char(' '));
}

int BudgetsState::saidOf(const Budget& budget, const QString& page) const
{
    const Mark mark = passed.value(keyOf(budget, page));
    return mark.grains == budget.grains() ? mark.percent : 0;
}

void BudgetsState::apply(const StoredFact& stored)
{
    if (const auto* put = std::get_if<BudgetSet>(&stored.fact))
        this->put(*put);
    else if (const auto* passes = std::get_if<BudgetPassed>(&stored.fact))
        pass(*passes, stored.time);
    else if (const auto* role = std::get_if<HumanRoleSet>(&stored.fact))
        employ(*role);
    else if (const auto* over = std::get_if<RunFinished>(&stored.fact); over && !passed.isEmpty())
        passed.removeIf([page = pageOf(BudgetPeriod::Campaign, {}, over->run)](const auto& entry) { return entry.key().endsWith(page); });
}

void BudgetsState::put(const BudgetSet& fact)
{
    const auto at = placeOf(set, fact.budget);
    if (fact.takenBack && at != set.end())
        set.erase(at);
    else if (!fact.takenBack)
        at == set.end() ? set.append(fact.budget) : void(*at = fact.budget);
}

void BudgetsState::pass(const BudgetPassed& fact, Instant time)
{
    // A page before yesterday's, or before last month's, is never written to again, whatever a clock does.
    const auto isOld = [&](const QString& key) {
        const QString page = key.section(QLatin1Char(' '), -1);
        const qint64 number = page.section(QLatin1Char(':'), 1).toLongLong();
        return (page.startsWith(QLatin1String("day:")) && number < dayOf(time) - 1) || (page.startsWith(QLatin1String("month:")) && number < monthOf(time) - 1);
    };
    passed.removeIf([&](const auto& entry) { return isOld(entry.key()); });
    passed.insert(keyOf(fact.budget, fact.page), {fact.percent, fact.budget.grains()});
}

void BudgetsState::employ(const HumanRoleSet& fact)
{
    const auto at = std::find_if(team.begin(), team.end(), [&](const HumanRole& one) { return one.title == fact.role.title; });
    if (fact.gone && at != team.end())
        team.erase(at);
    else if (!fact.gone)
        at == team.end() ? team.append(fact.role) : void(*at = fact.role);
}

} // namespace qd
