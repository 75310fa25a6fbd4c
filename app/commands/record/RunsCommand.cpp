#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/RunReport.h"

namespace qd::app {

namespace {

int showRun(const Invocation& call, const QString& wanted)
{
    const Result<RunId> id = idArgument<RunId>(wanted, QStringLiteral("a run"));
    if (!id)
        return call.fail(id.error());
    const Result<RunDetail> detail = ask<RunDetail>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.run(*id, m, done); });
    const Result<OfficeState> state = stateNow(call);
    if (!detail || !state)
        return call.fail(detail ? state.error() : detail.error());
    printRun(call, *detail, *state, detail->row.ended ? double((*detail->row.ended - detail->row.started).count()) / 1000 : 0);
    return kDone;
}

void printRuns(const Invocation& call, const RunPage& page)
{
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "runs", page.rows, [&](const RunRow& row) {
                field(out, "run", row.run);
                field(out, "title", row.title);
                field(out, "workflow", row.workflow);
                field(out, "state", row.state);
                field(out, "started", row.started);
                field(out, "ended", row.ended);
                field(out, "cost_micro_usd", row.tally.cost);
                field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
                field(out, "summary", row.summary);
            });
            field(out, "total", page.total);
        }));
    for (const RunRow& row : page.rows)
        call.say(QStringLiteral("%1  %2  %3").arg(row.run.toString()).arg(row.state, -9).arg(row.title));
}

} // namespace

int runsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show ID"));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2 && words[0] == QLatin1String("show"))
        return showRun(call, words[1]);
    if (!words.isEmpty() && words != QStringList{QStringLiteral("list")})
        return call.fail({Error::Parse, QStringLiteral("runs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), words.first(), QStringLiteral("list, show ID")});
    const Result<RunPage> page = ask<RunPage>(call, [](HistoryReader& r, Mailbox* m, auto done) { r.runs(0, kPage, m, done); });
    if (!page)
        return call.fail(page.error());
    printRuns(call, *page);
    return kDone;
}

} // namespace qd::app
