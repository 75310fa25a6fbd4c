#include "agents/office/course/MoneyDesk.h"

#include "agents/llm/PriceList.h"
#include "core/rules/money/Limits.h"

#include <algorithm>
#include <tuple>

namespace qd::agents {

namespace {

constexpr Duration kWorthAsking{10'000}; ///< a call that gets less would rarely see its end
constexpr Duration kToHangUp{1'000};     ///< from the end of a call's time until it has ended

/// Its time is the step's, or what the budgets in minutes leave of it.
rules::Draw drawOf(const OfficeState& state, const TurnOrder& order, TokenCount tokens, Money worst, bool isBatched, Instant now)
{
    rules::Draw draw{order.agent.id, order.run, order.model, {worst, tokens.value, 1, isBatched ? Duration(0) : order.step.timeLimit}};
    if (!isBatched)
        draw.amounts.time = std::max(std::min(kWorthAsking, order.step.timeLimit), rules::timeLeft(state, draw, now));
    return draw;
}

} // namespace

/// No means that it would not fit either if nobody else had been promised anything, but those whose calls lie in batches: these
/// keep it for a day.
MoneyDesk::Says MoneyDesk::judge(const TurnOrder& order, TokenCount in, TokenCount out, bool isBatched, Promise& promise, Error& why) const
{
    const Result<Money> most = m_floor.crew.tools().prices->worstCase(order.model, in, out, isBatched ? PriceList::InBatch : PriceList::Alone);
    if (!most) {
        why = most.error();
        return Says::No;
    }
    if (m_floor.noMoney) {
        why = *m_floor.noMoney;
        return Says::No;
    }
    const TokenCount tokens{in.value + out.value};
    const auto fitsIn = [&](const OfficeState& state) {
        const rules::Draw draw = drawOf(state, order, tokens, *most, isBatched, m_floor.now());
        promise = {tokens, *most, draw.amounts.time};
        return rules::affordable(state, draw, m_floor.now());
    };
    const Result<Done> fits = fitsIn(m_floor.state);
    if (fits)
        return Says::Go;
    why = fits.error();
    if (m_floor.state.ledger.reserved.isEmpty())
        return Says::No;
    OfficeState alone = m_floor.state;
    const auto isSlow = [this](const TurnId& hold) { // what nobody can tell may stay promised for days
        const auto effect = m_floor.state.effects.open.constFind({hold.uuid});
        return m_floor.state.models.batched.contains(hold) || (effect != m_floor.state.effects.open.constEnd() && isUnknown(effect->status));
    };
    alone.ledger.reserved.removeIf([&](const auto& held) { return !isSlow(held.key()); });
    alone.ledger.addUpReserved();
    return fitsIn(alone) ? Says::Wait : Says::No;
}

void MoneyDesk::reserve(const TurnOrder& order, const Promise& promise, bool isBatched)
{
    TurnReserved reserved;
    reserved.turn = order.turn;
    reserved.run = order.run;
    reserved.agent = order.agent.id;
    reserved.campaign = order.campaign == order.run ? RunId() : order.campaign;
    reserved.model = order.model;
    reserved.amount = promise.worst;
    reserved.tokens = promise.tokens;
    reserved.deadline = isBatched ? m_floor.now() : std::min(order.now + order.step.timeLimit, m_floor.now() + promise.time); // nobody waits for a batch
    reserved.batched = isBatched;
    std::tie(reserved.forCampaign, reserved.forChannel) = rules::subjectOf(m_floor.state, order.run);
    m_floor.docket.enter(reserved, order.agent.id, m_floor.causes.value(order.turn), order.run, {}, m_floor.now());
}

MoneyDesk::Says MoneyDesk::reserveBatched(const TurnOrder& order, TokenCount in, TokenCount out, Error& why)
{
    if (!m_waiting.empty()) // nobody overtakes who waits
        return Says::Wait;
    Promise promise;
    const Says says = judge(order, in, out, true, promise, why);
    if (says == Says::Go)
        reserve(order, promise, true);
    return says;
}

Result<Done> MoneyDesk::promise(const Hold& hold)
{
    if (m_floor.noMoney)
        return *m_floor.noMoney;
    const Instant now = m_floor.now();
    if (const Result<Done> fits = rules::affordable(m_floor.state, {hold.agent, hold.run, hold.payee, {hold.most, 0, 0, Duration(0)}}, now); !fits)
        return fits;
    const RunId root = m_floor.state.runs.open.value(hold.run).root;
    TurnReserved reserved;
    reserved.turn = hold.name;
    reserved.run = hold.run;
    reserved.agent = hold.agent;
    reserved.campaign = root == hold.run ? RunId() : root;
    reserved.model = hold.payee;
    reserved.amount = hold.most;
    reserved.calls = 0;
    reserved.deadline = now; // the time that it takes is no model's
    std::tie(reserved.forCampaign, reserved.forChannel) = rules::subjectOf(m_floor.state, hold.run);
    m_floor.docket.enter(reserved, hold.agent, 0, hold.run, {}, now);
    return Done{};
}

/// @returns false when it has to wait.
bool MoneyDesk::decide(const Waiting& call)
{
    Promise promise;
    Error why;
    const TurnOrder& order = *call.order;
    const Says says = judge(order, call.in, call.out, false, promise, why);
    if (says == Says::Wait)
        return false;
    if (says == Says::No) {
        call.refused(why);
        return true;
    }
    Crew::Go go = m_floor.crew.takeGo(order.turn, promise.time - kToHangUp);
    if (!go)
        return true; // it was halted
    reserve(order, promise, false);
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
