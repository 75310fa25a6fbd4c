#include "core/rules/Course.h"

#include <QSet>

#include <algorithm>

namespace qd::rules {

namespace {

std::optional<double> numberOf(const Value& value)
{
    if (const qint64* whole = std::get_if<qint64>(&value))
        return double(*whole);
    if (const double* real = std::get_if<double>(&value))
        return *real;
    return std::nullopt;
}

bool same(const Value& a, const Value& b)
{
    const std::optional<double> left = numberOf(a);
    const std::optional<double> right = numberOf(b);
    if (left && right)
        return *left == *right;
    const QString* x = std::get_if<QString>(&a);
    const QString* y = std::get_if<QString>(&b);
    if (x && y)
        return x->compare(*y, Qt::CaseInsensitive) == 0;
    return a == b;
}

bool compares(const Condition& condition, const RunState& run)
{
    const Value* value = valueAt(run, condition.path);
    if (!value)
        return false;
    if (condition.is)
        return same(*value, *condition.is);
    if (!condition.sameAs.isEmpty()) {
        const Value* other = valueAt(run, condition.sameAs);
        return other && same(*value, *other);
    }
    const std::optional<double> number = numberOf(*value);
    if (condition.atLeast)
        return number && *number >= *condition.atLeast;
    if (condition.below)
        return number && *number < *condition.below;
    return true; // only asks that it is there
}

bool isOver(StepStatus status)
{
    return status == StepStatus::Done || status == StepStatus::Skipped;
}

/// `from` and everything after it.
QSet<StepId> reachedFrom(const Workflow& workflow, const StepId& from)
{
    QSet<StepId> reached{from};
    for (bool grew = true; grew;) {
        grew = false;
        for (const Step& step : workflow.steps) {
            const auto follows = [&](const StepId& before) { return reached.contains(before); };
            if (reached.contains(step.id) || std::none_of(step.after.begin(), step.after.end(), follows))
                continue;
            reached.insert(step.id);
            grew = true;
        }
    }
    return reached;
}

} // namespace

const Value* valueAt(const RunState& run, const QString& path)
{
    const auto found = run.data.constFind(path);
    return found == run.data.constEnd() ? nullptr : &*found;
}

QString textOf(const Value& value)
{
    struct Text {
        QString operator()(bool v) const { return v ? QStringLiteral("yes") : QStringLiteral("no"); }
        QString operator()(qint64 v) const { return QString::number(v); }
        QString operator()(double v) const { return QString::number(v, 'g', 6); }
        QString operator()(const QString& v) const { return v; }
        QString operator()(const QStringList& v) const { return v.join(QLatin1String(", ")); }
    };
    return std::visit(Text{}, value);
}

bool holds(const Condition& condition, const RunState& run)
{
    const auto holdsHere = [&](const Condition& inner) { return holds(inner, run); };
    if (!condition.all.isEmpty() && !std::all_of(condition.all.begin(), condition.all.end(), holdsHere))
        return false;
    if (!condition.any.isEmpty() && std::none_of(condition.any.begin(), condition.any.end(), holdsHere))
        return false;
    if (std::any_of(condition.none.begin(), condition.none.end(), holdsHere))
        return false;
    return condition.path.isEmpty() || compares(condition, run);
}

QString filled(const QString& text, const RunState& run)
{
    QString out;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        out += QStringView(text).mid(at, open - at);
        const QString path = text.mid(open + 1, close - open - 1);
        if (path == QLatin1String("brief"))
            out += run.briefText;
        else if (path == QLatin1String("title"))
            out += run.title;
        else if (const Value* value = valueAt(run, path))
            out += textOf(*value);
        at = close + 1;
    }
    out += QStringView(text).mid(at);
    return out;
}

Value bound(const Value& value, const RunState& run)
{
    if (const QStringList* list = std::get_if<QStringList>(&value)) {
        QStringList items;
        for (const QString& item : *list)
            items.append(filled(item, run));
        return items;
    }
    const QString* text = std::get_if<QString>(&value);
    if (!text)
        return value;
    const bool whole = text->startsWith(QLatin1Char('{')) && text->indexOf(QLatin1Char('}')) == text->size() - 1;
    const Value* held = whole ? valueAt(run, text->mid(1, text->size() - 2)) : nullptr;
    return held ? *held : Value(filled(*text, run));
}

QString boundKind(const QString& text)
{
    static const QString kBinding = QStringLiteral("@artefact:");
    return text.startsWith(kBinding) ? text.mid(kBinding.size()).section(QLatin1Char(':'), 0, 0) : QString();
}

QString pieceOf(const Step& effect)
{
    const QString kind = boundKind(textOf(effect.input.value(QStringLiteral("text"))));
    return kind.isEmpty() ? QStringLiteral("draft") : kind;
}

const Organisation* organisationOf(const OfficeState& state, const RunState& run)
{
    const auto found = state.org.organisations.constFind(run.organisation);
    return found == state.org.organisations.constEnd() ? nullptr : &*found;
}

const Workflow* workflowOf(const OfficeState& state, const RunState& run)
{
    const Organisation* organisation = organisationOf(state, run);
    return organisation ? organisation->workflow(run.workflow) : nullptr;
}

QList<StepId> openSteps(const Workflow& workflow, const RunState& run)
{
    QList<StepId> open;
    for (const Step& step : workflow.steps) {
        if (run.statusOf(step.id) != StepStatus::Pending)
            continue;
        const auto over = [&](const StepId& before) { return isOver(run.statusOf(before)); };
        if (std::all_of(step.after.begin(), step.after.end(), over))
            open.append(step.id);
    }
    return open;
}

bool isComplete(const Workflow& workflow, const RunState& run)
{
    return std::all_of(workflow.steps.begin(), workflow.steps.end(),
                       [&](const Step& step) { return isOver(run.statusOf(step.id)); });
}

QList<StepId> reopenedFrom(const Workflow& workflow, const RunState& run, const StepId& from)
{
    const QSet<StepId> reached = reachedFrom(workflow, from);
    QList<StepId> reopened;
    for (const Step& step : workflow.steps)
        if (reached.contains(step.id) && run.statusOf(step.id) != StepStatus::Pending)
            reopened.append(step.id);
    return reopened;
}

QList<Fact> goneBack(const OfficeState& state, const RunState& run, const StepId& by, const StepId& from, const QString& reason)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return {};
    QList<Fact> facts;
    StepsReopened reopened{run.id, by, {}, reason};
    for (const StepId& id : reopenedFrom(*workflow, run, from)) {
        const Step* step = workflow->step(id);
        const auto effect = state.effects.open.constFind(run.step(id).effect);
        const bool isOpen = effect != state.effects.open.constEnd();
        const bool leaving = isOpen && effect->status != EffectStatus::Planned && effect->status != EffectStatus::Authorised;
        if (step->kind == StepKind::Effect && (leaving || run.statusOf(id) == StepStatus::Done))
            continue;
        if (isOpen)
            facts.append(EffectWithdrawn{effect->id, reason});
        reopened.steps.append(id);
    }
    facts.append(reopened);
    return facts;
}

QList<Fact> givenUp(const OfficeState& state, const RunState& run, const StepId& of, const QString& reason)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return {};
    QList<Fact> facts;
    bool leftToDo = false;
    bool letOut = false;
    const QSet<StepId> reached = reachedFrom(*workflow, of);
    for (const Step& step : workflow->steps) {
        const StepStatus status = run.statusOf(step.id);
        if (step.id == of || (reached.contains(step.id) && status == StepStatus::Pending)) {
            facts.append(StepSkipped{run.id, step.id, reason});
            continue;
        }
        leftToDo = leftToDo || !isOver(status);
        letOut = letOut || (step.kind == StepKind::Effect && status == StepStatus::Done);
    }
    if (!leftToDo && !letOut)
        facts += ended(state, run.id, RunOutcome::Stopped, QStringLiteral("Withdrawn, %1: %2").arg(reason, run.title));
    return facts;
}

QList<Fact> ended(const OfficeState& state, const RunId& run, RunOutcome outcome, const QString& summary)
{
    QList<Fact> facts;
    for (const Effect& effect : state.effects.open)
        if (effect.run == run && (effect.status == EffectStatus::Planned || effect.status == EffectStatus::Authorised))
            facts.append(EffectWithdrawn{effect.id, QStringLiteral("its run has ended")});
    facts.append(RunFinished{run, outcome, summary});
    return facts;
}

LoopSays loopSays(const Step& step, const RunState& run)
{
    if (!step.loop || step.loop->when.isEmpty() || !holds(step.loop->when, run))
        return LoopSays::GoOn;
    if (run.step(step.id).loops < step.loop->limit)
        return LoopSays::GoBack;
    return step.loop->onLimit == QLatin1String("escalate") ? LoopSays::LimitEscalate : LoopSays::LimitContinue;
}

DebateTurn debateTurn(const Step& step, const RunState& run)
{
    const int part = run.step(step.id).part;
    const bool argued = part >= 2 * step.rounds || (!step.settled.isEmpty() && holds(step.settled, run));
    if (argued || step.parties.size() < 2)
        return {step.agent, {}, true};
    return {step.parties[part % 2], step.parties[(part + 1) % 2], false};
}

} // namespace qd::rules
