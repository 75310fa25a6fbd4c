#include "agents/replay/Fork.h"

#include "agents/llm/PriceList.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Patterns.h"

#include <algorithm>

namespace qd::agents {

namespace {

const QLatin1String kRehearsal("rehearsal");

QString namesOf(const Workflow& workflow)
{
    QStringList names;
    for (const Step& step : workflow.steps)
        names.append(step.id.text);
    return names.join(QLatin1String(", "));
}

/// When the step was begun, each time.
QList<Sequence> beginnings(const Recording& recording, const StepId& step)
{
    QList<Sequence> all;
    for (const StoredFact& stored : recording.facts) {
        const auto* turn = std::get_if<TurnStarted>(&stored.fact);
        const auto* waits = std::get_if<StepWaits>(&stored.fact);
        if ((turn && turn->run == recording.run && turn->step == step) || (waits && waits->run == recording.run && waits->step == step))
            all.append(stored.sequence);
    }
    return all;
}

/// It was over before the fork begins, so nobody is told anything else there.
bool isOver(const Recording& recording, const Workflow& workflow, const StepId& step, const StepId& from)
{
    const QList<Sequence> began = beginnings(recording, step);
    const StepId begins = rules::beginningOf(workflow, from);
    const QList<Sequence> forked = beginnings(recording, begins);
    return !rules::reachedFrom(workflow, begins).contains(step) && !began.isEmpty() && !forked.isEmpty() && began.last() < forked.first();
}

Result<Done> checkTasks(const Change& change, const Workflow& workflow, const Recording& recording)
{
    for (auto it = change.tasks.begin(); it != change.tasks.end(); ++it) {
        const Step* step = workflow.step(it.key());
        if (!step)
            return Error{Error::Parse, QStringLiteral("The workflow of the run has no step \"%1\".").arg(it.key().text), it.key().text, namesOf(workflow)};
        if (step->prompt.isEmpty())
            return Error{Error::Parse, QStringLiteral("Step \"%1\" asks no model, so it has no prompt.").arg(it.key().text), it.key().text,
                         QStringLiteral("a step that an agent does by thinking")};
        if (it->trimmed().isEmpty())
            return Error{Error::Parse, QStringLiteral("The prompt for step \"%1\" is empty.").arg(it.key().text), it.key().text,
                         QStringLiteral("what the agent is told to do there")};
        if (isOver(recording, workflow, it.key(), change.from))
            return Error{Error::Parse, QStringLiteral("Step \"%1\" is done before \"%2\" begins, so another prompt for it would change nothing.").arg(it.key().text, change.from.text),
                         it.key().text, QStringLiteral("to try from step \"%1\"").arg(it.key().text)};
    }
    return Done{};
}

} // namespace

Result<Done> check(const Change& change, const Recording& recording, const PriceList& prices)
{
    const Workflow* workflow = recording.organisation.workflow(recording.start.workflow);
    if (!workflow || !workflow->step(change.from))
        return Error{Error::Parse, QStringLiteral("The workflow of the run has no step \"%1\".").arg(change.from.text), change.from.text,
                     workflow ? namesOf(*workflow) : QString()};
    if (change.tasks.isEmpty() && change.model.isEmpty() && !change.level)
        return Error{Error::Parse, QStringLiteral("Nothing is to be changed."), {}, QStringLiteral("another prompt, model or autonomy level")};
    if (const Result<Done> tasks = checkTasks(change, *workflow, recording); !tasks)
        return tasks;
    if (change.model != kRehearsal && !change.model.isEmpty() && !prices.believed(change.model, true))
        return Error{Error::Parse, QStringLiteral("Nobody knows a price of the model \"%1\".").arg(change.model), change.model,
                     prices.models().join(QLatin1String(", "))};
    if (beginnings(recording, rules::beginningOf(*workflow, change.from)).isEmpty())
        return Error{Error::Rule, QStringLiteral("The run never came to step \"%1\", so it cannot be forked there.").arg(change.from.text),
                     change.from.text, QStringLiteral("a step that was begun")};
    return Done{};
}

Fork::Fork(const Recording& recording, Change change) : m_change(std::move(change)), m_follows{m_change.from}
{
    if (const Workflow* workflow = recording.organisation.workflow(recording.start.workflow))
        m_follows = rules::reachedFrom(*workflow, rules::beginningOf(*workflow, m_change.from));
}

void Fork::adjust(const OfficeState& state, TurnOrder& order)
{
    const QString place = RunPlaces::of(state, order.run);
    if (m_follows.contains(RunPlaces::root(place, order.step.id)))
        m_begun.store(true, std::memory_order_release);
    if (!hasBegun())
        return;
    const bool isTold = place.isEmpty() && order.part >= 0 && !order.arguing;
    order.task = isTold ? m_change.tasks.value(order.step.id) : QString(); // also of a turn that was halted then
    order.level = m_change.level;
    order.cut.reset(); // it works from other material now, or for another model
    order.mostOut.reset();
    order.sentTemperature.reset();
    if (m_change.model.isEmpty())
        return;
    if (m_change.model != kRehearsal)
        order.tierModel = m_change.model;
    if (order.model != kRehearsal) // in a rehearsal the rehearsal model stands in for every other one, at its price
        order.model = m_change.model;
}

} // namespace qd::agents
