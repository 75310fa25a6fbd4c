#include "app/commands/reports/StepsReport.h"

#include "app/commands/Fields.h"
#include "core/rules/course/Progress.h"
#include "core/rules/routing/Leases.h"
#include "core/rules/routing/Routing.h"

namespace qd::app {

namespace {

/// The run as long as it is open, and its workflow.
struct OpenRun {
    const RunState* run = nullptr;
    const Workflow* workflow = nullptr;
};

OpenRun openRun(const OfficeState& state, const RunId& id)
{
    const auto found = state.runs.open.constFind(id);
    if (found == state.runs.open.constEnd())
        return {};
    return {&*found, rules::workflowOf(state, *found)};
}

/// Of one that was at work when everything, or its run, was stopped, that it was.
bool isCut(const OfficeState& state, const StepState& at, bool ended)
{
    return (at.status == StepStatus::Running && (ended || state.org.stopped)) || (at.status == StepStatus::Waits && ended);
}

QString statusOf(const OfficeState& state, const StepState& at, bool ended)
{
    return isCut(state, at, ended) ? QStringLiteral("stopped") : wordOf(at.status);
}

QString wordsOf(const OfficeState& state, const StepState& at, bool ended)
{
    QString words = statusOf(state, at, ended);
    if (isCut(state, at, ended))
        return words;
    if (at.notBefore)
        words += QStringLiteral(" until ") + toRfc3339(*at.notBefore);
    if (!at.event.isEmpty())
        words += QStringLiteral(" for ") + at.event;
    if (!at.items.isEmpty())
        words += QStringLiteral(" for runs: %1 open, %2 done, %3 failed, of %4")
                     .arg(at.children.size()).arg(at.results.size()).arg(at.lost.size()).arg(at.items.size());
    if ((at.status == StepStatus::Failed || at.notBefore) && !at.invalid.isEmpty())
        words += QStringLiteral(": ") + at.invalid;
    return words;
}

/// What keeps an open step from beginning: "site, held by \"A piece\" (draft) until …", "writer, who is paused: away".
QStringList heldUpBy(const OfficeState& state, const OpenRun& open, const Step& step, Instant now)
{
    QStringList lines;
    for (const rules::Resting& one : rules::resting(state, *open.run))
        if (one.step == step.id)
            lines.append(QStringLiteral("%1, who is paused: %2").arg(one.agent.text, one.reason));
    if (!rules::openSteps(*open.workflow, *open.run).contains(step.id))
        return lines;
    const QMap<QString, Lease> held = rules::heldUp(state, *open.run, step);
    for (auto lease = held.begin(); lease != held.end(); ++lease)
        lines.append(QStringLiteral("%1, held by \"%2\" (%3) %4")
                         .arg(lease.key(), state.runs.open.value(lease->run).title, lease->step.text,
                              lease->until > now ? QStringLiteral("until ") + toRfc3339(lease->until) : QStringLiteral("past its time")));
    return lines;
}

/// What the step holds now; a run that has ended holds nothing, whatever the state before its end says.
QStringList heldBy(const OfficeState& state, const RunId& run, const StepId& step, bool ended)
{
    QStringList names;
    if (ended)
        return names;
    for (auto lease = state.leases.held.begin(); lease != state.leases.held.end(); ++lease)
        if (lease->run == run && lease->step == step)
            names.append(lease.key());
    return names;
}

/// When it is probably over, or whom it waits for.
QString endOf(const OfficeState& state, const RunState& run, const rules::Progress& progress)
{
    if (progress.end)
        return QStringLiteral(", probably over at ") + toRfc3339(*progress.end);
    QStringList paused;
    for (const rules::Resting& one : rules::resting(state, run))
        if (!paused.contains(one.agent.text))
            paused.append(one.agent.text);
    if (paused.isEmpty())
        return {};
    return QStringLiteral(", waits for %1, who %2 paused").arg(paused.join(QLatin1String(" and ")), paused.size() == 1 ? QStringLiteral("is") : QStringLiteral("are"));
}

QString priorityOf(const RunState& run)
{
    return run.alarm ? wordOf(*run.alarm) + QStringLiteral(" (before everything else)") : wordOf(run.priority);
}

} // namespace

QString stateOfRun(const OfficeState& state, const RunId& id, const QString& otherwise)
{
    const OpenRun open = openRun(state, id);
    if (!open.run)
        return otherwise;
    return open.run->undone ? QStringLiteral("undoing") : rules::isPaused(state, *open.run) ? QStringLiteral("paused") : otherwise;
}

void stepFields(JsonWriter& out, const OfficeState& state, const RunId& id, Instant now, bool ended)
{
    const OpenRun open = openRun(state, id);
    if (!open.workflow)
        return;
    fieldList(out, "steps", open.workflow->steps, [&](const Step& step) {
        const StepState at = open.run->step(step.id);
        field(out, "id", step.id);
        field(out, "title", step.title);
        field(out, "state", statusOf(state, at, ended));
        field(out, "agent", rules::agentOf(step, *open.run));
        field(out, "round", at.round);
        field(out, "attempt", at.attempt);
        field(out, "until", at.notBefore);
        field(out, "event", at.event);
        QStringList children;
        for (const RunId& child : at.children)
            children.append(child.toString());
        field(out, "runs", children);
        field(out, "trouble", at.invalid);
        field(out, "waits_for", heldUpBy(state, open, step, now));
        field(out, "holds", heldBy(state, id, step.id, ended));
    });
    field(out, "priority", open.run->priority);
    field(out, "alarm", open.run->alarm);
    const rules::Progress progress = rules::progressOf(state, *open.run, now);
    out.key("progress");
    out.beginObject();
    field(out, "done", progress.done);
    field(out, "steps", progress.steps);
    field(out, "share", progress.share);
    field(out, "expected_end", ended ? std::nullopt : progress.end);
    out.endObject();
}

void saySteps(const Invocation& call, const OfficeState& state, const RunId& id, Instant now, bool ended)
{
    const OpenRun open = openRun(state, id);
    if (!open.workflow)
        return;
    const rules::Progress progress = rules::progressOf(state, *open.run, now);
    call.say(QStringLiteral("  %1 of %2 steps done%3").arg(progress.done).arg(progress.steps).arg(ended ? QString() : endOf(state, *open.run, progress)));
    if (open.run->alarm || open.run->priority != Priority::Normal)
        call.say(QStringLiteral("  priority: %1").arg(priorityOf(*open.run)));
    for (const Step& step : open.workflow->steps) {
        QString words = wordsOf(state, open.run->step(step.id), ended);
        const QStringList held = heldBy(state, id, step.id, ended);
        if (!held.isEmpty())
            words += QStringLiteral(", holds %1").arg(held.join(QLatin1String(", ")));
        for (const QString& line : heldUpBy(state, open, step, now))
            words += QStringLiteral(", waits for %1").arg(line);
        call.say(QStringLiteral("    %1  %2  %3").arg(step.id.text, -22).arg(rules::agentOf(step, *open.run).text, -20).arg(words));
    }
}

} // namespace qd::app
