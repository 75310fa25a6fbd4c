#include "agents/turn/Reckoning.h"

#include "agents/turn/ReplyParser.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Terms.h"

#include <algorithm>

namespace qd::agents {

namespace {

bool drawsOn(const Step& step, const QString& kind, const QList<Step>& others)
{
    return std::any_of(step.input.begin(), step.input.end(), [&](const Value& value) {
        const QString text = rules::textOf(value);
        return rules::boundKind(text) == kind || std::any_of(others.begin(), others.end(), [&](const Step& other) {
            return text.contains(QLatin1Char('{') + other.id.text + QLatin1Char('.'));
        });
    });
}

} // namespace

Json inputOf(const Step& step, const RunState& run)
{
    QList<Json::Member> members;
    for (auto it = step.input.begin(); it != step.input.end(); ++it)
        members.append({it.key(), rules::jsonOf(rules::bound(it.value(), run))});
    return Json(members);
}

QList<Step> reckonersOf(const Workflow& workflow, const QString& kind)
{
    QList<Step> found;
    for (const Step& step : workflow.steps)
        if (step.kind == StepKind::Skill && step.produces.isEmpty() && drawsOn(step, kind, found))
            found.append(step);
    return found;
}

StepRevised factOf(const RevisedStep& revised, const RunId& run)
{
    StepRevised fact;
    fact.run = run;
    fact.step = revised.step;
    fact.gone = revised.gone;
    fact.reason = QStringLiteral("the text was edited");
    if (!revised.gone)
        fact.values = valuesOf(revised.output);
    return fact;
}

} // namespace qd::agents
