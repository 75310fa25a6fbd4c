#include "app/commands/record/AsItWas.h"

#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/When.h"
#include "app/commands/reports/RunReport.h"
#include "app/commands/reports/StatusReport.h"

#include <QDateTime>

#include <algorithm>

namespace qd::app {

namespace {

QString stateOf(const OfficeState& state, const RunState& run)
{
    RunRow row;
    row.run = run.id;
    row.state = QStringLiteral("running");
    return wordOfRun(row, state);
}

QByteArray documentOf(const OfficeState& state)
{
    return document([&](JsonWriter& out) {
        field(out, "time", state.time);
        statusFields(out, state, state.time);
        fieldList(out, "runs", state.runs.open, [&](const RunState& run) {
            field(out, "run", run.id);
            field(out, "title", run.title);
            field(out, "workflow", run.workflow);
            field(out, "state", stateOf(state, run));
            field(out, "started", run.started);
            field(out, "cost_micro_usd", run.cost);
            field(out, "would_have_cost_micro_usd", run.wouldHaveCost);
            field(out, "messages", run.messages);
        });
        out.key("inbox");
        out.beginList();
        for (const Approval& approval : state.inbox.approvals) {
            out.beginObject();
            field(out, "id", approval.id);
            field(out, "kind", QStringLiteral("approval"));
            field(out, "run", approval.run);
            field(out, "title", approval.title);
            field(out, "from", approval.from);
            field(out, "level", approval.level);
            field(out, "status", approval.status);
            field(out, "sha256", approval.sha256);
            field(out, "asked", approval.asked);
            out.endObject();
        }
        for (const Escalation& question : state.inbox.escalations) {
            if (question.with != human())
                continue;
            out.beginObject();
            field(out, "id", question.id);
            field(out, "kind", question.isQuestion() ? QStringLiteral("question") : QStringLiteral("escalation"));
            field(out, "run", question.run);
            field(out, "step", question.step);
            field(out, "title", question.issue);
            field(out, "from", question.raisedBy);
            field(out, "asked", question.raised);
            out.endObject();
        }
        out.endList();
    });
}

void sayAll(const Invocation& call, const OfficeState& state)
{
    call.say(QStringLiteral("As it was at fact %1, %2").arg(state.sequence).arg(toRfc3339(state.time)));
    sayStatus(call, state, state.time);
    for (const RunState& run : state.runs.open)
        call.say(QStringLiteral("  %1  %2  %3").arg(run.id.toString()).arg(stateOf(state, run), -9).arg(run.title));
    for (const Approval& approval : state.inbox.approvals)
        call.say(QStringLiteral("  %1  %2  %3").arg(approval.id.toString()).arg(wordOf(approval.status), -9).arg(approval.title));
    for (const Escalation& question : state.inbox.escalations)
        if (question.with == human())
            call.say(QStringLiteral("  %1  %2  %3").arg(question.id.toString()).arg(QStringLiteral("asked"), -9).arg(question.issue));
}

} // namespace

Result<Moment> pastMoment(const QString& text, Instant now)
{
    const Error wrong{Error::Parse, QStringLiteral("--to cannot be \"%1\"").arg(text), QStringLiteral("--to"),
                      QStringLiteral("a sequence as `quarterdeck log` shows it, or a time like 2026-11-24T14:30")};
    bool isNumber = false;
    if (const Sequence sequence = text.toLongLong(&isNumber); isNumber)
        return Moment(sequence);
    const QDateTime at = QDateTime::fromString(text.toUpper(), Qt::ISODateWithMs);
    if (!at.isValid() || !text.contains(QLatin1Char(':')))
        return wrong;
    if (at.toMSecsSinceEpoch() > now.ms)
        return Error{Error::Parse, QStringLiteral("%1 has not been yet").arg(text), QStringLiteral("--to"), QStringLiteral("a time of the past")};
    return Moment(Instant{at.toMSecsSinceEpoch()});
}

int printAsItWas(const Invocation& call, Past& past, const QString& to)
{
    const Result<Moment> moment = pastMoment(to, SystemClock().now());
    if (!moment)
        return call.fail(moment.error());
    if (past.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("Nothing has been recorded yet."), {}, QStringLiteral("`quarterdeck run` begins a record")});
    const Result<OfficeState> state = waitFor<OfficeState>([&](Mailbox* here, auto done) { past.reader().stateAt(*moment, here, done); });
    if (!state)
        return call.fail(state.error());
    if (call.json)
        call.print(documentOf(*state));
    sayAll(call, *state);
    return kDone;
}

} // namespace qd::app
