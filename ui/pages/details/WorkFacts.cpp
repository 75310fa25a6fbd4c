#include "ui/pages/details/WorkFacts.h"

#include "core/rules/course/Course.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd::ui {

namespace {

class Facts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::WorkFacts)
};

constexpr qsizetype kBrief = 280; ///< characters of a brief that are shown at once

Tone toneOf(WorkLook look)
{
    switch (look) {
    case WorkLook::ForYou: return Tone::Warn;
    case WorkLook::Stuck:
    case WorkLook::Failed: return Tone::Bad;
    case WorkLook::UnderWay: return Tone::Info;
    case WorkLook::Done: return Tone::Good;
    case WorkLook::NotBegun:
    case WorkLook::LeftOut: return Tone::Muted;
    case WorkLook::Waits:
    case WorkLook::Paused:
    case WorkLook::Undoing: return Tone::Strong;
    }
    return Tone::Plain;
}

void addCost(QList<FactLine>& lines, Money cost, Money wouldHaveCost, bool rehearsal)
{
    lines << FactLine::pair(Facts::tr("Billed"), moneyText(cost));
    if (rehearsal && wouldHaveCost.micro > 0)
        lines << FactLine::pair(Facts::tr("Would have cost (Rehearsal)"), moneyText(wouldHaveCost), Tone::Info);
}

QString versionText(const OfficeState& state, const Artefact& made)
{
    return Facts::tr("v%1 by %2, %3", "version, who, when").arg(made.version).arg(partyName(state, made.madeBy), clockText(made.time));
}

/// The newest of each kind, the others folded behind it.
void addArtefacts(QList<FactLine>& lines, const QMap<QString, QList<Artefact>>& made, const OfficeState& state)
{
    if (made.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("What it made"));
    for (auto kind = made.begin(); kind != made.end(); ++kind) {
        const Artefact& newest = kind->last();
        lines << FactLine::pair(artefactWords(kind.key()), Facts::tr("version %1").arg(newest.version));
        lines << FactLine::plain(Facts::tr("by %1, %2", "who, when").arg(partyName(state, newest.madeBy), clockText(newest.time)), Tone::Muted);
        QStringList older;
        for (qsizetype i = kind->size() - 2; i >= 0; --i)
            older << versionText(state, kind->at(i));
        if (!older.isEmpty())
            lines << FactLine::more(Facts::tr("%n earlier version(s)", nullptr, int(older.size())), older);
    }
}

/// What was measured of its pieces out there, and who says so.
void addPerformance(QList<FactLine>& lines, const OfficeState& state, const RunId& run, Instant now)
{
    const QList<Measurement> measured = state.metrics.of(run);
    if (!measured.isEmpty())
        lines << FactLine::heading(Facts::tr("How it performed"));
    for (const Measurement& m : measured) {
        lines << FactLine::pair(opened(m.name), QString::number(m.value, 'g', 12) + (m.unit.isEmpty() ? QString() : QLatin1Char(' ') + m.unit));
        QStringList about{m.kind.isEmpty() ? QString() : opened(m.kind), m.channel, m.campaign, agoText(m.measured, now),
                          m.from.isEmpty() ? QString() : Facts::tr("according to %1").arg(m.from)};
        about.removeAll(QString());
        lines << FactLine::plain(about.join(QStringLiteral(" · ")), Tone::Muted);
    }
}

void addBrief(QList<FactLine>& lines, const QString& brief)
{
    if (brief.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("Brief"));
    lines << FactLine::plain(brief.size() > kBrief ? brief.left(kBrief - 1).trimmed() + QChar(0x2026) : brief);
}

/// Runs that this one began, or that began it.
void addKin(QList<FactLine>& lines, const RunState& run, const OfficeState& state)
{
    QList<FactLine> kin;
    if (run.parent)
        if (const auto above = state.runs.open.constFind(run.parent->run); above != state.runs.open.constEnd())
            kin << FactLine::link(Facts::tr("Begun for: %1").arg(above->title), QStringLiteral("run:") + above->id.toString());
    for (const StepState& step : run.steps)
        for (const RunId& child : step.children)
            if (const auto found = state.runs.open.constFind(child); found != state.runs.open.constEnd())
                kin << FactLine::link(found->title.isEmpty() ? Facts::tr("A run that it began") : found->title, QStringLiteral("run:") + child.toString());
    if (!kin.isEmpty())
        lines << FactLine::heading(Facts::tr("Runs that belong to it")) << kin;
}

void addStepState(QList<FactLine>& lines, const RunState& run, const Step& step, const OfficeState& state, Instant now)
{
    const StepReading reading = readingOf(state, run, step, now);
    const StepState at = run.step(step.id);
    lines << FactLine::heading(Facts::tr("Now"));
    lines << FactLine::pair(Facts::tr("State"), reading.state, toneOf(reading.look));
    if (!reading.length.isEmpty()) {
        const bool isOver = at.status == StepStatus::Done || at.status == StepStatus::Failed;
        const bool waits = at.status == StepStatus::Waits || at.status == StepStatus::Pending;
        lines << FactLine::pair(isOver ? Facts::tr("Took") : waits ? Facts::tr("Waits") : Facts::tr("For"), reading.length);
    }
    if (at.started.ms > 0 && at.status != StepStatus::Pending)
        lines << FactLine::pair(Facts::tr("Begun"), clockText(at.started));
    if (!reading.times.isEmpty())
        lines << FactLine::pair(Facts::tr("Again"), reading.times);
    if (!at.invalid.isEmpty())
        lines << FactLine::plain(at.invalid, at.status == StepStatus::Failed ? Tone::Bad : Tone::Warn);
    for (const QString& lost : at.lost)
        lines << FactLine::plain(Facts::tr("A run ended without a result: %1").arg(lost), Tone::Warn);
    if (reading.look == WorkLook::ForYou)
        lines << FactLine::link(Facts::tr("To the inbox"), QStringLiteral("inbox"));
    for (const RunId& child : at.children)
        if (const auto found = state.runs.open.constFind(child); found != state.runs.open.constEnd())
            lines << FactLine::link(found->title.isEmpty() ? Facts::tr("A run that it began") : found->title, QStringLiteral("run:") + child.toString());
}

QString titleOf(const Workflow& workflow, const StepId& step)
{
    const Step* found = workflow.step(step);
    return found ? found->title : opened(step.text);
}

/// Whether anybody is asked what to say there.
bool asksModel(const Step& step)
{
    return step.kind == StepKind::Turn || step.kind == StepKind::Debate;
}

void addCourse(QList<FactLine>& lines, const Step& step, const Workflow& workflow)
{
    lines << FactLine::heading(Facts::tr("Its place"));
    lines << FactLine::pair(Facts::tr("Kind"), words(step.kind));
    for (const StepId& before : step.after)
        lines << FactLine::link(Facts::tr("After: %1").arg(titleOf(workflow, before)), QStringLiteral("step:") + before.text);
    if (!step.fallbackFor.isEmpty())
        lines << FactLine::link(Facts::tr("Stands in for: %1").arg(titleOf(workflow, step.fallbackFor)), QStringLiteral("step:") + step.fallbackFor.text);
    if (!step.undoes.isEmpty())
        lines << FactLine::link(Facts::tr("Undoes: %1").arg(titleOf(workflow, step.undoes)), QStringLiteral("step:") + step.undoes.text);
    if (step.loop)
        lines << FactLine::link(Facts::tr("May go back to: %1").arg(titleOf(workflow, step.loop->backTo)), QStringLiteral("step:") + step.loop->backTo.text)
              << FactLine::plain(Facts::tr("At most %n time(s).", nullptr, step.loop->limit), Tone::Muted);
    if (step.join && step.join->of != JoinOf::All)
        lines << FactLine::plain(step.join->of == JoinOf::First ? Facts::tr("Goes on with the first of them.")
                                                                : Facts::tr("Goes on when %n of them are done.", nullptr, step.join->needs), Tone::Muted);
}

} // namespace

QList<FactLine> factsOf(const RunState& run, const OfficeState& state, Instant now)
{
    const RunReading reading = readingOf(state, run, now);
    QList<FactLine> lines;
    lines << FactLine::heading(Facts::tr("Now"));
    lines << FactLine::pair(Facts::tr("State"), reading.state, toneOf(reading.look));
    if (!reading.on.isEmpty())
        lines << FactLine::pair(Facts::tr("At"), reading.on);
    if (reading.since)
        lines << FactLine::pair(Facts::tr("Since"), agoText(*reading.since, now));
    lines << FactLine::meter(Facts::tr("Steps"), Facts::tr("%1 of %2").arg(reading.done).arg(reading.steps), reading.share, Tone::Info);
    if (reading.end)
        lines << FactLine::pair(Facts::tr("Probably over"), momentText(*reading.end, now));
    lines << FactLine::pair(Facts::tr("Begun"), agoText(run.started, now));
    if (run.undone)
        lines << FactLine::plain(run.undoReason, Tone::Muted);
    if (reading.look == WorkLook::ForYou)
        lines << FactLine::link(Facts::tr("To the inbox"), QStringLiteral("inbox"));
    lines << FactLine::heading(Facts::tr("Cost"));
    addCost(lines, run.cost, run.wouldHaveCost, run.rehearsal);
    addArtefacts(lines, run.artefacts, state);
    addPerformance(lines, state, run.id, now);
    addKin(lines, run, state);
    addBrief(lines, run.briefText);
    lines << FactLine::heading(Facts::tr("Record"));
    lines << FactLine::pair(Facts::tr("Messages"), countText(run.messages)) << FactLine::pair(Facts::tr("Decisions"), countText(run.decisions.size()));
    if (run.sample)
        lines << FactLine::plain(Facts::tr("Sample work: it can be cleared away."), Tone::Muted);
    lines << FactLine::link(Facts::tr("Show its messages"), QStringLiteral("traffic"));
    lines << FactLine::link(Facts::tr("Look into its calls of models"), QStringLiteral("calls:"));
    return lines;
}

QList<FactLine> factsOf(const RunState& run, const Step& step, const OfficeState& state, Instant now)
{
    QList<FactLine> lines;
    addStepState(lines, run, step, state, now);
    const AgentId who = rules::agentOf(step, run);
    if (step.kind != StepKind::Wait && step.kind != StepKind::Call && !who.isEmpty()) {
        lines << FactLine::heading(Facts::tr("Who does it"));
        lines << FactLine::link(partyTitle(state, who), QStringLiteral("agent:") + who.text);
        for (const AgentId& tried : run.step(step.id).tried)
            lines << FactLine::plain(Facts::tr("%1 tried and failed").arg(partyTitle(state, tried)), Tone::Warn);
    }
    if (asksModel(step))
        lines << FactLine::heading(Facts::tr("Calls of models")) << FactLine::link(Facts::tr("Look into them (Enter)"), QStringLiteral("calls:") + step.id.text);
    if (const auto note = run.notes.constFind(step.id); note != run.notes.constEnd())
        lines << FactLine::heading(Facts::tr("%1 said").arg(partyTitle(state, note->from))) << FactLine::plain(note->text);
    QMap<QString, QList<Artefact>> made;
    for (auto kind = run.artefacts.begin(); kind != run.artefacts.end(); ++kind)
        for (const Artefact& one : *kind)
            if (one.step == step.id)
                made[kind.key()].append(one);
    addArtefacts(lines, made, state);
    if (const Workflow* workflow = rules::workflowOf(state, run))
        addCourse(lines, step, *workflow);
    return lines;
}

QList<FactLine> factsOf(const RunSummary& run, const std::optional<Result<RunDetail>>& detail, const OfficeState& state, Instant now)
{
    QList<FactLine> lines;
    lines << FactLine::heading(Facts::tr("How it ended"));
    lines << FactLine::pair(Facts::tr("State"), words(run.outcome), toneOf(lookOf(run.outcome)));
    if (!run.summary.isEmpty())
        lines << FactLine::plain(run.summary);
    lines << FactLine::pair(Facts::tr("Ended"), agoText(run.ended, now)) << FactLine::pair(Facts::tr("Took"), durationText(run.ended - run.started));
    lines << FactLine::heading(Facts::tr("Cost"));
    addCost(lines, run.cost, run.wouldHaveCost, run.rehearsal || run.cost.micro == 0);
    if (!detail)
        lines << FactLine::plain(Facts::tr("Reading what it made …"), Tone::Muted);
    else if (!*detail)
        lines << FactLine::plain(Facts::tr("What it made can't be read: %1").arg(sentenceOf(detail->error()).what), Tone::Bad);
    if (detail && *detail) {
        QMap<QString, QList<Artefact>> made;
        for (const Artefact& one : detail->value().artefacts)
            made[one.kind].append(one);
        addArtefacts(lines, made, state);
        addPerformance(lines, state, run.id, now);
        addBrief(lines, detail->value().row.brief);
    }
    lines << FactLine::heading(Facts::tr("Record"));
    lines << FactLine::link(Facts::tr("Show its messages"), QStringLiteral("traffic"));
    lines << FactLine::link(Facts::tr("Look into its calls of models"), QStringLiteral("calls:"));
    return lines;
}

} // namespace qd::ui
