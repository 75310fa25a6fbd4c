#include "app/commands/reports/MoneyReport.h"

#include "app/commands/Fields.h"
#include "core/rules/money/Outlook.h"
#include "core/rules/money/Targets.h"

namespace qd::app {

namespace {

constexpr std::pair<rules::Spending, const char*> kSpendings[] = {
    {rules::Spending::Billed, "billed"}, {rules::Spending::WouldHave, "would have cost"}, {rules::Spending::Outside, "outside"}};

QList<std::pair<QString, QList<rules::Figure>>> allFigures(const OfficeState& state, Instant now)
{
    return {{QStringLiteral("Agents"), rules::agentFigures(state)},
            {QStringLiteral("Business"), rules::businessFigures(state, now)},
            {QStringLiteral("Work"), rules::workFigures(state, now)}};
}

QString orNone(const std::optional<Money>& money)
{
    return money ? dollarText(*money) : QStringLiteral("not enough data");
}

QString resultText(const rules::CampaignResult& one)
{
    const QString leads = one.leads ? QStringLiteral("%1 leads, %2 each").arg(*one.leads).arg(orNone(one.perLead())) : QStringLiteral("no leads noted");
    const QString revenue = one.revenue ? QStringLiteral(", revenue %1").arg(*one.revenue) : QStringLiteral(", no revenue noted");
    return QStringLiteral("  %1 %2 outside, %3 of work; %4%5").arg(one.title, -24).arg(dollarText(one.outside), dollarText(one.work), leads, revenue);
}

} // namespace

void forecastFields(JsonWriter& out, const OfficeState& state, Instant now)
{
    fieldList(out, "month_end", kSpendings, [&](const auto& spending) {
        const std::optional<rules::Outlook> seen = rules::monthOutlook(state, now, spending.first);
        field(out, "what", QString::fromLatin1(spending.second));
        field(out, "expected_micro_usd", seen ? std::optional(seen->expected.micro) : std::nullopt);
        field(out, "low_micro_usd", seen ? std::optional(seen->low.micro) : std::nullopt);
        field(out, "high_micro_usd", seen ? std::optional(seen->high.micro) : std::nullopt);
        field(out, "interval_percent", 80);
        field(out, "days", seen ? seen->days : 0);
        field(out, "method", seen ? rules::methodText(*seen) : QStringLiteral("not enough data: fewer than seven days saw any spending"));
    });
}

void sayForecast(const Invocation& call, const OfficeState& state, Instant now)
{
    for (const auto& [what, word] : kSpendings) {
        const std::optional<rules::Outlook> seen = rules::monthOutlook(state, now, what);
        call.say(QStringLiteral("%1 %2").arg(QString::fromLatin1(word), -16)
                     .arg(seen ? QStringLiteral("%1 at the end of the month, %2 to %3 (%4)").arg(dollarText(seen->expected), dollarText(seen->low), dollarText(seen->high), rules::methodText(*seen))
                               : QStringLiteral("not enough data: fewer than seven days saw any spending")));
    }
}

void teamFields(JsonWriter& out, const OfficeState& state, Instant now)
{
    const rules::TeamComparison beside = rules::beside(state, now);
    fieldList(out, "roles", beside.roles, [&](const rules::TeamComparison::Role& role) {
        field(out, "title", role.who.title);
        field(out, "yearly_micro_usd", role.who.yearly);
        field(out, "hours_per_piece", role.who.hoursPerPiece);
        field(out, "hours_per_year", role.who.hoursPerYear);
        field(out, "per_piece_micro_usd", role.perPiece);
    });
    field(out, "days", beside.days);
    field(out, "pieces", beside.pieces);
    field(out, "billed_micro_usd", beside.ours);
    field(out, "would_have_cost_micro_usd", beside.oursWould);
    field(out, "billed_per_piece_micro_usd", beside.oursPerPiece() ? std::optional(beside.oursPerPiece()->micro) : std::nullopt);
    field(out, "team_per_piece_micro_usd", beside.theirsPerPiece);
    field(out, "team_hours_per_piece", beside.hoursPerPiece);
    fieldList(out, "campaigns", rules::campaignResults(state), [&](const rules::CampaignResult& one) {
        field(out, "id", one.campaign);
        field(out, "outside_micro_usd", one.outside);
        field(out, "work_micro_usd", one.work);
        field(out, "leads", one.leads);
        field(out, "revenue", one.revenue);
        field(out, "per_lead_micro_usd", one.perLead() ? std::optional(one.perLead()->micro) : std::nullopt);
    });
}

void sayTeam(const Invocation& call, const OfficeState& state, Instant now)
{
    const rules::TeamComparison beside = rules::beside(state, now);
    if (beside.roles.isEmpty())
        call.say(QStringLiteral("Nobody is in the human team. Say who would do this: costs team set \"Copywriter\" --yearly 65000 --hours-per-piece 4"));
    for (const rules::TeamComparison::Role& role : beside.roles)
        call.say(QStringLiteral("  %1 %2 a year, %3 h for a piece: %4").arg(role.who.title, -24).arg(dollarText(role.who.yearly)).arg(role.who.hoursPerPiece).arg(dollarText(role.perPiece)));
    if (beside.pieces == 0)
        call.say(QStringLiteral("Not enough data: no piece was finished in the last 30 days."));
    else
        call.say(QStringLiteral("%1 pieces in %2 days: billed %3, %4 each (at list prices %5)").arg(beside.pieces).arg(beside.days)
                     .arg(dollarText(beside.ours), orNone(beside.oursPerPiece()), dollarText(beside.oursWould)));
    if (beside.pieces > 0 && !beside.roles.isEmpty())
        call.say(QStringLiteral("the human team: %1, %2 each, %3 hours").arg(dollarText({beside.theirsPerPiece.micro * beside.pieces}), dollarText(beside.theirsPerPiece))
                     .arg(beside.hoursPerPiece * double(beside.pieces), 0, 'f', 0));
    for (const rules::CampaignResult& one : rules::campaignResults(state))
        call.say(resultText(one));
}

void targetFields(JsonWriter& out, const OfficeState& state, Instant now)
{
    QList<rules::Figure> figures;
    for (const auto& [group, some] : allFigures(state, now))
        figures += some;
    fieldList(out, "targets", figures, [&](const rules::Figure& one) {
        field(out, "id", one.id);
        field(out, "title", one.title);
        field(out, "value", one.value);
        field(out, "unit", one.unit);
        field(out, "target", one.target);
        field(out, "at_least", one.atLeast);
        field(out, "met", one.value && one.target ? std::optional(one.isMet()) : std::nullopt);
        field(out, "note", one.note);
    });
}

void sayTargets(const Invocation& call, const OfficeState& state, Instant now)
{
    for (const auto& [group, figures] : allFigures(state, now)) {
        call.say(group);
        for (const rules::Figure& one : figures)
            call.say(QStringLiteral("  %1 %2").arg(one.title, -28).arg(rules::inWords(one)));
    }
}

} // namespace qd::app
