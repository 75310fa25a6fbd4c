#include "core/rules/inbox/Erasure.h"

#include "core/rules/people/People.h"

#include <algorithm>

namespace qd::rules {

namespace {

bool isErasure(const Change& change)
{
    return change.what == kErased;
}

} // namespace

bool holdsPersonal(const EffectContent& content)
{
    return content.details.contains(kPersonal);
}

QList<Change> changedByErasure(const EffectContent& content)
{
    return holdsPersonal(content) ? QList<Change>{{kErased, QStringLiteral("everybody whom it may be about was kept"), kMayBeTheirs}} : QList<Change>();
}

QList<Change> allChanges(const QList<Change>& before, const QList<Change>& now)
{
    QList<Change> all = before;
    if (std::any_of(now.begin(), now.end(), isErasure))
        all.removeIf(isErasure);
    return all + now;
}

} // namespace qd::rules
