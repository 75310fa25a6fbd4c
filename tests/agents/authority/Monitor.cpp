#include "tests/agents/authority/Monitor.h"

#include <algorithm>

namespace qd::test {

namespace {

constexpr qint64 kMuch = 1'000'000'000; // a thousand dollars, in millionths

qint64 headsOf(const Monitor::Deed& deed)
{
    return deed.audience < 2 ? deed.audience : deed.heads > 0 ? deed.heads : Monitor::kNoLimit;
}

int secrecyOf(const Monitor::Deed& deed)
{
    return std::max(deed.secrecy, deed.text.secrecy);
}

QString accountOf(const Monitor::Deed& deed)
{
    return deed.account.isEmpty() ? QStringLiteral("main") : deed.account;
}

template <class T> bool names(const QList<T>& some, const T& one)
{
    return some.isEmpty() || some.contains(one);
}

} // namespace

int Monitor::risk(const Deed& deed) const
{
    const bool isWide = deed.audience >= 3;
    if (deed.cost > kMuch || (isWide && !deed.undoable))
        return 2;
    return isWide || !deed.undoable || deed.cost > 0 ? 1 : 0;
}

bool Monitor::holds(const Rule& rule, const Deed& deed) const
{
    const qint64 heads = headsOf(deed);
    const bool what = names(rule.kinds, deed.kind) && names(rule.ways, deed.way) && names(rule.accounts, accountOf(deed)) && names(rule.whos, deed.who) && names(rule.ranks, deed.rank)
        && names(rule.audiences, deed.audience) && names(rule.risks, risk(deed)) && (!rule.undoable || *rule.undoable == deed.undoable) && !(rule.before && now >= *rule.before);
    const bool howMuch = !(rule.costsOver && deed.cost <= *rule.costsOver) && !(rule.costsUpTo && deed.cost > *rule.costsUpTo) && !(rule.headsOver && heads <= *rule.headsOver)
        && !(rule.headsUpTo && heads > *rule.headsUpTo);
    const bool whence = !(rule.secrecyUpTo && secrecyOf(deed) > *rule.secrecyUpTo) && !(rule.secrecyOver && secrecyOf(deed) <= *rule.secrecyOver)
        && !(rule.choiceFrom && deed.choice.trust < *rule.choiceFrom) && !(rule.textFrom && deed.text.trust < *rule.textFrom) && !(rule.textBelow && deed.text.trust >= *rule.textBelow);
    return what && howMuch && whence;
}

/// The first that holds: hers, the file's, the matrix.
int Monitor::granted(const Deed& deed) const
{
    for (const QList<Rule>& list : rules)
        for (const Rule& rule : list)
            if (holds(rule, deed))
                return rule.level;
    return matrix.value(deed.kind, 3);
}

bool Monitor::isForbidden(const Deed& deed) const
{
    const int cleared = clearances.value(deed.way, kInternal);
    if (deed.secrecy > cleared || (deed.text.secrecy > kPersonal && deed.text.secrecy > cleared)) // what is personal in words she may let out, nobody else
        return true;
    for (const Limits& one : limits)
        if (one.accounts && !one.accounts->contains(deed.way + u'/' + accountOf(deed)))
            return true;
    const QList<Grant> mine = grants.value(deed.who);
    return !mine.isEmpty() && std::none_of(mine.begin(), mine.end(), [&](const Grant& one) {
        return names(one.kinds, deed.kind) && names(one.ways, deed.way) && deed.cost <= one.cost && deed.audience <= one.audience;
    });
}

Monitor::Verdict Monitor::judge(const Deed& deed) const
{
    if (isForbidden(deed))
        return Forbidden;
    bool goes = granted(deed) == 4 && (deed.cost == 0 || deed.cost <= purses.value(deed.who));
    for (const Limits& one : limits) {
        goes = goes && one.level == 4 && one.kinds.value(deed.kind, 4) == 4 && deed.cost <= one.cost && headsOf(deed) <= one.heads;
        goes = goes && (deed.undoable || one.undoable == 4) && (std::min(deed.choice.trust, deed.text.trust) > kStranger || one.strangers == 4);
    }
    const bool readStrangers = std::min({everything.trust, deed.choice.trust, deed.text.trust}) == kStranger;
    goes = goes && deed.choice.trust >= kColleague;                                                          // strangers do not choose
    goes = goes && !(deed.text.trust == kStranger && (deed.audience >= 4 || !deed.undoable));                // nor speak before everybody, or for good
    goes = goes && !(readStrangers && secrecyOf(deed) >= kPersonal);                                         // nor take what is personal along
    goes = goes && !(deed.audience >= 4 && secrecyOf(deed) >= kPersonal);                                    // which is nothing for everybody
    goes = goes && secrecyOf(deed) <= clearances.value(deed.way, kInternal);                                 // nor for a way out that may not carry it
    return goes ? MayGo : Asks;
}

} // namespace qd::test
