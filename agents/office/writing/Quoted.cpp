#include "agents/office/writing/Quoted.h"

#include <QRegularExpression>

namespace qd::agents {

Label labelOfText(const RunState& run, const QString& text, const Label& given)
{
    static const QRegularExpression kQuoted(QStringLiteral("\\{([a-z0-9-]+)\\.[a-z0-9_.-]+\\}"));
    Label label = joined(given, run.label);
    for (auto it = kQuoted.globalMatch(text); it.hasNext();)
        if (const auto quoted = run.steps.constFind({it.next().captured(1)}); quoted != run.steps.constEnd())
            label = joined(label, quoted->label);
    return label;
}

Label labelOfValues(const RunState& run, const Values& values, Label given)
{
    for (const Value& value : values) {
        if (const QString* text = std::get_if<QString>(&value))
            given = labelOfText(run, *text, given);
        else if (const QStringList* list = std::get_if<QStringList>(&value))
            given = labelOfText(run, list->join(QLatin1Char('\n')), given);
    }
    return given;
}

} // namespace qd::agents
