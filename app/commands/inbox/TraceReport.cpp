#include "app/commands/inbox/TraceReport.h"

#include "app/commands/Fields.h"
#include "core/rules/Authority.h"

namespace qd::app {

namespace {

QString ruleWords(const AuthorityTrace& trace, const OfficeState& state)
{
    if (trace.rule.isEmpty())
        return trace.ruleFrom == QLatin1String("matrix") ? QStringLiteral("the organisation's table of actions") : QStringLiteral("none holds, so you are asked");
    if (trace.ruleFrom != QLatin1String("home"))
        return QStringLiteral("the organisation's \"%1\"").arg(trace.rule.text);
    for (const AuthorityRule& rule : state.rules.rules)
        if (rule.id == trace.rule && !rule.title.isEmpty())
            return QStringLiteral("yours, \"%1\" (%2)").arg(rule.title, trace.rule.text);
    return QStringLiteral("yours, \"%1\"").arg(trace.rule.text);
}

QString reachWords(const Audience& reach)
{
    return reach.size > 0 ? QStringLiteral("%1, %2").arg(wordOf(reach.who)).arg(reach.size) : wordOf(reach.who);
}

} // namespace

void sayTrace(const Invocation& call, const AuthorityTrace& trace, const OfficeState& state)
{
    call.say(QStringLiteral("  rule: %1, which gives %2").arg(ruleWords(trace, state), wordOf(trace.granted)));
    for (const LevelCut& cut : trace.cuts)
        call.say(QStringLiteral("  not above %1: %2").arg(wordOf(cut.to), cut.why));
    if (trace.level != trace.granted)
        call.say(QStringLiteral("  so it has %1").arg(wordOf(trace.level)));
    if (!trace.agent.isEmpty())
        call.say(QStringLiteral("  %1 may decide alone up to %2").arg(trace.agent.text, rules::dollars(trace.authority)));
    const ActionTraits& traits = trace.traits;
    call.say(QStringLiteral("  it reaches %1, costs %2, %3; what is in it is %4, made from what is %5, chosen by what is %6")
                 .arg(reachWords(traits.reach), rules::dollars(traits.cost), traits.reversible ? QStringLiteral("can be undone") : QStringLiteral("cannot be undone"),
                      wordOf(traits.carries), wordOf(traits.madeFrom), wordOf(traits.chosenBy)));
    for (const ChoiceInput& choice : trace.choice)
        call.say(QStringLiteral("  %1 came from %2, %3").arg(choice.field, choice.from, wordOf(choice.label.integrity)));
}

} // namespace qd::app
