#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/reports/CampaignReport.h"
#include "core/rules/Authority.h"

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
        });
        field(out, "total_micro_usd", table.total.cost);
        field(out, "would_have_cost_total_micro_usd", table.total.wouldHaveCost);
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

void printCsv(const Invocation& call, const CostTable& table)
{
    call.say(QStringLiteral("key,calls,tokens_in,tokens_out,tokens_cached,cost_micro_usd,would_have_cost_micro_usd"));
    for (const CostRow& row : table.rows) {
        const Tally& t = row.tally;
        QStringList cells{cell(row.key)};
        for (const qint64 number : {t.calls, t.usage.in.value, t.usage.out.value, t.usage.cacheRead.value, t.cost.micro, t.wouldHaveCost.micro})
            cells.append(QString::number(number));
        call.say(cells.join(QLatin1Char(',')));
    }
}

void printLines(const Invocation& call, const CostTable& table)
{
    for (const CostRow& row : table.rows)
        call.say(QStringLiteral("%1 %2 calls  billed %3  would have cost %4").arg(row.title.isEmpty() ? row.key : row.title, -28)
                     .arg(row.tally.calls, 6).arg(rules::dollars(row.tally.cost), rules::dollars(row.tally.wouldHaveCost)));
}

} // namespace

int costsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("by", "agent (default), rank, model, campaign, workflow, piece or day.", "WHAT");
    option("from", "First day.", "DAY");
    option("to", "Last day.", "DAY");
    parser.addOption({QStringLiteral("csv"), QStringLiteral("Prints comma-separated values.")});
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
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
        printCsv(call, *table);
    else
        printLines(call, *table);
    if (!call.json && !parser.isSet(QStringLiteral("csv")) && !state->org.organisation().campaigns.isEmpty()) {
        call.say(QStringLiteral("\nSpent outside, by campaign and channel:"));
        sayCampaigns(call, *state);
    }
    return kDone;
}

} // namespace qd::app
