#include "ui/pages/details/TraceFacts.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

class Facts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::TraceFacts)
};

QString ruleText(const AuthorityTrace& trace, const OfficeState& state)
{
    if (trace.rule.isEmpty())
        return trace.ruleFrom == QLatin1String("matrix") ? Facts::tr("the organisation's table of actions") : Facts::tr("none holds, so you are asked");
    for (const AuthorityRule& rule : state.rules.rules)
        if (rule.id == trace.rule && !rule.title.isEmpty())
            return Facts::tr("yours: %1").arg(rule.title);
    return trace.ruleFrom == QLatin1String("home") ? Facts::tr("yours: %1").arg(opened(trace.rule.text)) : Facts::tr("the organisation's: %1").arg(opened(trace.rule.text));
}

QString reachText(const Audience& reach)
{
    switch (reach.who) {
    case AudienceClass::Nobody: return Facts::tr("nobody outside");
    case AudienceClass::One: return Facts::tr("one person");
    case AudienceClass::Named: return Facts::tr("%n person(s) by name", nullptr, plural(reach.size));
    case AudienceClass::List: return reach.size > 0 ? Facts::tr("a list of %1").arg(countText(reach.size)) : Facts::tr("a list");
    case AudienceClass::Followers: return Facts::tr("whoever follows the account");
    case AudienceClass::Public: return Facts::tr("anybody");
    }
    return {};
}

void addTraits(QList<FactLine>& lines, const ActionTraits& traits)
{
    lines << FactLine::pair(Facts::tr("Reaches"), reachText(traits.reach), Tone::Plain);
    lines << FactLine::pair(Facts::tr("Costs"), moneyText(traits.cost), Tone::Plain);
    lines << FactLine::pair(Facts::tr("Can be undone"), traits.reversible ? Facts::tr("yes") : Facts::tr("no"), traits.reversible ? Tone::Plain : Tone::Warn);
    lines << FactLine::pair(Facts::tr("What is in it is"), words(traits.carries), Tone::Plain);
    lines << FactLine::pair(Facts::tr("Made from"), words(traits.madeFrom), traits.madeFrom == Integrity::Untrusted ? Tone::Warn : Tone::Plain);
    lines << FactLine::pair(Facts::tr("Chosen by"), words(traits.chosenBy), traits.chosenBy == Integrity::Untrusted ? Tone::Warn : Tone::Plain);
}

} // namespace

QList<FactLine> factsOf(const AuthorityTrace& trace, const OfficeState& state)
{
    QList<FactLine> lines;
    lines << FactLine::pair(Facts::tr("Rule"), ruleText(trace, state), Tone::Plain);
    lines << FactLine::pair(Facts::tr("It gives"), words(trace.granted), Tone::Plain);
    for (const LevelCut& cut : trace.cuts)
        lines << FactLine::mark(QStringLiteral("↓"), Facts::tr("%1: %2", "a level · why it is not higher").arg(words(cut.to), cut.why), Tone::Warn);
    if (trace.level != trace.granted)
        lines << FactLine::pair(Facts::tr("So it has"), words(trace.level));
    if (!trace.agent.isEmpty())
        lines << FactLine::pair(Facts::tr("%1 may decide alone up to").arg(partyTitle(state, trace.agent)), moneyText(trace.authority), Tone::Plain);
    addTraits(lines, trace.traits);
    for (const ChoiceInput& choice : trace.choice)
        lines << FactLine::pair(Facts::tr("%1 came from %2", "a field · where its value came from").arg(opened(choice.field), choice.from), words(choice.label.integrity), Tone::Muted);
    return lines;
}

} // namespace qd::ui
