#include "core/rules/authority/earning/Earning.h"

#include "core/rules/authority/Ceiling.h"
#include "core/rules/authority/Proposing.h"
#include "core/rules/authority/trying/DryRun.h"

#include <algorithm>
#include <limits>

namespace qd::rules {

namespace {

bool isTrusted(const PastAction& action)
{
    return action.madeFrom >= Integrity::Internal && action.chosenBy.value_or(Integrity::Untrusted) >= Integrity::Internal;
}

bool isYes(const PastAction& action)
{
    return action.said == HerWord::Yes && isTrusted(action);
}

Evidence newestFirst(Evidence evidence)
{
    std::sort(evidence.differ.begin(), evidence.differ.end(), [](const PastAction& a, const PastAction& b) { return std::pair(b.saidAt, b.sequence) < std::pair(a.saidAt, a.sequence); });
    return evidence;
}

QList<PastAction> since(const QList<PastAction>& actions, Instant from)
{
    QList<PastAction> late;
    std::copy_if(actions.begin(), actions.end(), std::back_inserter(late), [&](const PastAction& action) { return action.time >= from; });
    return late;
}

template <class T> void widen(QList<T>& list, const T& one)
{
    if (!list.contains(one))
        list.append(one);
}

/// So that it covers the action, too.
void widen(AuthorityRule& rule, const PastAction& action)
{
    const ActionTraits traits = traitsOf(action, action.chosenBy.value_or(Integrity::Untrusted));
    widen(rule.connectors, action.connector);
    widen(rule.accounts, action.account.isEmpty() ? QStringLiteral("main") : action.account);
    widen(rule.agents, action.agent);
    widen(rule.audiences, action.reach.who);
    rule.upTo = std::max(rule.upTo.value_or(Money{}), action.cost);
    rule.reachesUpTo = std::max(rule.reachesUpTo.value_or(0), reachOf(traits));
    rule.carriesUpTo = std::max(rule.carriesUpTo.value_or(Confidentiality::Public), action.carries);
    rule.chosenByAtLeast = std::min(rule.chosenByAtLeast.value_or(Integrity::Human), traits.chosenBy);
    rule.madeFromAtLeast = std::min(rule.madeFromAtLeast.value_or(Integrity::Human), action.madeFrom);
}

bool isPutAlready(const OfficeState& state, const ActionKind& kind)
{
    return std::any_of(state.rules.proposals.begin(), state.rules.proposals.end(),
                       [&](const Proposal& proposal) { return proposal.kind == ProposalKind::Level && proposal.rule.kinds.contains(kind); });
}

bool wasNotTaken(const KindPast& past, Autonomy to, Instant now)
{
    return std::any_of(past.proposals.begin(), past.proposals.end(), [&](const PastProposal& before) {
        const Instant said = before.accepted ? before.answered : before.time;
        return before.form == ProposalKind::Level && before.to == to && !before.accepted.value_or(false) && now - said < kNotAgain;
    });
}

RuleId freeId(const OfficeState& state, const QString& base)
{
    const auto isTaken = [&](const RuleId& id) {
        const auto has = [&](const AuthorityRule& rule) { return rule.id == id; };
        return std::any_of(state.rules.rules.begin(), state.rules.rules.end(), has)
            || std::any_of(state.rules.proposals.begin(), state.rules.proposals.end(), [&](const Proposal& proposal) { return proposal.rule.id == id; });
    };
    RuleId id{base};
    for (int i = 2; isTaken(id); ++i)
        id = {QStringLiteral("%1-%2").arg(base).arg(i)};
    return id;
}

QString inPercent(double share)
{
    return QStringLiteral("%1 %").arg(int(share * 100)); // down: never more than is certain
}

Proposal proposalOf(const OfficeState& state, const ProposalId& id, const AuthorityRule& rule, Autonomy from, const Evidence& evidence, const QString& base)
{
    Proposal proposal;
    proposal.id = id;
    proposal.kind = ProposalKind::Level;
    proposal.rule = rule;
    proposal.rule.id = freeId(state, base + rule.kinds.first().text.left(48));
    proposal.from = from;
    proposal.to = rule.level;
    proposal.agreed = evidence.agreed;
    proposal.of = evidence.of;
    proposal.low = evidence.share().low;
    proposal.high = evidence.share().high;
    for (const PastAction& action : evidence.differ.mid(0, AgreementState::Agreed::kRemembered))
        proposal.differ.append(action.effect);
    return proposal;
}

QString nameOf(const ActionKind& kind)
{
    return QString(kind.text).replace(u'-', u' ');
}

std::optional<Proposal> raised(const OfficeState& state, const ActionKind& kind, const KindPast& past, const ProposalId& id, Instant now)
{
    const Evidence words = wordsSince(past.actions, now - kLooksBack);
    if (words.of < kLeastWords || words.share().low < kEarnedAt || wasNotTaken(past, Autonomy::L4, now))
        return std::nullopt;
    std::optional<AuthorityRule> rule = coveringYeses(kind, past.actions, now - kLooksBack);
    if (!rule)
        return std::nullopt;
    rule->title = QStringLiteral("Earned: %1").arg(nameOf(kind));
    rule->until = now + kHoldsFor;
    Proposal proposal = proposalOf(state, id, *rule, Autonomy::L3, words, QStringLiteral("earned-"));
    proposal.why = QStringLiteral("You said yes to %1 of %2 as they were; 95 % certain that you would to at least %3.").arg(words.agreed).arg(words.of).arg(inPercent(words.share().low));
    return proposal;
}

std::optional<Proposal> lowered(const OfficeState& state, const ActionKind& kind, const KindPast& past, const ProposalId& id, Instant now)
{
    const Evidence unasked = unaskedSince(past.actions, now - kLooksBack);
    if (unasked.differ.size() < kLeastTakenBack || unasked.share().high >= kLostUnder || wasNotTaken(past, Autonomy::L3, now))
        return std::nullopt;
    AuthorityRule rule;
    rule.kinds = {kind};
    rule.level = Autonomy::L3;
    rule.title = QStringLiteral("Asks again: %1").arg(nameOf(kind));
    Proposal proposal = proposalOf(state, id, rule, Autonomy::L4, unasked, QStringLiteral("asks-"));
    proposal.why = QStringLiteral("You took back %1 of %2 that went out without asking you; 95 % certain that you would let at most %3 of them go.")
                       .arg(unasked.differ.size()).arg(unasked.of).arg(QStringLiteral("%1 %").arg(int(unasked.share().high * 100 + 1)));
    return proposal;
}

/// How many would ask her, of those that can be told.
qint64 asking(const OfficeState& state, const QList<AuthorityRule>& rules, const QList<PastAction>& actions, Instant now)
{
    return dryRun(state, {actions.constData(), size_t(actions.size())}, rules, state.rules.ceilings, now).wouldAsk;
}

} // namespace

Evidence wordsSince(const QList<PastAction>& actions, Instant from)
{
    Evidence evidence;
    for (const PastAction& action : actions) {
        if (action.said == HerWord::Nothing || action.saidAt < from || (action.said == HerWord::Yes && !isTrusted(action)))
            continue;
        ++evidence.of;
        if (action.said == HerWord::Yes)
            ++evidence.agreed;
        else
            evidence.differ.append(action);
    }
    return newestFirst(evidence);
}

Evidence unaskedSince(const QList<PastAction>& actions, Instant from)
{
    Evidence evidence;
    for (const PastAction& action : actions) {
        if (action.level != Autonomy::L4 || action.time < from)
            continue;
        ++evidence.of;
        if (action.said == HerWord::Nothing)
            ++evidence.agreed;
        else
            evidence.differ.append(action);
    }
    return newestFirst(evidence);
}

std::optional<AuthorityRule> coveringYeses(const ActionKind& kind, const QList<PastAction>& actions, Instant from)
{
    AuthorityRule rule;
    for (const PastAction& action : actions)
        if (isYes(action) && action.saidAt >= from && action.reversible && action.level == Autonomy::L3)
            widen(rule, action);
    if (rule.agents.isEmpty())
        return std::nullopt;
    rule.kinds = {kind};
    rule.reversible = true;
    rule.level = Autonomy::L4;
    if (rule.reachesUpTo == std::numeric_limits<qint64>::max())
        rule.reachesUpTo.reset(); // nobody knows how many: the audience says who
    return rule;
}

bool isWorthALook(const OfficeState& state, const ActionKind& kind)
{
    const bool isOfTaken = std::any_of(state.rules.rules.begin(), state.rules.rules.end(), [&](const AuthorityRule& rule) {
        return rule.kinds.contains(kind) && std::any_of(state.rules.taken.begin(), state.rules.taken.end(), [&](const RulesState::Taken& taken) { return taken.rule == rule.id; });
    });
    return isOfTaken || (state.agreement.kinds.value(kind).of() >= kLeastWords && !isPutAlready(state, kind));
}

QList<ActionKind> unaskedKinds(const OfficeState& state)
{
    QList<ActionKind> kinds;
    bool isAny = false; // one names no kind, so it lets out any
    for (const AuthorityRule& rule : state.rules.rules + state.org.organisation().rules) {
        if (rule.level != Autonomy::L4)
            continue;
        isAny = isAny || rule.kinds.isEmpty();
        for (const ActionKind& kind : rule.kinds)
            widen(kinds, kind);
    }
    for (const AutonomyRule& line : state.org.organisation().autonomy)
        if (isAny || line.level == Autonomy::L4)
            widen(kinds, line.action);
    for (auto kind = state.agreement.kinds.begin(); isAny && kind != state.agreement.kinds.end(); ++kind)
        widen(kinds, kind.key());
    return kinds;
}

std::optional<Proposal> levelFor(const OfficeState& state, const ActionKind& kind, const KindPast& past, const ProposalId& id, Instant now)
{
    if (isPutAlready(state, kind))
        return std::nullopt;
    const QList<PastAction> late = since(past.actions, now - kTriedOn);
    const qint64 before = asking(state, state.rules.rules, late, now);
    for (const auto& found : {raised(state, kind, past, id, now), lowered(state, kind, past, id, now)}) {
        if (!found)
            continue;
        const qint64 after = asking(state, withRule(state.rules.rules, found->rule, now), late, now);
        if (found->to == Autonomy::L4 ? after < before : after > before)
            return tried(state, *found, past.actions, now);
    }
    return std::nullopt;
}

Proposal tried(const OfficeState& state, Proposal proposal, const QList<PastAction>& actions, Instant now)
{
    const QList<PastAction> late = since(actions, now - kTriedOn);
    const DryRun run = dryRun(state, {late.constData(), size_t(late.size())}, withRule(state.rules.rules, proposal.rule, now), state.rules.ceilings, now);
    proposal.tried = run.of - run.unknown;
    proposal.wouldAsk = run.wouldAsk;
    return proposal;
}

} // namespace qd::rules
