#include "core/rules/authority/Ceiling.h"

#include "core/model/money/Budget.h"
#include "core/model/outside/ConnectorSetting.h"

#include <algorithm>
#include <limits>

namespace qd::rules {

namespace {

template <class T> std::optional<T> least(const std::optional<T>& a, const std::optional<T>& b)
{
    return a && b ? std::optional<T>(std::min(*a, *b)) : a ? a : b;
}

std::optional<QStringList> shared(const std::optional<QStringList>& a, const std::optional<QStringList>& b)
{
    if (!a || !b)
        return a ? a : b;
    QStringList both;
    for (const QString& account : *a)
        if (b->contains(account) && !both.contains(account))
            both.append(account);
    both.sort(); // whichever is asked first
    return both;
}

} // namespace

qint64 reachOf(const ActionTraits& traits)
{
    switch (traits.reach.who) {
    case AudienceClass::Nobody: return 0;
    case AudienceClass::One: return 1;
    default: return traits.reach.size > 0 ? traits.reach.size : std::numeric_limits<qint64>::max();
    }
}

Ceilings smaller(const Ceilings& a, const Ceilings& b)
{
    Ceilings both;
    both.level = least(a.level, b.level);
    both.kinds = a.kinds;
    for (auto kind = b.kinds.begin(); kind != b.kinds.end(); ++kind) {
        const auto other = both.kinds.constFind(kind.key());
        both.kinds.insert(kind.key(), other == both.kinds.constEnd() ? *kind : std::min(*kind, *other));
    }
    both.irreversible = least(a.irreversible, b.irreversible);
    both.untrusted = least(a.untrusted, b.untrusted);
    both.perAction = least(a.perAction, b.perAction);
    both.reach = least(a.reach, b.reach);
    both.accounts = shared(a.accounts, b.accounts);
    return both;
}

QList<LevelCut> cutsBy(const Ceilings& ceilings, const ActionTraits& traits, Autonomy level, const QString& by)
{
    QList<LevelCut> cuts;
    const auto cut = [&](const std::optional<Autonomy>& to, const QString& why) {
        if (to && *to < level) {
            cuts.append({by, *to, why});
            level = *to;
        }
    };
    cut(ceilings.level, QStringLiteral("nothing goes above %1").arg(wordOf(ceilings.level.value_or(Autonomy::L4))));
    if (const auto kind = ceilings.kinds.constFind(traits.kind); kind != ceilings.kinds.constEnd())
        cut(*kind, QStringLiteral("\"%1\" does not go above %2").arg(traits.kind.text, wordOf(*kind)));
    if (!traits.reversible)
        cut(ceilings.irreversible, QStringLiteral("it cannot be undone"));
    if (traits.madeFrom == Integrity::Untrusted || traits.chosenBy == Integrity::Untrusted)
        cut(ceilings.untrusted, QStringLiteral("it was made from what a stranger wrote"));
    if (ceilings.perAction && traits.cost > *ceilings.perAction)
        cut(Autonomy::L3, QStringLiteral("it costs %1, and %2 is the most that goes unasked").arg(dollarText(traits.cost), dollarText(*ceilings.perAction)));
    if (ceilings.reach && reachOf(traits) > *ceilings.reach)
        cut(Autonomy::L3, QStringLiteral("it may reach more than %1").arg(*ceilings.reach));
    return cuts;
}

QString accountRefused(const Ceilings& ceilings, const ActionTraits& traits)
{
    const QString key = accountKey(traits.connector, traits.account);
    return !ceilings.accounts || ceilings.accounts->contains(key) ? QString()
                                                                  : QStringLiteral("nothing may go out through \"%1\": it is not among the accounts that are allowed").arg(key);
}

} // namespace qd::rules
