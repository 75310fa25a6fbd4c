#include "core/state/LedgerState.h"

#include <chrono>

namespace qd {

namespace {

qint64 monthOf(Instant at)
{
    const std::chrono::sys_days day{std::chrono::days(dayOf(at))};
    const std::chrono::year_month_day date{day};
    return qint64(int(date.year())) * 12 + unsigned(date.month()) - 1;
}

} // namespace

void Tally::add(const Spend& spend)
{
    calls += 1;
    usage += spend.usage;
    cost += spend.cost;
    wouldHaveCost += spend.wouldHaveCost;
}

bool LedgerState::isThisMonth(Instant at) const
{
    return month == monthOf(at) || (isToday(at) && month == monthOf(at) + 1);
}

void LedgerState::turnPages(Instant now)
{
    if (!isThisMonth(now)) {
        month = monthOf(now);
        thisMonth = {};
        agentsThisMonth.clear();
        classesThisMonth.clear();
    }
    if (!isToday(now)) {
        day = dayOf(now);
        today = {};
        agentsToday.clear();
        classesToday.clear();
    }
}

void LedgerState::addUpReserved()
{
    m_promised = {};
    for (const Reservation& reservation : std::as_const(reserved))
        m_promised += reservation.amount;
}

void LedgerState::reserve(const TurnId& turn, const Reservation& reservation)
{
    release(turn);
    reserved.insert(turn, reservation);
    m_promised += reservation.amount;
}

void LedgerState::release(const TurnId& turn)
{
    const auto held = reserved.constFind(turn);
    if (held == reserved.constEnd())
        return;
    m_promised = m_promised - held->amount;
    reserved.erase(held);
}

void LedgerState::apply(const StoredFact& stored, const QString& costClass)
{
    const auto settle = [&](const TurnId& turn, const AgentId& agent, const Spend& spend) {
        release(turn);
        if (spend.model.isEmpty() && spend.cost.micro == 0)
            return; // a skill: no model was asked
        turnPages(stored.time);
        for (Tally* tally : {&today, &thisMonth, &ever, &agentsToday[agent], &classesToday[costClass], &agentsThisMonth[agent],
                             &classesThisMonth[costClass]})
            tally->add(spend);
    };
    if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
        if (started->reserved.micro > 0)
            reserve(started->turn, {started->agent, started->run, started->reserved});
    } else if (const auto* call = std::get_if<TurnReserved>(&stored.fact)) {
        reserve(call->turn, {call->agent, call->run, call->amount});
    } else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        settle(finished->turn, finished->agent, finished->spend);
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
        settle(failed->turn, failed->agent, failed->spend);
    }
}

} // namespace qd
