#include "app/commands/reports/ItemReport.h"

#include "app/commands/Fields.h"
#include "core/rules/Authority.h"
#include "core/rules/inbox/Staleness.h"

namespace qd::app {

QString itemLine(const Approval& item)
{
    const QString line = QStringLiteral("%1  %2  %3  %4 → %5").arg(item.id.toString(), wordOf(item.level), item.title, item.from.text,
                                                               item.content.destination);
    return item.stale.isEmpty() ? line : line + QStringLiteral("  (changed since you were asked: %1)").arg(rules::inWords(item.stale));
}

void sayYes(const Invocation& call, const Approval& item)
{
    const EffectContent& content = item.content;
    call.say(QStringLiteral("%1%2  [%3]\nfrom %4 to %5 (%6)\n%7").arg(rehearsalMark(content.rehearsal || item.label.rehearsal), item.title,
        wordOf(item.level), item.from.text, content.destination, content.audience, item.why));
    call.say(QStringLiteral("  through %1, %2").arg(content.connector.text, content.reversible ? QStringLiteral("can be undone") : QStringLiteral("cannot be undone")));
    call.say(QStringLiteral("  cost so far %1 (would have cost %2), publishing %3")
                 .arg(rules::dollars(item.costSoFar), rules::dollars(item.wouldHaveCost), rules::dollars(content.cost)));
    call.say(QStringLiteral("  expires %1: %2").arg(toRfc3339(item.expires), item.onExpiry.isEmpty() ? QStringLiteral("nothing goes out") : item.onExpiry));
}

void sayChanges(const Invocation& call, const Approval& item)
{
    if (item.stale.isEmpty())
        return;
    call.say(QStringLiteral("  changed since you were asked: %1").arg(rules::inWords(item.stale)));
    if (item.status == ApprovalStatus::Stale)
        call.say(QStringLiteral("  it cannot be approved as it was: reject it, or ask for changes"));
}

void sayGrounds(const Invocation& call, const Approval& item)
{
    for (const Score& score : item.scores)
        call.say(QStringLiteral("  %1: %2 of %3").arg(score.name).arg(score.value).arg(score.outOf));
    for (const Check& check : item.checks)
        call.say(QStringLiteral("  %1: %2%3").arg(check.by.text, check.verdict, check.by == system() ? QStringLiteral(". ") + check.note : QString()));
    for (const Source& source : item.sources)
        call.say(QStringLiteral("  source %1 (%2), %3").arg(source.name, source.origin, wordOf(source.label.integrity)));
}

} // namespace qd::app
