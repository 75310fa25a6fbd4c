#include "core/state/runs/StepData.h"

namespace qd {

void setData(RunState& run, const StepId& step, const Values& values)
{
    const StepId standsFor = run.step(step).standsFor;
    if (!standsFor.isEmpty())
        setData(run, standsFor, values);
    for (auto it = values.begin(); it != values.end(); ++it)
        run.data.insert(step.text + QLatin1Char('.') + it.key(), it.value());
}

void dropData(RunState& run, const StepId& step)
{
    const QString prefix = step.text + QLatin1Char('.');
    for (auto held = run.data.lowerBound(prefix); held != run.data.end() && held.key().startsWith(prefix);)
        held = run.data.erase(held);
}

bool isAnswer(const RunState& run, const StepId& step)
{
    return run.data.contains(step.text + QLatin1String(".outcome"));
}

void setLabel(StepState& step, const Label& label)
{
    const bool isFirst = step.label == Label() && step.ended == Instant();
    step.label = isFirst ? label : joined(step.label, label);
}

void clearTools(StepState& step)
{
    for (const ToolRound& round : std::as_const(step.tools))
        setLabel(step, round.label);
    step.tools.clear();
}

Label titleLabel(const RunState& run)
{
    static const QString kTitle = QStringLiteral(".title");
    Label label = run.label;
    for (auto it = run.data.begin(); it != run.data.end(); ++it)
        if (const QString* text = it.key().endsWith(kTitle) ? std::get_if<QString>(&it.value()) : nullptr; text && *text == run.title)
            label = joined(label, run.step({it.key().chopped(kTitle.size())}).label);
    return label;
}

} // namespace qd
