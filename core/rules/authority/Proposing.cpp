#include "core/rules/authority/Proposing.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Ceiling.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/authority/RuleMatch.h"
#include "core/rules/authority/SettingRules.h"
#include "core/rules/authority/earning/PuttingToHer.h"
#include "core/rules/authority/earning/Share.h"

#include <algorithm>
#include <limits>

namespace qd::rules {

namespace {

bool isFree(const OfficeState& state, const RuleId& id)
{
    const auto has = [&](const AuthorityRule& rule) { return rule.id == id; };
    return std::none_of(state.rules.rules.begin(), state.rules.rules.end(), has)
        && std::none_of(state.rules.proposals.begin(), state.rules.proposals.end(), [&](const Proposal& proposal) { return proposal.rule.id == id; });
}

RuleId freeId(const OfficeState& state, const ActionKind& kind)
{
    const QString base = QStringLiteral("always-%1").arg(kind.text.left(48));
    RuleId id{base};
    for (int i = 2; !isFree(state, id); ++i)
        id = {QStringLiteral("%1-%2").arg(base).arg(i)};
    return id;
}

ActionTraits traitsBehind(const Approval& approval)
{
    return approval.trace ? approval.trace->traits : traitsOf(approval.content, approval.label, approval.label);
}

/// Why it would have asked her with such a rule, too: what its labels take any level down by. Empty where the rule would let it out.
QString whyNoRuleHelps(const OfficeState& state, const Approval& approval, Autonomy level)
{
    const auto run = state.runs.open.constFind(approval.run);
    const Label all = run == state.runs.open.constEnd() ? approval.label : labelOfAll(*run);
    const QList<LevelCut> cuts = cutsByLabel(traitsBehind(approval), approval.trace ? approval.trace->choice : QList<ChoiceInput>(), all, level);
    return cuts.isEmpty() || cuts.last().to > approval.level ? QString() : cuts.first().why;
}

const AuthorityRule* standsBefore(const QList<AuthorityRule>& rules, const AuthorityRule& rule)
{
    for (const AuthorityRule& other : rules) {
        if (other.id == rule.id)
            return nullptr;
        if (covers(other, rule))
            return &other;
    }
    return nullptr;
}

} // namespace

QList<AuthorityRule> withRule(const QList<AuthorityRule>& rules, const AuthorityRule& rule, Instant now)
{
    AuthorityRule timeless = rule;
    timeless.until.reset();
    const bool asks = rule.level < Autonomy::L4;
    QList<AuthorityRule> all = rules;
    all.removeIf([&](const AuthorityRule& other) {
        AuthorityRule always = other;
        always.until = rule.until;
        const bool isSame = covers(always, rule) && covers(rule, always);
        return (other.until && *other.until <= now) || isSame || (asks && other.level > rule.level && covers(timeless, other));
    });
    qsizetype place = 0;
    for (qsizetype i = 0; i < all.size() && !asks; ++i)
        if (covers(timeless, all[i]))
            place = i + 1;
    all.insert(place, rule);
    return all;
}

AuthorityRule narrowest(const Approval& approval, Autonomy level)
{
    const ActionTraits traits = traitsBehind(approval);
    AuthorityRule rule;
    rule.kinds = {approval.kind};
    rule.connectors = {approval.content.connector};
    rule.accounts = {approval.content.account.isEmpty() ? QStringLiteral("main") : approval.content.account};
    rule.agents = {approval.from};
    rule.upTo = approval.content.cost;
    rule.audiences = {traits.reach.who};
    if (const qint64 reach = reachOf(traits); reach < std::numeric_limits<qint64>::max())
        rule.reachesUpTo = reach;
    rule.reversible = approval.content.reversible;
    rule.carriesUpTo = traits.carries;
    rule.chosenByAtLeast = traits.chosenBy;
    rule.madeFromAtLeast = traits.madeFrom;
    rule.level = level;
    return rule;
}

Result<QList<Fact>> judgePropose(const OfficeState& state, const ProposeRule& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not ask for a rule: only you may").arg(asking.by.text));
    const auto item = state.inbox.approvals.constFind(command.approval);
    if (item == state.inbox.approvals.constEnd())
        return refuse(QStringLiteral("this item is not waiting any more"), QStringLiteral("ask for a rule while it waits, or until it has left"));
    if (command.level <= item->level)
        return wrong(QStringLiteral("level"), QStringLiteral("this has level %1 already").arg(wordOf(item->level)), QStringLiteral("a higher one"));
    if (!item->content.reversible)
        return refuse(QStringLiteral("this cannot be undone, and what cannot be undone is asked about each time"), QStringLiteral("set such a rule by hand: quarterdeck rules set FILE"));
    if (const QString why = whyNoRuleHelps(state, *item, command.level); !why.isEmpty())
        return refuse(QStringLiteral("no rule would have let this out unasked: %1").arg(why), QStringLiteral("decide on each, or have what a step brought trusted further: quarterdeck rules trust"));
    if (command.holds.count() < 0 || command.holds > std::chrono::days(366))
        return wrong(QStringLiteral("holds"), QStringLiteral("a rule cannot hold for so long"), QStringLiteral("a day to a year"));
    Proposal proposal;
    proposal.id = asking.proposal;
    proposal.kind = ProposalKind::Rule;
    proposal.rule = narrowest(*item, command.level);
    proposal.rule.id = freeId(state, item->kind);
    proposal.rule.title = QStringLiteral("Always: %1").arg(QString(item->kind.text).replace(u'-', u' '));
    proposal.rule.until = asking.now + (command.holds.count() > 0 ? command.holds : kHoldsFor);
    proposal.from = item->level;
    proposal.to = command.level;
    proposal.approval = item->id;
    const AgreementState::Agreed agreed = state.agreement.kinds.value(item->kind);
    proposal.agreed = agreed.unedited;
    proposal.of = agreed.of();
    proposal.low = shareOf(proposal.agreed, proposal.of).low;
    proposal.high = shareOf(proposal.agreed, proposal.of).high;
    proposal.differ = agreed.differ;
    proposal.why = QStringLiteral("You asked for things like “%1” to be done so always.").arg(item->title);
    return QList<Fact>{AuthorityProposed{proposal, asking.by}};
}

Result<QList<Fact>> judgeAnswer(const OfficeState& state, const AnswerProposal& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not take a rule: only you may").arg(asking.by.text));
    const auto proposal = state.rules.proposals.constFind(command.proposal);
    if (proposal == state.rules.proposals.constEnd())
        return refuse(QStringLiteral("this rule is not put to you any more"), QStringLiteral("it was answered, or others took its place"));
    const QList<Fact> answered = answeredWith(state, *proposal, command.accepted, asking.by, command.note);
    if (!command.accepted)
        return answered;
    if (proposal->rule.until && *proposal->rule.until <= asking.now)
        return refuse(QStringLiteral("the time that this rule was to hold has passed"), QStringLiteral("ask for it anew"));
    const QList<AuthorityRule> rules = withRule(state.rules.rules, proposal->rule, asking.now);
    if (const AuthorityRule* before = standsBefore(rules, proposal->rule))
        return refuse(QStringLiteral("your rule \"%1\" stands before it and takes all that it would").arg(before->id.text), QStringLiteral("change that one: quarterdeck rules show"));
    return answered + settingOf(state, rules, state.rules.ceilings, proposal->why, asking.by, command.proposal);
}

Result<QList<Fact>> judgeProposal(const OfficeState& state, const Escalation& question, const SettleEscalation& command, const Asking& asking)
{
    const bool isTaken = command.carryOn && command.option == QLatin1String(kTakeRule);
    if (command.carryOn && !isTaken && command.option != QLatin1String(kKeepAsking))
        return wrong(QStringLiteral("option"), command.option.isEmpty() ? QStringLiteral("it is not said whether you take the rule") : QStringLiteral("there is no option \"%1\" here").arg(command.option),
                     QStringLiteral("one of: %1, %2").arg(QLatin1String(kTakeRule), QLatin1String(kKeepAsking)));
    const ProposalId id{question.id.uuid};
    if (!isTaken && !state.rules.proposals.contains(id)) // others took its place: then there is nothing to refuse
        return QList<Fact>{EscalationSettled{question.id, question.run, question.step, asking.by, false, command.note, {}}};
    return judgeAnswer(state, {id, isTaken, command.note}, asking);
}

} // namespace qd::rules
