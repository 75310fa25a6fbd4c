#include "core/rules/inbox/Staleness.h"

#include "core/base/Clock.h"
#include "core/model/money/Budget.h"
#include "core/rules/inbox/Erasure.h"

#include <algorithm>

namespace qd::rules {

namespace {

const QString kPrice = QStringLiteral("price");
const QString kWindow = QStringLiteral("window");
const QString kRules = QStringLiteral("rules");
const QString kTarget = QStringLiteral("target");
const QString kDecider = QStringLiteral("decider");

} // namespace

QList<Change> changesSince(const Approval& approval, const World& world, Instant now)
{
    const EffectContent& content = approval.content;
    QList<Change> changes;
    if (!world.forbidden.isEmpty())
        changes.append({kRules, QStringLiteral("it could be asked for"), world.forbidden});
    if (!world.refused.isEmpty())
        changes.append({kTarget, QStringLiteral("it would have been taken"), world.refused});
    if (content.window && content.window->until <= now)
        changes.append({kWindow, QStringLiteral("it could leave until %1").arg(toRfc3339(content.window->until)), QStringLiteral("that time is over")});
    if (world.forbidden.isEmpty() && world.refused.isEmpty() && world.cost != content.cost)
        changes.append({kPrice, dollarText(content.cost), dollarText(world.cost)});
    return changes;
}

bool canBeAskedAgain(const QList<Change>& changes)
{
    return std::all_of(changes.begin(), changes.end(), [](const Change& change) { return change.what == kPrice || change.what == kErased || change.what == kDecider; });
}

Change noLongerTheirs(const QString& why)
{
    return {kDecider, QStringLiteral("it had a yes"), why};
}

bool isMadeAnew(const QList<Change>& changes)
{
    return !changes.isEmpty() && std::all_of(changes.begin(), changes.end(), [](const Change& change) { return change.what == kTarget; });
}

bool changesTooFast(const Approval& approval, const QList<Change>& changes)
{
    const QList<Change> all = approval.stale + changes; // that people are erased is nothing that goes on by itself
    return std::count_if(all.begin(), all.end(), [](const Change& change) { return change.what != kErased; }) >= kTooOften;
}

QString inWords(const QList<Change>& changes)
{
    QStringList all;
    for (const Change& change : changes)
        all.append(change.what == kErased || change.what == kDecider ? change.after : change.what == kPrice ? QStringLiteral("the price was %1 and is %2").arg(change.before, change.after)
                                         : QStringLiteral("%1, and now: %2").arg(change.before, change.after));
    return all.join(QStringLiteral("; "));
}

} // namespace qd::rules
