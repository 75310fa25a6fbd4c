#include "agents/office/course/MoneyDesk.h"

#include "agents/llm/PriceList.h"
#include "core/rules/money/Limits.h"

#include <tuple>

namespace qd::agents {

/// No means that it would not fit either if nobody else had been promised anything, but those whose calls lie in batches: these
/// keep it for a day.
MoneyDesk::Says MoneyDesk::judge(const TurnOrder& order, TokenCount in, TokenCount out, bool isBatched, Money& worst, Error& why) const
{
    const Result<Money> most = m_floor.crew.tools().prices->worstCase(order.model, in, out, isBatched ? PriceList::InBatch : PriceList::Alone);
    if (!most) {
        why = most.error();
        return Says::No;
    }
    worst = *most;
    if (m_floor.noMoney) {
        why = *m_floor.noMoney;
        return Says::No;
    }
    const rules::Draw draw{order.agent.id, order.run, order.model, {worst, in.value + out.value, 1, isBatched ? Duration(0) : order.step.timeLimit}};
    const Result<Done> fits = rules::affordable(m_floor.state, draw, m_floor.now());
    if (fits)
        return Says::Go;
    why = fits.error();
    if (m_floor.state.ledger.reserved.isEmpty())
        return Says::No;
    OfficeState alone = m_floor.state;
    alone.ledger.reserved.removeIf([&](const auto& held) { return !m_floor.state.models.batched.contains(held.key()); });
    alone.ledger.addUpReserved();
    return rules::affordable(alone, draw, m_floor.now()) ? Says::Wait : Says::No;
}

void MoneyDesk::reserve(const TurnOrder& order, TokenCount tokens, Money worst, bool isBatched)
{
    TurnReserved reserved;
    reserved.turn = order.turn;
    reserved.run = order.run;
    reserved.agent = order.agent.id;
    reserved.campaign = order.campaign == order.run ? RunId() : order.campaign;
    reserved.model = order.model;
    reserved.amount = worst;
    reserved.tokens = tokens;
    reserved.deadline = isBatched ? m_floor.now() : order.now + order.step.timeLimit; // nobody waits for a batch
    reserved.batched = isBatched;
    std::tie(reserved.forCampaign, reserved.forChannel) = rules::subjectOf(m_floor.state, order.run);
    m_floor.docket.enter(reserved, order.agent.id, m_floor.causes.value(order.turn), order.run, {}, m_floor.now());
}

MoneyDesk::Says MoneyDesk::reserveBatched(const TurnOrder& order, TokenCount in, TokenCount out, Error& why)
{
    if (!m_waiting.empty()) // nobody overtakes who waits
        return Says::Wait;
    Money worst;
    const Says says = judge(order, in, out, true, worst, why);
    if (says == Says::Go)
        reserve(order, {in.value + out.value}, worst, true);
    return says;
}

/// @returns false when it has to wait.
bool MoneyDesk::decide(const Waiting& call)
{
    Money worst;
    Error why;
    const TurnOrder& order = *call.order;
    const Says says = judge(order, call.in, call.out, false, worst, why);
    if (says == Says::Wait)
        return false;
    if (says == Says::No) {
        call.refused(why);
        return true;
    }
    Crew::Go go = m_floor.crew.takeGo(order.turn);
    if (!go)
        return true; // it was halted
    reserve(order, {call.in.value + call.out.value}, worst, false);
    m_floor.docket.onDisk(std::move(go));
    return true;
}

void MoneyDesk::written(const std::shared_ptr<const TurnOrder>& order, TokenCount in, TokenCount out, Refused refused)
{
    Waiting call{order, in, out, std::move(refused)};
    if (!m_waiting.empty() || !decide(call)) // nobody overtakes who waits
        m_waiting.push_back(std::move(call));
    lookAgain();
    m_floor.flush();
}

void MoneyDesk::lookAgain()
{
    while (!m_waiting.empty()) {
        const Waiting first = m_waiting.front();
        if (!decide(first))
            return;
        if (!m_waiting.empty() && m_waiting.front().order == first.order) // what was refused may have looked again itself
            m_waiting.pop_front();
    }
}

void MoneyDesk::forget(const TurnId& turn)
{
    std::erase_if(m_waiting, [&](const Waiting& call) { return call.order->turn == turn; });
}

} // namespace qd::agents
