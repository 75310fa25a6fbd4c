#include "core/rules/outside/StepWays.h"

#include "core/rules/authority/Authorising.h"
#include "core/rules/course/Terms.h"

namespace qd::rules {

namespace {

QString renderOf(const Step& step)
{
    return textOf(step.input.value(QStringLiteral("render")));
}

/// By what the same piece is made for that way, out of the same members of the step's input; empty: by nothing.
QString renderFor(const Step& step, const WayTakes& way)
{
    static const QList<QStringList> kAlike{{QStringLiteral("blog-page"), QStringLiteral("web-post")}, {QStringLiteral("linkedin-post"), QStringLiteral("facebook-post")}};
    const QString render = renderOf(step);
    if (!way.renders || way.renders->contains(render))
        return render;
    for (const QStringList& alike : kAlike)
        for (const QString& other : alike)
            if (alike.contains(render) && way.renders->contains(other))
                return other;
    return {};
}

QString whyNot(const Step& step, const WayTakes& way)
{
    const QString render = renderOf(step);
    if (way.renders && way.renders->isEmpty())
        return QStringLiteral("nothing that a step makes goes there");
    if (renderFor(step, way).isEmpty() && !render.isEmpty())
        return QStringLiteral("it makes %1, and %2 takes %3").arg(render, way.title, way.renders->join(QStringLiteral(", ")));
    const bool isForPeople = step.input.contains(QStringLiteral("to"));
    if (isForPeople && way.people == WayTakes::Nobody)
        return QStringLiteral("it is for people by name, and %1 reaches nobody by name").arg(way.title);
    if (!isForPeople && way.people == WayTakes::Always)
        return QStringLiteral("it is for nobody by name, and what goes through %1 is for people").arg(way.title);
    return {};
}

QString titleOf(const Workflow& workflow, const Step& step)
{
    return QStringLiteral("%1 › %2").arg(workflow.title.isEmpty() ? workflow.id.text : workflow.title, step.title.isEmpty() ? step.id.text : step.title);
}

Step* stepIn(Organisation& organisation, const StepName& name)
{
    for (Workflow& workflow : organisation.workflows)
        for (Step& step : workflow.steps)
            if (workflow.id == name.workflow && step.id == name.step && step.kind == StepKind::Effect)
                return &step;
    return nullptr;
}

} // namespace

QList<StepOut> stepsOut(const Organisation& organisation, const WayTakes& way)
{
    QList<StepOut> all;
    for (const Workflow& workflow : organisation.workflows)
        for (const Step& step : workflow.steps)
            if (step.kind == StepKind::Effect)
                all.append({{workflow.id, step.id}, titleOf(workflow, step), renderOf(step), step.connector, whyNot(step, way)});
    return all;
}

QStringList goingBy(const Organisation& organisation, const ConnectorId& connector)
{
    QStringList titles;
    for (const StepOut& step : stepsOut(organisation, {}))
        if (step.connector == connector)
            titles.append(step.title);
    return titles;
}

Result<Organisation> turnedTo(Organisation organisation, const WayTakes& way, const QList<StepName>& steps)
{
    for (const StepName& name : steps) {
        Step* const step = stepIn(organisation, name);
        if (!step)
            return Error{Error::Parse, QStringLiteral("%1 has no step \"%2\" by which something leaves").arg(organisation.title, name.text()), name.text(),
                         QStringLiteral("WORKFLOW/STEP, as quarterdeck connectors use %1 lists them").arg(way.id.text)};
        if (const QString why = whyNot(*step, way); !why.isEmpty())
            return Error{Error::Rule, QStringLiteral("\"%1\" cannot go through %2: %3").arg(name.text(), way.title, why), name.text(), QStringLiteral("a step that quarterdeck connectors use %1 says could").arg(way.id.text)};
        if (step->connector == way.id)
            continue;
        if (const QString render = renderFor(*step, way); render != renderOf(*step))
            step->input.insert(QStringLiteral("render"), render);
        step->connector = way.id;
        step->account.clear(); // it was one of the other's
    }
    return organisation;
}

QString whyForbidden(const OfficeState& state, const StepName& name, const ConnectorId& connector)
{
    const Workflow* const workflow = state.org.organisation().workflow(name.workflow);
    const Step* const step = workflow ? workflow->step(name.step) : nullptr;
    if (!step)
        return {};
    ActionTraits traits;
    traits.kind = step->action;
    traits.connector = connector;
    traits.reach.who = AudienceClass::One; // what nobody knows yet is asked then
    return judged(state, traits, step->agent, {}, {}).forbidden;
}

} // namespace qd::rules
