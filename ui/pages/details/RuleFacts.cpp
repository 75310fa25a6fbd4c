#include "ui/pages/details/RuleFacts.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace qd::ui {

namespace {

class Rules {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::RuleFacts)
};

const QString kAsk = QStringLiteral("rule:ask");
const QString kTake = QStringLiteral("rule:take:");
const QString kLeave = QStringLiteral("rule:leave:");

QString audienceText(AudienceClass who)
{
    switch (who) {
    case AudienceClass::Nobody: return Rules::tr("for the department alone");
    case AudienceClass::One: return Rules::tr("for one person");
    case AudienceClass::Named: return Rules::tr("for people by name");
    case AudienceClass::List: return Rules::tr("for a list");
    case AudienceClass::Followers: return Rules::tr("for those who follow the account");
    case AudienceClass::Public: return Rules::tr("for everybody");
    }
    return {};
}

void addPeople(QStringList& parts, const AuthorityRule& rule)
{
    for (const AudienceClass who : rule.audiences)
        parts << audienceText(who);
    if (rule.reachesUpTo)
        parts << Rules::tr("for at most %n of them", nullptr, plural(*rule.reachesUpTo));
    if (rule.upTo)
        parts << (rule.upTo->micro == 0 ? Rules::tr("at no cost") : Rules::tr("for at most %1 each").arg(moneyText(*rule.upTo)));
    if (rule.reversible)
        parts << (*rule.reversible ? Rules::tr("where it can be undone") : Rules::tr("where it cannot be undone"));
}

const Proposal* proposalFor(const Approval& approval, const OfficeState& state)
{
    const auto found = std::find_if(state.rules.proposals.begin(), state.rules.proposals.end(), [&](const Proposal& one) { return one.approval == approval.id; });
    return found == state.rules.proposals.end() ? nullptr : &*found;
}

QString figuresText(const Proposal& proposal)
{
    if (proposal.of == 0)
        return Rules::tr("You have not decided on its kind before.");
    QString text = Rules::tr("So far you said yes, unchanged, to %1 of %2 of its kind.").arg(countText(proposal.agreed), countText(proposal.of));
    if (proposal.tried)
        text += u' ' + Rules::tr("Of the last %1, it would have asked you about %2.").arg(countText(*proposal.tried), countText(proposal.wouldAsk));
    return text;
}

} // namespace

QString conditionsText(const OfficeState& state, const AuthorityRule& rule)
{
    QStringList parts;
    for (const ActionKind& kind : rule.kinds)
        parts << opened(kind.text);
    for (const ConnectorId& connector : rule.connectors)
        parts << Rules::tr("through %1").arg(connectorWords(connector));
    for (const AgentId& agent : rule.agents)
        parts << Rules::tr("asked for by %1").arg(partyTitle(state, agent));
    addPeople(parts, rule);
    return parts.join(QStringLiteral(", "));
}

QList<FactLine> ruleFactsOf(const Approval& approval, const OfficeState& state)
{
    if (approval.level >= Autonomy::L4 || !approval.content.reversible || approval.status == ApprovalStatus::Stale)
        return {};
    const Proposal* proposal = proposalFor(approval, state);
    if (!proposal)
        return {FactLine::link(Rules::tr("Always do it like this …"), kAsk)};
    QList<FactLine> lines{FactLine::heading(Rules::tr("A rule that you may take"))};
    lines << FactLine::plain(Rules::tr("%1: goes out without asking you.").arg(conditionsText(state, proposal->rule)), Tone::Strong);
    if (proposal->rule.until)
        lines << FactLine::plain(Rules::tr("Until %1; then you are asked again.").arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(proposal->rule.until->ms).date(), QLocale::LongFormat)));
    lines << FactLine::plain(figuresText(*proposal), Tone::Muted);
    lines << FactLine::link(Rules::tr("Take the rule"), kTake + proposal->id.toString()) << FactLine::link(Rules::tr("Leave it"), kLeave + proposal->id.toString());
    return lines;
}

std::optional<Command> ruleWishOf(const QString& link, const Approval& approval)
{
    if (link == kAsk)
        return ProposeRule{approval.id};
    const bool takes = link.startsWith(kTake);
    if (!takes && !link.startsWith(kLeave))
        return std::nullopt;
    const std::optional<ProposalId> id = ProposalId::fromString(link.mid(takes ? kTake.size() : kLeave.size()));
    return id ? std::optional<Command>(AnswerProposal{*id, takes, {}}) : std::nullopt;
}

} // namespace qd::ui
