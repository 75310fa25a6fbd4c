#include "core/rules/authority/RuleMatch.h"

#include "core/base/Digest.h"
#include "core/rules/authority/Ceiling.h"

#include <algorithm>

namespace qd::rules {

namespace {

template <class T> bool isAny(const QList<T>& named, const T& one)
{
    return named.isEmpty() || named.contains(one);
}

QString accountOf(const ActionTraits& traits)
{
    return traits.account.isEmpty() ? QStringLiteral("main") : traits.account;
}

bool holdsForWhat(const AuthorityRule& rule, const ActionTraits& traits)
{
    return isAny(rule.kinds, traits.kind) && isAny(rule.connectors, traits.connector)
        && (rule.accounts.isEmpty() || rule.accounts.contains(accountOf(traits))) && isAny(rule.audiences, traits.reach.who)
        && isAny(rule.risks, traits.risk) && rule.reversible.value_or(traits.reversible) == traits.reversible;
}

bool holdsForHowMuch(const AuthorityRule& rule, const ActionTraits& traits)
{
    const qint64 reach = reachOf(traits);
    return (!rule.above || traits.cost > *rule.above) && (!rule.upTo || traits.cost <= *rule.upTo)
        && (!rule.reachesOver || reach > *rule.reachesOver) && (!rule.reachesUpTo || reach <= *rule.reachesUpTo);
}

bool holdsForWhence(const AuthorityRule& rule, const ActionTraits& traits)
{
    return (!rule.carriesUpTo || traits.carries <= *rule.carriesUpTo) && (!rule.carriesOver || traits.carries > *rule.carriesOver)
        && (!rule.chosenByAtLeast || traits.chosenBy >= *rule.chosenByAtLeast) && (!rule.madeFromAtLeast || traits.madeFrom >= *rule.madeFromAtLeast)
        && (!rule.madeFromBelow || traits.madeFrom < *rule.madeFromBelow);
}

/// Whether what is named first holds everything that is named later.
template <class List> bool takesIn(const List& first, const List& later)
{
    return first.isEmpty() || (!later.isEmpty() && std::all_of(later.begin(), later.end(), [&](const auto& one) { return first.contains(one); }));
}

/// A lower bound that the first asks for is asked for by the later one, too.
template <class T> bool boundBelow(const std::optional<T>& first, const std::optional<T>& later)
{
    return !first || (later && *later >= *first);
}

template <class T> bool boundAbove(const std::optional<T>& first, const std::optional<T>& later)
{
    return !first || (later && *later <= *first);
}

} // namespace

bool holds(const AuthorityRule& rule, const ActionTraits& traits, const AgentId& agent, std::optional<Rank> rank, Instant now)
{
    if (rule.until && now >= *rule.until)
        return false;
    if (!rule.ranks.isEmpty() && !(rank && rule.ranks.contains(*rank)))
        return false;
    return isAny(rule.agents, agent) && holdsForWhat(rule, traits) && holdsForHowMuch(rule, traits) && holdsForWhence(rule, traits);
}

bool covers(const AuthorityRule& first, const AuthorityRule& later)
{
    return takesIn(first.kinds, later.kinds) && takesIn(first.connectors, later.connectors) && takesIn(first.accounts, later.accounts)
        && takesIn(first.agents, later.agents) && takesIn(first.ranks, later.ranks) && takesIn(first.audiences, later.audiences)
        && takesIn(first.risks, later.risks) && (!first.reversible || first.reversible == later.reversible)
        && boundBelow(first.above, later.above) && boundAbove(first.upTo, later.upTo) && boundBelow(first.reachesOver, later.reachesOver)
        && boundAbove(first.reachesUpTo, later.reachesUpTo) && boundAbove(first.carriesUpTo, later.carriesUpTo)
        && boundBelow(first.carriesOver, later.carriesOver) && boundBelow(first.chosenByAtLeast, later.chosenByAtLeast)
        && boundBelow(first.madeFromAtLeast, later.madeFromAtLeast) && boundAbove(first.madeFromBelow, later.madeFromBelow)
        && boundAbove(first.until, later.until);
}

QByteArray digestOf(const AuthorityRule& rule)
{
    return sha256(encode(rule));
}

} // namespace qd::rules
