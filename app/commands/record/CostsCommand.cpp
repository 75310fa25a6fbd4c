#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/memory/MeasurementFile.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/reports/CampaignReport.h"
#include "app/commands/reports/MoneyReport.h"
#include "core/rules/Authority.h"
#include "core/rules/Measuring.h"

#include <QDateTime>

namespace qd::app {

namespace {

Result<Instant> dayArgument(const QString& text, const QString& option)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return Error{Error::Parse, QStringLiteral("%1 cannot be \"%2\"").arg(option, text), option, QStringLiteral("a day such as 2026-11-21")};
    return Instant{day.startOfDay(Qt::UTC).toMSecsSinceEpoch()};
}

/// The run that a row of pieces is of; null: of another kind of row, or of the library.
RunId runOf(const QString& byWord, const CostRow& row)
{
    return byWord == wordOf(CostBy::Piece) ? RunId::fromString(row.key).value_or(RunId{}) : RunId{};
}

/// What came of a piece, added up over all that was noted of it; empty: nothing.
QString cameTo(const OfficeState& state, const RunId& run, QLatin1String name)
{
    std::optional<double> sum;
    for (const Measurement& one : state.metrics.of(run))
        if (one.name == name)
            sum = sum.value_or(0) + one.value;
    return sum ? QString::number(*sum, 'g', 12) : QString();
}

void printJson(const Invocation& call, const QString& byWord, const CostTable& table, const OfficeState& state)
{
    call.print(document([&](JsonWriter& out) {
        field(out, "by", byWord);
        fieldList(out, "rows", table.rows, [&](const CostRow& row) {
            field(out, "key", row.key);
            field(out, "title", row.title);
            field(out, "calls", row.tally.calls);
            field(out, "tokens_in", row.tally.usage.in.value);
            field(out, "tokens_out", row.tally.usage.out.value);
            field(out, "tokens_cached", row.tally.usage.cacheRead.value);
            field(out, "cost_micro_usd", row.tally.cost);
            field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
            if (const RunId run = runOf(byWord, row); !run.isNull())
                fieldList(out, "outcome", state.metrics.of(run), [&out](const Measurement& one) {
                    field(out, "name", one.name);
                    field(out, "value", one.value);
                    field(out, "unit", one.unit);
                    field(out, "kind", one.kind);
                    field(out, "channel", one.channel);
                });
        });
        field(out, "total_micro_usd", table.total.cost);
        field(out, "would_have_cost_total_micro_usd", table.total.wouldHaveCost);
        field(out, "outside_total_micro_usd", state.ledger.outsideEver);
        campaignFields(out, state);
    }));
}

/// A cell that a spreadsheet would run is made text.
QString cell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

void printCsv(const Invocation& call, const QString& byWord, const CostTable& table, const OfficeState& state)
{
    const bool pieces = byWord == wordOf(CostBy::Piece);
    call.say(QStringLiteral("key,calls,tokens_in,tokens_out,tokens_cached,cost_micro_usd,would_have_cost_micro_usd") + (pieces ? QStringLiteral(",leads,revenue") : QString()));
    for (const CostRow& row : table.rows) {
        const Tally& t = row.tally;
        QStringList cells{cell(row.key)};
        for (const qint64 number : {t.calls, t.usage.in.value, t.usage.out.value, t.usage.cacheRead.value, t.cost.micro, t.wouldHaveCost.micro})
            cells.append(QString::number(number));
        if (pieces)
            for (const QLatin1String name : {MetricsState::kLeads, MetricsState::kRevenue})
                cells.append(cameTo(state, runOf(byWord, row), name));
        call.say(cells.join(QLatin1Char(',')));
    }
}

void printLines(const Invocation& call, const QString& byWord, const CostTable& table, const OfficeState& state)
{
    for (const CostRow& row : table.rows) {
        const QString outcome = rules::outcomeText(state, runOf(byWord, row));
        call.say(QStringLiteral("%1 %2 calls  billed %3  would have cost %4%5").arg(row.title.isEmpty() ? row.key : row.title, -28)
                     .arg(row.tally.calls, 6).arg(rules::dollars(row.tally.cost), rules::dollars(row.tally.wouldHaveCost),
                          outcome.isEmpty() ? QString() : QStringLiteral("  came of it: ") + outcome));
    }
}

void printTotals(const Invocation& call, const OfficeState& state)
{
    const LedgerState& ledger = state.ledger;
    const Instant now = SystemClock().now();
    const auto line = [&](const QString& when, bool counts, const Tally& models, Money outside) {
        const Money spent = counts ? models.cost : Money{};
        const Money bought = counts ? outside : Money{};
        call.say(QStringLiteral("%1 %2: models %3, outside %4").arg(when, -10).arg(rules::dollars(spent + bought), rules::dollars(spent), rules::dollars(bought)));
    };
    call.say({});
    line(QStringLiteral("today"), ledger.isToday(now), ledger.today, ledger.outsideToday);
    line(QStringLiteral("this month"), ledger.isThisMonth(now), ledger.thisMonth, ledger.outsideThisMonth);
}

/// `costs team …`.
int team(const Invocation& call, const QCommandLineParser& parser)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() == 1) {
        const Result<OfficeState> state = stateNow(call);
        if (!state)
            return call.fail(state.error());
        const Instant now = SystemClock().now();
        call.json ? call.print(document([&](JsonWriter& out) { teamFields(out, *state, now); })) : sayTeam(call, *state, now);
        return kDone;
    }
    HumanRole role;
    role.title = words.value(2);
    if (words.size() == 3 && words[1] == QLatin1String("remove"))
        return carryOut(call, Command(SetHumanRole{role, true}));
    if (words.size() != 3 || words[1] != QLatin1String("set"))
        return call.fail({Error::Parse, QStringLiteral("costs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), QStringLiteral("team"),
                          QStringLiteral("team, team set TITLE --yearly DOLLARS --hours-per-piece H, team remove TITLE")});
    const auto number = [&](const char* option, double otherwise) -> Result<double> {
        const QString name = QString::fromLatin1(option);
        return parser.isSet(name) ? numberArgument(parser.value(name), QLatin1String("--") + name) : Result<double>(otherwise);
    };
    const Result<double> yearly = number("yearly", 0);
    const Result<double> perPiece = number("hours-per-piece", 0);
    const Result<double> perYear = number("hours-per-year", role.hoursPerYear);
    for (const Result<double>* one : {&yearly, &perPiece, &perYear})
        if (!*one)
            return call.fail(one->error());
    constexpr double kMostDollars = 1e9; // the rule says so of the amount; a larger one would not fit in between
    role.yearly.micro = qint64(qBound(-1.0, *yearly, kMostDollars + 1) * 1e6);
    role.hoursPerPiece = *perPiece;
    role.hoursPerYear = *perYear;
    return carryOut(call, Command(SetHumanRole{role, false}));
}

int forecast(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const Instant now = SystemClock().now();
    call.json ? call.print(document([&](JsonWriter& out) { forecastFields(out, *state, now); })) : sayForecast(call, *state, now);
    return kDone;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("[--by WHAT] | --forecast | team [set TITLE --yearly DOLLARS --hours-per-piece H | remove TITLE]\n"
                                                    "What it costs: billed, at list prices, outside; at the end of the month; beside a human team."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("by", "agent (default), rank, model, campaign, workflow, piece or day.", "WHAT");
    option("from", "First day.", "DAY");
    option("to", "Last day.", "DAY");
    option("yearly", "team set: what the person costs in a year.", "DOLLARS");
    option("hours-per-piece", "team set: that the person spends on one piece.", "HOURS");
    option("hours-per-year", "team set: at work; 1720 without it.", "HOURS");
    parser.addOption({QStringLiteral("csv"), QStringLiteral("Prints comma-separated values.")});
    parser.addOption({QStringLiteral("forecast"), QStringLiteral("What the month comes to, with an interval.")});
}

} // namespace

int costsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    addOptions(parser);
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    if (words.value(0) == QLatin1String("team"))
        return team(call, parser);
    if (!words.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("costs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), words.first(), QStringLiteral("team, or options alone")});
    if (parser.isSet(QStringLiteral("forecast")))
        return forecast(call);
    const QString byWord = parser.isSet(QStringLiteral("by")) ? parser.value(QStringLiteral("by")) : QStringLiteral("agent");
    const std::optional<CostBy> by = enumOf<CostBy>(byWord);
    if (!by)
        return call.fail({Error::Parse, QStringLiteral("--by cannot be \"%1\"").arg(byWord), QStringLiteral("--by"), QStringLiteral("agent, rank, model, campaign, workflow, piece or day")});
    std::optional<Instant> bounds[2];
    const QString names[2] = {QStringLiteral("from"), QStringLiteral("to")};
    for (int i = 0; i < 2; ++i) {
        if (!parser.isSet(names[i]))
            continue;
        const Result<Instant> day = dayArgument(parser.value(names[i]), QStringLiteral("--") + names[i]);
        if (!day)
            return call.fail(day.error());
        bounds[i] = *day;
    }
    if (bounds[0] && bounds[1] && *bounds[1] < *bounds[0])
        return call.fail({Error::Parse, QStringLiteral("--from %1 is later than --to %2").arg(parser.value(names[0]), parser.value(names[1])), QStringLiteral("--from"),
                          QStringLiteral("the first day in --from, the last one in --to")});
    const Result<CostTable> table = ask<CostTable>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.costs(*by, bounds[0], bounds[1], m, done); });
    if (!table)
        return call.fail(table.error());
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (call.json)
        printJson(call, byWord, *table, *state);
    else if (parser.isSet(QStringLiteral("csv")))
        printCsv(call, byWord, *table, *state);
    else
        printLines(call, byWord, *table, *state);
    if (!call.json && !parser.isSet(QStringLiteral("csv")))
        printTotals(call, *state);
    if (!call.json && !parser.isSet(QStringLiteral("csv")) && !state->org.organisation().campaigns.isEmpty()) {
        call.say(QStringLiteral("\nSpent outside, by campaign and channel:"));
        sayCampaigns(call, *state);
    }
    return kDone;
}

} // namespace qd::app
