#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/record/ForkRun.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/record/ReplayRun.h"
#include "app/commands/reports/RunReport.h"
#include "core/rules/course/Course.h"

#include <algorithm>
#include <utility>

namespace qd::app {

namespace {

constexpr qint64 kFacts = 2'000; ///< that one question about facts asks for

/// The runs that `run` had begun by the facts from `first` to `last`, and those that these had. O(facts between).
Result<QList<RunId>> begunBy(const Invocation& call, const RunId& run, Sequence first, Sequence last)
{
    QList<RunId> line{run};
    while (first <= last) {
        const Result<QList<StoredFact>> page = ask<QList<StoredFact>>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.facts(first, kFacts, m, done); });
        if (!page)
            return page.error();
        for (const StoredFact& stored : *page)
            if (const auto* started = std::get_if<RunStarted>(&stored.fact); started && started->parent && line.contains(started->parent->run))
                line.append(started->run);
        if (page->size() < kFacts)
            break;
        first = page->last().sequence + 1;
    }
    line.removeFirst();
    return line;
}

bool calls(const OfficeState& state, const RunId& id)
{
    const RunState run = state.runs.open.value(id);
    const Workflow* workflow = rules::workflowOf(state, run);
    return workflow && std::any_of(workflow->steps.begin(), workflow->steps.end(), [](const Step& step) { return step.call.has_value(); });
}

/// What was of a run before it ended, and of an open one the runs that it has begun so far.
Result<RunPast> pastOf(const Invocation& call, const RunDetail& detail, const OfficeState& state)
{
    RunPast past;
    const RunId id = detail.row.run;
    const bool isOpen = state.runs.open.contains(id);
    const auto at = [&](Moment moment) { return ask<OfficeState>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.stateAt(moment, m, done); }); };
    if (!isOpen && detail.ended > 1) {
        Result<OfficeState> then = at(detail.ended - 1);
        if (!then)
            return then.error();
        past.then = std::move(*then);
    }
    if (!calls(past.then ? *past.then : state, id))
        return past;
    // From before the moment of its start: a run that it called may have begun in the same millisecond.
    const Result<OfficeState> before = at(detail.row.started - Duration(1));
    const Result<QList<RunId>> runs = begunBy(call, id, before ? before->sequence : 0, isOpen ? state.sequence : detail.ended);
    if (!runs)
        return runs.error();
    for (const RunId& run : *runs) {
        Result<RunDetail> begun = ask<RunDetail>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.run(run, m, done); });
        if (!begun)
            return begun.error();
        past.begun.append(std::move(*begun));
    }
    return past;
}

int showRun(const Invocation& call, const QString& wanted)
{
    const Result<RunId> id = idArgument<RunId>(wanted, QStringLiteral("a run"));
    if (!id)
        return call.fail(id.error());
    const Result<RunDetail> detail = ask<RunDetail>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.run(*id, m, done); });
    const Result<OfficeState> state = stateNow(call);
    if (!detail || !state)
        return call.fail(detail ? state.error() : detail.error());
    const Result<RunPast> past = pastOf(call, *detail, *state);
    if (!past)
        return call.fail(past.error());
    printRun(call, *detail, *state, detail->row.ended ? double((*detail->row.ended - detail->row.started).count()) / 1000 : 0, *past);
    return kDone;
}

void printRuns(const Invocation& call, const RunPage& page, const OfficeState& state)
{
    QList<RunRow> rows = page.rows;
    for (RunRow& row : rows)
        row = asItStands(row, state);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "runs", rows, [&](const RunRow& row) {
                field(out, "run", row.run);
                field(out, "title", row.title);
                field(out, "workflow", row.workflow);
                field(out, "state", wordOfRun(row, state));
                field(out, "started", row.started);
                field(out, "ended", row.ended);
                field(out, "cost_micro_usd", row.tally.cost);
                field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
                field(out, "summary", row.summary);
            });
            field(out, "total", page.total);
        }));
    for (const RunRow& row : std::as_const(rows))
        call.say(QStringLiteral("%1  %2  %3").arg(row.run.toString()).arg(wordOfRun(row, state), -9).arg(row.title));
}

Result<Command> steering(const QStringList& words, const QString& reason)
{
    static const QMap<QString, RunWish> kRuns{{QStringLiteral("pause"), RunWish::Pause}, {QStringLiteral("continue"), RunWish::Continue},
                                              {QStringLiteral("stop"), RunWish::Stop}, {QStringLiteral("undo"), RunWish::Undo}};
    static const QMap<QString, StepWish> kSteps{{QStringLiteral("retry"), StepWish::Retry}, {QStringLiteral("skip"), StepWish::Skip},
                                                {QStringLiteral("reassign"), StepWish::Reassign}};
    const QString verb = words.first();
    const qsizetype wanted = kRuns.contains(verb) ? 2 : verb == QLatin1String("reassign") ? 4 : kSteps.contains(verb) ? 3 : 0;
    if (words.size() != wanted)
        return Error{Error::Parse, QStringLiteral("runs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb,
                     QStringLiteral("list, show ID, pause ID, continue ID, stop ID, undo ID, retry ID STEP, skip ID STEP, reassign ID STEP AGENT, replay ID, fork ID, tries ID, drop ID TRY")};
    const Result<RunId> run = idArgument<RunId>(words[1], QStringLiteral("a run"));
    if (!run)
        return run.error();
    if (kRuns.contains(verb))
        return Command(SteerRun{*run, kRuns.value(verb), reason});
    return Command(SteerStep{*run, {words[2]}, kSteps.value(verb), {words.value(3)}, reason});
}

} // namespace

int runsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show ID | pause ID | continue ID | stop ID | undo ID | retry ID STEP | skip ID STEP | "
                                                    "reassign ID STEP AGENT | replay ID | fork ID --from STEP | tries ID | drop ID TRY\n"
                                                    "Without a window or a server this process does the work that it sets off."));
    parser.addOption({QStringLiteral("reason"), QStringLiteral("Why; it is kept in the record."), QStringLiteral("TEXT")});
    addForkOptions(parser);
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    if (const std::optional<Error> stray = strayForkOption(parser))
        return call.fail(*stray);
    if (words.size() == 2 && words[0] == QLatin1String("fork"))
        return forkRun(call, words[1], parser);
    if (words.size() == 2 && words[0] == QLatin1String("show"))
        return showRun(call, words[1]);
    if (words.size() == 2 && words[0] == QLatin1String("replay"))
        return replayRun(call, words[1]);
    if (words.size() == 2 && words[0] == QLatin1String("tries"))
        return listTries(call, words[1]);
    if (words.size() == 3 && words[0] == QLatin1String("drop"))
        return dropTry(call, words[1], words[2]);
    if (!words.isEmpty() && words != QStringList{QStringLiteral("list")})
        return carryOut(call, steering(words, parser.value(QStringLiteral("reason"))));
    const Result<RunPage> page = ask<RunPage>(call, [](HistoryReader& r, Mailbox* m, auto done) { r.runs(0, kPage, m, done); });
    const Result<OfficeState> state = stateNow(call);
    if (!page || !state)
        return call.fail(page ? state.error() : page.error());
    printRuns(call, *page, *state);
    return kDone;
}

} // namespace qd::app
