#include "app/commands/reports/RunReport.h"

#include "app/commands/Fields.h"
#include "app/commands/reports/StepsReport.h"
#include "core/rules/Authority.h"
#include "core/rules/Measuring.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/calendar/Waits.h"

#include <QUrl>

#include <algorithm>

namespace qd::app {

namespace {

/// Ids of what only she can decide now.
QStringList waitingOf(const OfficeState& state, const RunId& run)
{
    QStringList waiting;
    for (const Approval& approval : state.inbox.approvals)
        if (approval.run == run && approval.status == ApprovalStatus::Waiting)
            waiting.append(approval.id.toString());
    for (const Escalation& escalation : state.inbox.escalations)
        if (escalation.run == run && escalation.with == human())
            waiting.append(escalation.id.toString());
    return waiting;
}

void artefacts(JsonWriter& out, const RunDetail& detail)
{
    out.key("artefacts");
    out.beginList();
    for (const Effect& effect : detail.effects) {
        if (effect.status != EffectStatus::Confirmed)
            continue;
        out.beginObject();
        field(out, "id", effect.id);
        field(out, "kind", effect.content.kind);
        field(out, "path", publishedPath(effect.receipt));
        field(out, "sha256", effect.sha256);
        field(out, "rehearsal", effect.content.rehearsal);
        out.endObject();
    }
    for (const Artefact& artefact : detail.artefacts) {
        out.beginObject();
        field(out, "id", artefact.id);
        field(out, "kind", artefact.kind);
        out.key("path");
        out.null(); // kept in the record only
        field(out, "sha256", artefact.sha256);
        field(out, "rehearsal", artefact.label.rehearsal);
        out.endObject();
    }
    out.endList();
}

int codeOf(const QString& state, qsizetype waiting)
{
    if (state == QLatin1String("finished"))
        return kDone;
    if (waiting > 0 || state == QLatin1String("running") || state == QLatin1String("waiting"))
        return kWaiting;
    return kFailed;
}

qint64 messagesOf(const OfficeState& state, const RunId& run)
{
    if (const auto open = state.runs.open.constFind(run); open != state.runs.open.constEnd())
        return open->messages;
    for (const RunSummary& summary : state.runs.recent)
        if (summary.id == run)
            return summary.messages;
    return 0;
}

void sayPublished(const Invocation& call, const RunDetail& detail, const QString& indent)
{
    for (const Effect& effect : detail.effects)
        if (effect.status == EffectStatus::Confirmed)
            call.say(indent + QStringLiteral("%1%2: %3").arg(rehearsalMark(effect.content.rehearsal), effect.content.kind.text, publishedPath(effect.receipt)));
}

bool isRehearsal(const RunDetail& detail)
{
    return std::any_of(detail.artefacts.cbegin(), detail.artefacts.cend(), [](const Artefact& made) { return made.label.rehearsal; });
}

/// What was measured of its pieces.
void performanceFields(JsonWriter& out, const OfficeState& state, const RunId& run)
{
    fieldList(out, "performance", state.metrics.of(run), [&](const Measurement& m) {
        field(out, "name", m.name);
        field(out, "value", m.value);
        field(out, "unit", m.unit);
        field(out, "kind", m.kind);
        field(out, "channel", m.channel);
        field(out, "campaign", m.campaign);
        field(out, "from", m.from);
        field(out, "measured", m.measured);
    });
}

void sayPerformance(const Invocation& call, const OfficeState& state, const RunId& run)
{
    for (const Measurement& m : state.metrics.of(run))
        call.say(QStringLiteral("  performed: %1, %2%3").arg(rules::valueText(m), rules::subjectText(m), m.from.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(m.from)));
}

void sayWhenItGoesOn(const Invocation& call, const OfficeState& state, const RunId& run, Instant now)
{
    if (const std::optional<Instant> due = rules::goesOn(state, run, now))
        call.say(QStringLiteral("  goes on by itself at %1, while a window or quarterdeck serve is there").arg(rules::clockText(*due, state.org.organisation().timeZone)));
}

} // namespace

QString publishedPath(const QString& receipt)
{
    const QString address = receipt.section(QLatin1Char(' '), 0, 0);
    return address.startsWith(QLatin1String("file:")) ? QUrl(address).toLocalFile() : QString();
}

int printRun(const Invocation& call, const RunDetail& detail, const OfficeState& state, double seconds, const RunPast& past)
{
    const RunRow& row = detail.row;
    const QStringList waiting = waitingOf(state, row.run);
    const QString busy = row.state == QLatin1String("running") && !waiting.isEmpty() ? QStringLiteral("waiting") : row.state;
    const QString word = stateOfRun(state, row.run, busy);
    const Instant now = SystemClock().now();
    const qint64 messages = messagesOf(state, row.run);
    const bool stopped = state.org.stopped && row.state == QLatin1String("running");
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            field(out, "run", row.run);
            field(out, "workflow", row.workflow);
            field(out, "state", word);
            field(out, "title", row.title);
            artefacts(out, detail);
            field(out, "waiting", waiting);
            field(out, "goes_on", rules::goesOn(state, row.run, now));
            field(out, "stopped", stopped);
            QList<DecisionId> decisions;
            for (const DecisionRecord& decision : detail.decisions)
                decisions.append(decision.id);
            field(out, "decisions", decisions);
            field(out, "messages", messages);
            field(out, "cost_micro_usd", row.tally.cost);
            field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
            field(out, "seconds", seconds);
            performanceFields(out, state, row.run);
            stepFields(out, past.then ? *past.then : state, row.run, now, past.then.has_value());
            fieldList(out, "runs", past.begun, [&](const RunDetail& begun) {
                field(out, "run", begun.row.run);
                field(out, "title", begun.row.title);
                field(out, "state", begun.row.state);
                artefacts(out, begun);
            });
        }));
    } else {
        call.say(QStringLiteral("%1%2\n%3 · run %4").arg(rehearsalMark(isRehearsal(detail)), row.title, word, row.run.toString()));
        sayPublished(call, detail, QStringLiteral("  "));
        for (const RunDetail& begun : past.begun) {
            call.say(QStringLiteral("  began %1 · %2 · run %3").arg(begun.row.title, begun.row.state, begun.row.run.toString()));
            sayPublished(call, begun, QStringLiteral("    "));
        }
        sayPerformance(call, state, row.run);
        if (stopped)
            call.say(QStringLiteral("  Everything is stopped; \"quarterdeck resume\" lets it %1.").arg(!detail.decisions.isEmpty() ? QStringLiteral("go on") : QStringLiteral("begin")));
        sayWhenItGoesOn(call, state, row.run, now);
        for (const QString& id : waiting)
            call.say(QStringLiteral("  waits for you in quarterdeck inbox: %1").arg(id));
        call.say(QStringLiteral("  %1 decisions, %2 messages, billed %3, would have cost %4, %5 s")
                     .arg(detail.decisions.size()).arg(messages).arg(rules::dollars(row.tally.cost), rules::dollars(row.tally.wouldHaveCost))
                     .arg(seconds, 0, 'f', 1));
    }
    if (!call.json)
        saySteps(call, past.then ? *past.then : state, row.run, now, past.then.has_value());
    return codeOf(busy, waiting.size());
}

} // namespace qd::app
