#include "ui/models/settings/authority/RuleText.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

class RuleWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::RuleText)
};

template <class List, class Text> void addAny(QStringList& parts, const QString& form, const List& list, Text text)
{
    QStringList names;
    for (const auto& one : list)
        names.append(text(one));
    if (!names.isEmpty())
        parts.append(form.arg(names.join(RuleWords::tr(" or "))));
}

QString audienceText(AudienceClass who)
{
    switch (who) {
    case AudienceClass::Nobody: return RuleWords::tr("the department alone");
    case AudienceClass::One: return RuleWords::tr("one person");
    case AudienceClass::Named: return RuleWords::tr("people by name");
    case AudienceClass::List: return RuleWords::tr("a list");
    case AudienceClass::Followers: return RuleWords::tr("those who follow the account");
    case AudienceClass::Public: return RuleWords::tr("everybody");
    }
    return {};
}

QString riskText(ActionRisk risk)
{
    return risk == ActionRisk::Low ? RuleWords::tr("low") : risk == ActionRisk::Medium ? RuleWords::tr("medium") : RuleWords::tr("high");
}

void addAmounts(QStringList& parts, const AuthorityRule& rule)
{
    if (rule.above)
        parts << RuleWords::tr("for more than %1").arg(moneyText(*rule.above));
    if (rule.upTo)
        parts << (rule.upTo->micro == 0 ? RuleWords::tr("at no cost") : RuleWords::tr("for at most %1").arg(moneyText(*rule.upTo)));
    if (rule.reachesOver)
        parts << RuleWords::tr("to more than %1 people").arg(countText(*rule.reachesOver));
    if (rule.reachesUpTo)
        parts << RuleWords::tr("to at most %1 people").arg(countText(*rule.reachesUpTo));
    if (rule.reversible)
        parts << (*rule.reversible ? RuleWords::tr("where it can be undone") : RuleWords::tr("where it cannot be undone"));
}

void addWhence(QStringList& parts, const AuthorityRule& rule)
{
    if (rule.carriesUpTo)
        parts << RuleWords::tr("with nothing in it above: %1").arg(words(*rule.carriesUpTo));
    if (rule.carriesOver)
        parts << RuleWords::tr("with something in it above: %1").arg(words(*rule.carriesOver));
    if (rule.chosenByAtLeast)
        parts << RuleWords::tr("chosen by what is trusted at least as: %1").arg(words(*rule.chosenByAtLeast));
    if (rule.madeFromAtLeast)
        parts << RuleWords::tr("made from what is trusted at least as: %1").arg(words(*rule.madeFromAtLeast));
    if (rule.madeFromBelow)
        parts << RuleWords::tr("made from something that is trusted less than: %1").arg(words(*rule.madeFromBelow));
}

} // namespace

QString whenText(const OfficeState& state, const AuthorityRule& rule)
{
    QStringList parts;
    addAny(parts, QStringLiteral("%1"), rule.kinds, [](const ActionKind& kind) { return opened(kind.text); });
    addAny(parts, RuleWords::tr("through %1"), rule.connectors, [](const ConnectorId& connector) { return connectorWords(connector); });
    addAny(parts, RuleWords::tr("by account %1"), rule.accounts, [](const QString& account) { return account; });
    addAny(parts, RuleWords::tr("asked for by %1"), rule.agents, [&](const AgentId& agent) { return partyTitle(state, agent); });
    addAny(parts, RuleWords::tr("of rank: %1"), rule.ranks, [](Rank rank) { return words(rank); });
    addAny(parts, RuleWords::tr("for %1"), rule.audiences, audienceText);
    addAny(parts, RuleWords::tr("of risk: %1"), rule.risks, riskText);
    addAmounts(parts, rule);
    addWhence(parts, rule);
    if (rule.kinds.isEmpty())
        parts.prepend(RuleWords::tr("Any action"));
    return parts.join(QStringLiteral(", "));
}

QStringList ceilingTexts(const Ceilings& ceilings)
{
    QStringList lines;
    const auto most = [&lines](const QString& what, const std::optional<Autonomy>& level) {
        if (level)
            lines << RuleWords::tr("%1: %2 at most", "a kind of action, and the highest level that it may have").arg(what, words(*level));
    };
    most(RuleWords::tr("Any action"), ceilings.level);
    for (auto kind = ceilings.kinds.begin(); kind != ceilings.kinds.end(); ++kind)
        most(opened(kind.key().text), *kind);
    most(RuleWords::tr("What cannot be undone"), ceilings.irreversible);
    most(RuleWords::tr("What was made from a stranger's text"), ceilings.untrusted);
    if (ceilings.perAction)
        lines << RuleWords::tr("What costs more than %1 asks you").arg(moneyText(*ceilings.perAction));
    if (ceilings.reach)
        lines << RuleWords::tr("What reaches more than %1 people, or nobody knows how many, asks you").arg(countText(*ceilings.reach));
    if (ceilings.accounts)
        lines << (ceilings.accounts->isEmpty() ? RuleWords::tr("Nothing goes out through any account") : RuleWords::tr("Nothing goes out but through %1").arg(ceilings.accounts->join(QStringLiteral(", "))));
    return lines;
}

QString termsText(Autonomy level, const AutonomyRule& terms)
{
    const QString held = terms.grace.count() > 0 ? RuleWords::tr("Held for %1 before it leaves.").arg(durationText(terms.grace)) : RuleWords::tr("Leaves at once.");
    if (level == Autonomy::L4)
        return held;
    const QString then = terms.onExpiry == QLatin1String("withdraw") ? RuleWords::tr("then it is withdrawn, with everything that would follow from it")
                                                                    : RuleWords::tr("then it goes back to whoever leads its agent, and nothing goes out");
    return RuleWords::tr("Waits for you for %1; %2.", "how long, and what happens then").arg(durationText(terms.expiresAfter), then) + u' ' + held;
}

} // namespace qd::ui
