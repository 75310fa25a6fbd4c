#include "app/commands/inbox/ItemReport.h"

#include "agents/effects/Replacing.h"
#include "agents/effects/people/LeaveHeaders.h"
#include "app/commands/Fields.h"
#include "app/commands/inbox/HeldReport.h"
#include "core/rules/Authority.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/inbox/Merging.h"
#include "core/rules/inbox/Staleness.h"
#include "core/rules/outside/Pacing.h"
#include "core/rules/outside/Stuck.h"

namespace qd::app {

namespace {

/// With where it is from, where its name does not say so.
QString nameOf(const Source& source)
{
    if (source.name.isEmpty() || source.origin.isEmpty() || source.origin == source.name)
        return source.name.isEmpty() ? source.origin : source.name;
    return QStringLiteral("%1 (%2)").arg(source.name, source.origin);
}

} // namespace

QString itemLine(const Approval& item)
{
    QString line = QStringLiteral("%1  %2  %3  %4 → %5").arg(item.id.toString(), wordOf(item.level), item.title, item.from.text,
                                                               item.content.destination);
    if (!item.merged.isEmpty())
        line += QStringLiteral("  (%1 pieces of work ask for the same)").arg(item.merged.size() + 1);
    return item.stale.isEmpty() ? line : line + QStringLiteral("  (changed since you were asked: %1)").arg(rules::inWords(item.stale));
}

QString heldWords(const OfficeState& state, const Approval& item, Instant now)
{
    if (item.status != ApprovalStatus::Held)
        return {};
    const QString undo = QStringLiteral("undo with quarterdeck inbox undo %1").arg(item.id.toString());
    const RunId paused = rules::pausedFor(state, item);
    const QString goesOn = QStringLiteral("quarterdeck runs continue %1").arg(paused.toString());
    if (state.org.stopped && !paused.isNull())
        return QStringLiteral("  (approved, leaves when work goes on, and its run: quarterdeck resume, then %1; %2)").arg(goesOn, undo);
    if (state.org.stopped)
        return QStringLiteral("  (approved, leaves when work goes on: quarterdeck resume; %1)").arg(undo);
    if (!paused.isNull())
        return QStringLiteral("  (approved, leaves when its run goes on: %1; %2)").arg(goesOn, undo);
    if (const std::optional<rules::Stuck> waits = rules::waitOf(state, state.effects.open.value(item.effect)))
        return QStringLiteral("  (approved, and %1; %2)").arg(waitInWords(*waits, now), undo);
    const qint64 seconds = item.leaves ? (*item.leaves - now).count() / 1'000 : 0;
    return item.leaves && *item.leaves > now ? QStringLiteral("  (approved, leaves in %1 s; %2)").arg(seconds + 1).arg(undo)
                                             : QStringLiteral("  (approved, and about to leave)");
}

void sayYes(const Invocation& call, const Approval& item)
{
    const EffectContent& content = item.content;
    call.say(QStringLiteral("%1%2  [%3]\nfrom %4 to %5 (%6)\n%7").arg(rehearsalMark(content.rehearsal || item.label.rehearsal), item.title,
        wordOf(item.level), item.from.text, content.destination, content.audience, item.why));
    call.say(QStringLiteral("  through %1, %2").arg(content.connector.text, content.reversible ? QStringLiteral("can be undone") : QStringLiteral("cannot be undone")));
    for (const auto& [name, words] : {std::pair{agents::kReplaces, QStringLiteral("  takes the place of %1")}, std::pair{agents::kLeave, QStringLiteral("  %1")}})
        if (const auto found = content.details.constFind(name); found != content.details.constEnd())
            if (const QString* text = std::get_if<QString>(&*found))
                call.say(words.arg(*text));
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

void sayOthers(const Invocation& call, const OfficeState& state, const Approval& item)
{
    if (item.status == ApprovalStatus::Merged) {
        const Error why = rules::standsInWords(state.inbox, item.id);
        call.say(QStringLiteral("  %1: %2").arg(why.text, why.hint));
    } else if (const QString askers = rules::askersInWords(state, item); !askers.isEmpty()) {
        call.say(QStringLiteral("  %1").arg(askers));
        call.say(QStringLiteral("  approved, it goes out once and all of them go on; rejected, each of them hears it"));
    }
}

void sayGrounds(const Invocation& call, const Approval& item)
{
    for (const Score& score : item.scores)
        call.say(QStringLiteral("  %1: %2 of %3").arg(score.name).arg(score.value).arg(score.outOf));
    for (const Check& check : item.checks)
        call.say(QStringLiteral("  %1: %2%3").arg(check.by.text, check.verdict, check.by == system() ? QStringLiteral(". ") + check.note : QString()));
    for (const Source& source : rules::sourcesBehind(item))
        call.say(QStringLiteral("  source %1, %2").arg(nameOf(source), wordOf(source.label.integrity)));
    for (const ChoiceInput& choice : rules::strangersChoices(item))
        call.say(QStringLiteral("  %1 came from %2, %3").arg(choice.field, choice.from, wordOf(choice.label.integrity)));
    if (item.label.integrity == Integrity::Untrusted)
        call.say(QStringLiteral("  it was made from what strangers wrote"));
}

} // namespace qd::app
