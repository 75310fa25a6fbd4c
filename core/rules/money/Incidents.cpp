#include "core/rules/money/Incidents.h"

#include "core/rules/Refusals.h"
#include "core/rules/money/Limits.h"
#include "core/rules/talk/Ladder.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace qd::rules {

namespace {

const QString kRaise = QStringLiteral("raise");
const QString kShift = QStringLiteral("shift");
const QString kKeep = QStringLiteral("keep");

StepId pageNameOf(const Budget& budget)
{
    return {QStringLiteral("%1-%2").arg(wordOf(budget.period), wordOf(budget.counts()))};
}

/// One step of what a person would round to.
qint64 grainOf(BudgetUnit unit, qint64 limit)
{
    switch (unit) {
    case BudgetUnit::Money: return limit >= 2'000'000 ? 1'000'000 : 10'000;
    case BudgetUnit::Minutes: return 60'000;
    case BudgetUnit::Tokens: return 1'000;
    case BudgetUnit::Calls: return 1;
    }
    return 1;
}

/// By a half, and always beyond what is spent.
qint64 raisedTo(const Budget& budget, qint64 used)
{
    const qint64 grain = grainOf(budget.counts(), budget.grains());
    const qint64 least = std::max(budget.grains() + budget.grains() / 2, used + used / 4);
    return std::max(budget.grains() + grain, (least + grain - 1) / grain * grain);
}

Budget withLimit(Budget budget, qint64 grains)
{
    if (budget.counts() == BudgetUnit::Money)
        budget.limit = Money{grains};
    else
        budget.most = budget.counts() == BudgetUnit::Minutes ? grains / 60'000 : grains;
    return budget;
}

/// By how much the answers that she was shown would raise it.
qint64 raiseOf(const Escalation& incident, const Budget& budget)
{
    const std::optional<Money> cost = incident.options.first().cost;
    return cost ? cost->micro : raisedTo(budget, 0) - budget.grains();
}

/// When the page is over; none: a campaign's has no such day.
std::optional<Instant> endOf(BudgetPeriod period, Instant now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(now.ms, QTimeZone::utc()).date();
    if (period == BudgetPeriod::Campaign)
        return std::nullopt;
    const QDate next = period == BudgetPeriod::Day ? day.addDays(1) : QDate(day.year(), day.month(), 1).addMonths(1);
    return Instant{next.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch()};
}

std::optional<Budget> budgetOf(const OfficeState& state, const Escalation& incident)
{
    for (const Budget& budget : state.budgets())
        if (budget.scope == incident.budget && pageNameOf(budget) == incident.step)
            return budget;
    return std::nullopt;
}

/// Another one of the same kind that has as much left; the one with the most.
std::optional<Standing> giverFor(const OfficeState& state, const Budget& budget, qint64 amount, Instant now)
{
    const QString kind = budget.scope.section(QLatin1Char(':'), 0, 0);
    std::optional<Standing> best;
    const auto left = [](const Standing& one) { return one.budget.grains() - one.used.spent - one.used.promised; };
    for (const Standing& other : standings(state, now)) {
        const bool isLike = other.budget.scope != budget.scope && other.budget.scope.section(QLatin1Char(':'), 0, 0) == kind && pageNameOf(other.budget) == pageNameOf(budget);
        if (isLike && budget.period != BudgetPeriod::Campaign && left(other) > amount && (!best || left(other) > left(*best)))
            best = other;
    }
    return best;
}

/// The steps that were refused for want of it.
QList<Escalation> heldUpBy(const OfficeState& state, const QString& scope)
{
    QList<Escalation> all;
    for (const Escalation& one : state.inbox.escalations)
        if (one.reason == QLatin1String("budget") && one.with == human() && (scope == wholeOrganisation() || scope == QLatin1String("agent:") + one.raisedBy.text))
            all.append(one);
    return all;
}

QString untilWhen(const Budget& budget)
{
    switch (budget.period) {
    case BudgetPeriod::Day: return QStringLiteral("before the day is over (UTC)");
    case BudgetPeriod::Month: return QStringLiteral("before the month is over (UTC)");
    case BudgetPeriod::Campaign: return QStringLiteral("unless you raise it later");
    }
    return {};
}

QList<Option> optionsOf(const OfficeState& state, const Budget& budget, qint64 used, Instant now)
{
    const BudgetUnit unit = budget.counts();
    const qint64 to = raisedTo(budget, unit == BudgetUnit::Money ? used : 0); // of the others no more is ever used than there is
    const qint64 by = to - budget.grains();
    const std::optional<Money> cost = unit == BudgetUnit::Money ? std::optional(Money{by}) : std::nullopt;
    const QString again = QStringLiteral(" What waits for it is tried again.");
    QList<Option> options{{kRaise, QStringLiteral("Raise it to %1").arg(amountText(unit, to)),
                           QStringLiteral("The limit of a %1 is %2 instead of %3 from now on.%4").arg(wordOf(budget.period), amountText(unit, to), amountText(unit, budget.grains()), again), cost}};
    if (const std::optional<Standing> giver = giverFor(state, budget, by, now))
        options.append({kShift, QStringLiteral("Take %1 from %2").arg(amountText(unit, by), scopeTitle(state.org.organisation(), giver->budget.scope)),
                        QStringLiteral("That one has %1 then instead of %2, and this one %3 instead of %4.%5").arg(amountText(unit, giver->budget.grains() - by), amountText(unit, giver->budget.grains()),
                                                                                                               amountText(unit, to), amountText(unit, budget.grains()), again), {}});
    options.append({kKeep, QStringLiteral("Keep it"), QStringLiteral("Nothing more of it is spent %1; what waits for it waits.").arg(untilWhen(budget)), {}});
    return options;
}

/// The limits that an option sets, as her own wish would.
Result<QList<Fact>> limitsFor(const OfficeState& state, const Budget& budget, const Escalation& incident, const QString& option, const QString& note, const Asking& asking)
{
    const qint64 to = budget.grains() + raiseOf(incident, budget);
    QList<Budget> limits{withLimit(budget, to)};
    if (option == kShift) {
        const std::optional<Standing> giver = giverFor(state, budget, to - budget.grains(), asking.now);
        if (!giver)
            return refuse(QStringLiteral("none of its kind has as much left any more"), QStringLiteral("raise it, or keep it"));
        limits.append(withLimit(giver->budget, giver->budget.grains() - (to - budget.grains())));
    }
    QList<Fact> facts;
    for (const Budget& limit : std::as_const(limits)) {
        const Result<QList<Fact>> set = judgeBudget(state, SetBudget{limit, false, note}, asking);
        if (!set)
            return set.error();
        facts += *set;
    }
    return facts;
}

} // namespace

std::optional<Escalation> incidentOf(const OfficeState& state, const BudgetPassed& passed, Instant now)
{
    const Budget& budget = passed.budget;
    for (const Escalation& one : state.inbox.escalations)
        if (one.reason == QLatin1String(Escalation::kBudget) && one.budget == budget.scope && one.step == pageNameOf(budget) && one.run == passed.run)
            return std::nullopt;
    if (passed.percent < 100)
        return std::nullopt;
    const BudgetUnit unit = budget.counts();
    Escalation incident = ownQuestion(system(), Escalation::kBudget, now);
    incident.run = passed.run;
    incident.step = pageNameOf(budget);
    incident.budget = budget.scope;
    incident.issue = QStringLiteral("The %1 budget of %2 is used up: %3 of %4").arg(wordOf(budget.period), scopeTitle(state.org.organisation(), budget.scope), amountText(unit, passed.used), amountText(unit, budget.grains()));
    incident.options = optionsOf(state, budget, passed.used, now);
    incident.recommendation = budget.period == BudgetPeriod::Campaign ? QStringLiteral("Raise it if what is under way is worth it; else end it.")
                                                                             : QStringLiteral("Raise it if what is under way is worth it; else it goes on when the %1 is over.").arg(wordOf(budget.period));
    incident.impact = QStringLiteral("Nothing that would draw on it begins.");
    incident.onNo = QStringLiteral("nothing is changed; it stays used up.");
    incident.expires = endOf(budget.period, now);
    incident.onExpiry = incident.expires ? kKeep : QString();
    return incident;
}

QList<EscalationSettled> overIncidents(const OfficeState& state, Instant now)
{
    QList<EscalationSettled> over;
    for (const Escalation& incident : state.inbox.escalations) {
        if (incident.reason != QLatin1String(Escalation::kBudget))
            continue;
        const std::optional<Budget> budget = budgetOf(state, incident);
        if (!budget || usedOf(state, *budget, now, incident.run).spent < budget->grains())
            over.append({incident.id, incident.run, incident.step, system(), false, QStringLiteral("There is some of it left again.")});
    }
    return over;
}

Result<QList<Fact>> judgeIncident(const OfficeState& state, const Escalation& incident, const SettleEscalation& command, const Asking& asking)
{
    const QString option = command.carryOn ? command.option : kKeep;
    const auto isIt = [&option](const Option& one) { return one.id == option; };
    if (std::none_of(incident.options.begin(), incident.options.end(), isIt)) {
        QStringList known;
        for (const Option& one : incident.options)
            known.append(QStringLiteral("%1 (%2)").arg(one.id, one.title));
        return wrong(QStringLiteral("option"), option.isEmpty() ? QStringLiteral("no answer is named") : QStringLiteral("there is no option \"%1\" here").arg(option), QStringLiteral("one of: %1").arg(known.join(QLatin1String(", "))));
    }
    QList<Fact> facts{EscalationSettled{incident.id, incident.run, incident.step, asking.by, command.carryOn, command.note, command.carryOn ? option : QString()}};
    if (option == kKeep)
        return facts;
    const std::optional<Budget> budget = budgetOf(state, incident);
    if (!budget)
        return refuse(QStringLiteral("there is no such limit any more"), QStringLiteral("keep it as it is"));
    const Result<QList<Fact>> limits = limitsFor(state, *budget, incident, option, command.note.isEmpty() ? incident.issue : command.note, asking);
    if (!limits)
        return limits.error();
    facts += *limits;
    for (const Escalation& waits : heldUpBy(state, incident.budget))
        facts.append(EscalationSettled{waits.id, waits.run, waits.step, asking.by, true, QStringLiteral("There is money for it now."), {}});
    return facts;
}

} // namespace qd::rules
