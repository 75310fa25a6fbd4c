#include "app/commands/reports/LimitsReport.h"

#include "app/commands/Fields.h"
#include "core/rules/money/Limits.h"

namespace qd::app {

namespace {

/// "Copywriter (agent:copywriter) per day"
QString nameOf(const OfficeState& state, const Budget& budget)
{
    return QStringLiteral("%1 (%2) per %3").arg(rules::scopeTitle(state.org.organisation(), budget.scope), budget.scope, wordOf(budget.period));
}

} // namespace

void limitFields(JsonWriter& out, const OfficeState& state, Instant now)
{
    fieldList(out, "budgets", rules::standings(state, now), [&](const rules::Standing& one) {
        field(out, "scope", one.budget.scope);
        field(out, "title", rules::scopeTitle(state.org.organisation(), one.budget.scope));
        field(out, "period", one.budget.period);
        field(out, "unit", one.budget.counts());
        field(out, "limit", one.budget.grains());
        field(out, "spent", one.used.spent);
        field(out, "promised", one.used.promised);
        field(out, "percent", one.percent());
        field(out, "run", one.run);
        field(out, "set_in_place", one.inPlace);
    });
}

void sayLimits(const Invocation& call, const OfficeState& state, Instant now)
{
    const QList<rules::Standing> all = rules::standings(state, now);
    if (all.isEmpty())
        return call.say(QStringLiteral("Nothing is limited: name budgets in the organisation's file, or set one here."));
    for (const rules::Standing& one : all) {
        const QString run = one.run.isNull() ? QString() : QStringLiteral("  the most by \"%1\"").arg(state.runs.open.value(one.run).title);
        call.say(QStringLiteral("%1 %2%3%4").arg(nameOf(state, one.budget), -52).arg(rules::inWords(one), run, one.inPlace ? QStringLiteral("  (set in place)") : QString()));
    }
}

QStringList nearlySpent(const OfficeState& state, Instant now)
{
    constexpr qint64 kHalf = 50;
    QStringList lines;
    for (const rules::Standing& one : rules::standings(state, now))
        if (one.percent() >= kHalf && (one.budget.grains() > 0 || one.used.spent > 0))
            lines.append(QStringLiteral("%1: %2").arg(nameOf(state, one.budget), rules::inWords(one)));
    return lines;
}

} // namespace qd::app
