#include "app/commands/inbox/Aftermath.h"

#include "app/commands/inbox/EscalationReport.h"
#include "app/commands/inbox/HeldReport.h"
#include "core/rules/outside/Splitting.h"

#include <algorithm>
#include <utility>

namespace qd::app {

namespace {

/// The step that one of them was about.
using Place = std::pair<RunId, StepId>;

QList<Place> placesOf(const InboxState& before, const QList<Uuid>& said)
{
    QList<Place> places;
    const auto add = [&places](const Place& place) {
        if (!place.first.isNull() && !places.contains(place))
            places.append(place);
    };
    for (const Uuid& id : said) {
        if (const auto item = before.approvals.constFind({id}); item != before.approvals.constEnd())
            add({item->run, item->step});
        if (const auto question = before.escalations.constFind({id}); question != before.escalations.constEnd())
            add({question->run, question->step});
    }
    return places;
}

bool isAskedWhatBecameOfIt(const InboxState& inbox, const Effect& effect)
{
    return std::any_of(inbox.escalations.begin(), inbox.escalations.end(), [&](const Escalation& one) {
        return one.isUnknownOutcome() && one.with == human() && one.run == effect.run && one.step == effect.step;
    });
}

/// It has leave, and an item of the inbox says no more when it goes.
bool isLeft(const InboxState& inbox, const Effect& effect, const rules::SplitTally& tally)
{
    const bool isToGo = tally.waits > 0 || (isStillHere(effect.status) && effect.status != EffectStatus::Planned);
    return isToGo && std::none_of(inbox.approvals.begin(), inbox.approvals.end(), [&effect](const Approval& item) { return item.effect == effect.id; });
}

/// Empty: it waits for nothing, or she is asked about it.
QString waitsInWords(const OfficeState& state, const Effect& effect, Instant now)
{
    const rules::SplitTally tally = rules::isSplit(effect) ? rules::tallyOf(state, effect) : rules::SplitTally();
    if (state.org.stopped && isLeft(state.inbox, effect, tally))
        return QStringLiteral("It has not gone out, because everything is stopped: \"%1\" goes when work goes on (quarterdeck resume).").arg(effect.content.title.simplified());
    if (const std::optional<rules::Stuck> waits = rules::waitOf(state, effect))
        return (tally.sent > 0 ? QStringLiteral("Not all of it has gone out: ") : QStringLiteral("It has not gone out: ")) + stuckLine(*waits, now);
    if ((isUnknown(effect.status) || tally.unknown > 0) && !isAskedWhatBecameOfIt(state.inbox, effect))
        return QStringLiteral("It is not known to have gone out: ") + heldInWords(state, effect, now);
    return {};
}

bool isWaiting(const Approval& item)
{
    return item.status == ApprovalStatus::Waiting || item.status == ApprovalStatus::Stale;
}

/// Of what had her yes and waits again, as it was or as it is by now. Empty: it does not.
QStringList backInWords(const InboxState& before, const InboxState& after, const ApprovalId& id)
{
    const auto same = after.approvals.constFind(id);
    if (same != after.approvals.constEnd() && isWaiting(*same))
        return {QStringLiteral("Taken back before it left: \"%1\" waits for you again.").arg(same->title.simplified())};
    QStringList lines;
    const auto old = before.approvals.constFind(id);
    for (const Approval& item : after.approvals)
        if (old != before.approvals.constEnd() && item.run == old->run && item.step == old->step && !before.approvals.contains(item.id) && isWaiting(item) && !item.stale.isEmpty())
            lines.append(QStringLiteral("It has changed before it left: \"%1\" is put to you anew (quarterdeck inbox show %2).").arg(item.title.simplified(), item.id.toString()));
    return lines;
}

/// "It waits for you now: Launch day was not taken: 550. quarterdeck inbox settle … lets it go on; with --end the run ends."
QString questionInWords(const Escalation& question)
{
    const QString issue = question.issue.simplified();
    const bool isEnded = issue.endsWith(QLatin1Char('.')) || issue.endsWith(QLatin1Char('?')) || issue.endsWith(QLatin1Char('!'));
    return QStringLiteral("It waits for you now: %1%2 %3").arg(issue, isEnded ? QString() : QStringLiteral("."), settlingOf(question));
}

} // namespace

QList<Uuid> saidYesTo(const QList<Command>& commands)
{
    QList<Uuid> items;
    const auto note = [&items](const DecideApproval& one) {
        if (one.verdict == Verdict::Approve || one.verdict == Verdict::ApproveWithEdits)
            items.append(one.approval.uuid);
    };
    for (const Command& command : commands) {
        if (const auto* one = std::get_if<DecideApproval>(&command))
            note(*one);
        else if (const auto* many = std::get_if<DecideMany>(&command))
            std::for_each(many->decisions.begin(), many->decisions.end(), note);
        else if (const auto* settled = std::get_if<SettleEscalation>(&command))
            items.append(settled->escalation.uuid);
    }
    return items;
}

QStringList aftermathOf(const OfficeState& before, const OfficeState& after, const QList<Uuid>& said, Instant now)
{
    QStringList lines;
    for (const Uuid& id : said)
        lines += backInWords(before.inbox, after.inbox, {id});
    const QList<Place> places = placesOf(before.inbox, said);
    for (const Effect& effect : after.effects.open)
        if (places.contains(Place{effect.run, effect.step}) && !rules::wholeOf(after, effect))
            if (const QString waits = waitsInWords(after, effect, now); !waits.isEmpty())
                lines.append(waits);
    const auto isOfThese = [&places](const Escalation& one) {
        return std::any_of(places.begin(), places.end(), [&one](const Place& place) { return place.first == one.run; });
    };
    for (const Escalation& question : after.inbox.escalations)
        if (question.with == human() && !before.inbox.escalations.contains(question.id) && isOfThese(question))
            lines.append(questionInWords(question));
    return lines;
}

} // namespace qd::app
