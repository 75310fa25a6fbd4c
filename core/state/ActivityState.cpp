#include "core/state/ActivityState.h"

#include "core/state/money/ToolHold.h"

namespace qd {

/// Each yes and each taking back is a decision on record; the two cancel each other.
void ActivityState::followYes(const StoredFact& stored)
{
    if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact)) {
        if (decided->verdict == Verdict::Approve || decided->verdict == Verdict::ApproveWithEdits)
            held.insert(decided->approval, {decided->run, decided->by});
    } else if (const auto* back = std::get_if<ApprovalUndone>(&stored.fact)) {
        const HeldYes yes = held.take(back->approval);
        for (const AgentId& by : {yes.by, back->by}) {
            ++undone;
            undoneByHuman += by == human();
        }
    } else if (const auto* ruled = std::get_if<EffectRuled>(&stored.fact)) {
        if (ruled->ruling == Ruling::SendAgain)
            levels.remove(ruled->effect);
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        held.removeIf([&](const auto& entry) { return entry.value().run == over->run; });
    }
}

void ActivityState::apply(const StoredFact& stored)
{
    followYes(stored);
    const auto today = [&]() -> DayTally& {
        const qint64 day = dayOf(stored.time);
        while (!days.contains(day) && days.size() >= kDays)
            days.erase(days.begin()); // before the new one, which may be the oldest when a clock was set back
        return days[day];
    };
    const auto spent = [&](const Spend& spend) {
        if (spend.model.isEmpty() && spend.cost.micro == 0)
            return;
        DayTally& tally = today();
        tally.cost += spend.cost;
        tally.wouldHaveCost += spend.wouldHaveCost;
    };
    if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact); decided && decided->by == human() && !decided->trial) {
        DayTally& tally = today();
        tally.herTime += decided->lookedAt;
        ++(decided->lookedAt.count() > 0 ? tally.timed : tally.untimed);
    }
    if (std::holds_alternative<MessageSent>(stored.fact)) {
        ++messages;
        ++today().messages;
    } else if (const auto* made = std::get_if<DecisionMade>(&stored.fact)) {
        const bool hers = made->decision.maker == human();
        ++decisions;
        decisionsByHuman += hers;
        DayTally& tally = today();
        ++tally.decisions;
        tally.decisionsByHuman += hers;
    } else if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact)) {
        levels.insert(planned->effect.id, planned->effect.level);
    } else if (const auto* confirmed = std::get_if<EffectConfirmed>(&stored.fact)) {
        const Autonomy level = levels.take(confirmed->effect);
        ++effectsByLevel[wordOf(level)];
        DayTally& tally = today();
        ++tally.published;
        tally.withoutHer += level == Autonomy::L4;
    } else if (const auto* refused = std::get_if<EffectRefused>(&stored.fact)) {
        levels.remove(refused->effect);
    } else if (const auto* withdrawn = std::get_if<EffectWithdrawn>(&stored.fact)) {
        levels.remove(withdrawn->effect);
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        today().pieces += over->outcome == RunOutcome::Finished;
    } else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        spent(finished->spend);
        ++today().turnsDone;
    } else if (const auto* used = std::get_if<ToolUsed>(&stored.fact)) {
        spent(spendOf(*used));
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
        spent(failed->spend);
        if (!failed->again && !failed->stopped)
            ++today().turnsFailed;
    } else if (const auto* bought = std::get_if<ChannelSpent>(&stored.fact)) {
        today().outside += bought->amount;
    } else if (std::holds_alternative<EscalationRaised>(stored.fact)) {
        ++today().escalations;
    }
}

} // namespace qd
