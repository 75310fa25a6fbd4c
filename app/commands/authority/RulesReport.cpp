#include "app/commands/authority/RulesReport.h"

#include "app/commands/When.h"
#include "core/model/money/Budget.h"

namespace qd::app {

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

QString lineOf(const AuthorityRule& rule, Instant now)
{
    const QString when = conditionsOf(rule);
    QString line = QStringLiteral("  %1  %2  %3").arg(wordOf(rule.level), rule.id.text, when.isEmpty() ? QStringLiteral("always") : when);
    if (rule.until)
        line += *rule.until <= now ? QStringLiteral("  (has run out)") : QStringLiteral("  (until %1)").arg(momentOnTheClock(*rule.until));
    return line;
}

void add(QStringList& lines, const QString& title, const QStringList& part)
{
    if (!part.isEmpty())
        lines += QStringList{title} + part;
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

QStringList linesOf(const Ceilings& ceilings)
{
    QStringList lines;
    const auto say = [&](const QString& what, const std::optional<Autonomy>& level) {
        if (level)
            lines.append(QStringLiteral("  %1 at most  %2").arg(wordOf(*level), what));
    };
    say(QStringLiteral("anything"), ceilings.level);
    for (auto kind = ceilings.kinds.begin(); kind != ceilings.kinds.end(); ++kind)
        say(kind.key().text, *kind);
    say(QStringLiteral("what cannot be undone"), ceilings.irreversible);
    say(QStringLiteral("what was made from a stranger's text"), ceilings.untrusted);
    if (ceilings.perAction)
        lines.append(QStringLiteral("  L3 at most  what costs more than %1").arg(dollarText(*ceilings.perAction)));
    if (ceilings.reach)
        lines.append(QStringLiteral("  L3 at most  what reaches more than %1, or nobody knows how many").arg(*ceilings.reach));
    if (ceilings.accounts)
        lines.append(QStringLiteral("  nothing  through any account but %1").arg(ceilings.accounts->isEmpty() ? QStringLiteral("none") : ceilings.accounts->join(QStringLiteral(", "))));
    return lines;
}

QStringList rulesInWords(const OfficeState& state, Instant now)
{
    const Organisation& organisation = state.org.organisation();
    const auto all = [&](const QList<AuthorityRule>& rules) {
        QStringList lines;
        for (const AuthorityRule& rule : rules)
            lines.append(lineOf(rule, now));
        return lines;
    };
    QStringList lines;
    add(lines, QStringLiteral("Your rules, before all others; the first that holds decides:"), all(state.rules.rules));
    add(lines, QStringLiteral("Rules of %1:").arg(organisation.title), all(organisation.rules));
    QStringList matrix;
    for (const AutonomyRule& line : organisation.autonomy)
        matrix.append(QStringLiteral("  %1  %2").arg(wordOf(line.level), line.action.text));
    add(lines, QStringLiteral("The autonomy matrix of %1:").arg(organisation.title), matrix);
    lines.append(QStringLiteral("Anything else asks you (L3)."));
    add(lines, QStringLiteral("Your ceilings:"), linesOf(state.rules.ceilings.value_or(Ceilings{})));
    add(lines, QStringLiteral("Ceilings of %1:").arg(organisation.title), linesOf(organisation.ceilings.value_or(Ceilings{})));
    for (const Proposal& proposal : state.rules.proposals)
        lines.append(QStringLiteral("Put to you: %1  %2  %3").arg(proposal.id.toString(), wordOf(proposal.to), conditionsOf(proposal.rule)));
    return lines;
}

} // namespace qd::app
