#include "core/rules/authority/RuleWords.h"

#include "core/model/money/Budget.h"

namespace qd::rules {

namespace {

template <class List, class Text> void name(QStringList& parts, const QString& form, const List& list, Text text)
{
    QStringList names;
    for (const auto& one : list)
        names.append(text(one));
    if (!names.isEmpty())
        parts.append(form.arg(names.join(QStringLiteral(" or "))));
}

QString slugText(const auto& slug)
{
    return slug.text;
}

void amounts(QStringList& parts, const AuthorityRule& rule)
{
    if (rule.above)
        parts.append(QStringLiteral("for more than %1").arg(dollarText(*rule.above)));
    if (rule.upTo)
        parts.append(QStringLiteral("for up to %1").arg(dollarText(*rule.upTo)));
    if (rule.reachesOver)
        parts.append(QStringLiteral("reaching more than %1").arg(*rule.reachesOver));
    if (rule.reachesUpTo)
        parts.append(QStringLiteral("reaching up to %1").arg(*rule.reachesUpTo));
    if (rule.reversible)
        parts.append(*rule.reversible ? QStringLiteral("that can be undone") : QStringLiteral("that cannot be undone"));
}

void whence(QStringList& parts, const AuthorityRule& rule)
{
    if (rule.carriesUpTo)
        parts.append(QStringLiteral("with nothing above %1 in it").arg(wordOf(*rule.carriesUpTo)));
    if (rule.carriesOver)
        parts.append(QStringLiteral("with something above %1 in it").arg(wordOf(*rule.carriesOver)));
    if (rule.chosenByAtLeast)
        parts.append(QStringLiteral("chosen by what is at least %1").arg(wordOf(*rule.chosenByAtLeast)));
    if (rule.madeFromAtLeast)
        parts.append(QStringLiteral("made from what is at least %1").arg(wordOf(*rule.madeFromAtLeast)));
    if (rule.madeFromBelow)
        parts.append(QStringLiteral("made from something below %1").arg(wordOf(*rule.madeFromBelow)));
}

} // namespace

QString conditionsOf(const AuthorityRule& rule)
{
    QStringList parts;
    name(parts, QStringLiteral("%1"), rule.kinds, [](const ActionKind& kind) { return slugText(kind); });
    name(parts, QStringLiteral("through %1"), rule.connectors, [](const ConnectorId& connector) { return slugText(connector); });
    name(parts, QStringLiteral("by account %1"), rule.accounts, [](const QString& account) { return account; });
    name(parts, QStringLiteral("asked for by %1"), rule.agents, [](const AgentId& agent) { return slugText(agent); });
    name(parts, QStringLiteral("of rank %1"), rule.ranks, [](Rank rank) { return wordOf(rank); });
    name(parts, QStringLiteral("for %1"), rule.audiences, [](AudienceClass who) { return wordOf(who); });
    name(parts, QStringLiteral("of %1 risk"), rule.risks, [](ActionRisk risk) { return wordOf(risk); });
    amounts(parts, rule);
    whence(parts, rule);
    return parts.join(QStringLiteral(", "));
}

} // namespace qd::rules
