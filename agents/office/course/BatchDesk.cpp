#include "agents/office/course/BatchDesk.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/wire/KeyEcho.h"
#include "agents/office/course/MoneyDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/turn/AskedTurn.h"
#include "core/base/Digest.h"

#include <algorithm>

namespace qd::agents {

namespace {

QString providerOf(const QString& model)
{
    return model.section(u':', 0, 0);
}

void earlier(std::optional<Instant>& next, Instant at)
{
    next = next ? std::min(*next, at) : at;
}

/// It goes back to the ordinary way, and no attempt is used up.
Error goesAlone(const QString& why)
{
    return {Error::Cancelled, why, {}, {}};
}

/// What is to be paid of an answer that has the key in it. Why its reader found fault with it was said without a mask.
Result<LlmAnswer> withheld(Result<LlmAnswer> answer, const QString& model)
{
    if (!answer)
        return Error{answer.error().kind, QStringLiteral("What came back repeats the key that it was asked with, so nothing of it is used."), {}, {}};
    answer->fault.reset();
    withhold(*answer, model);
    return answer;
}

} // namespace

bool BatchDesk::takes(const TurnOrder& order) const
{
    const auto run = m_floor.state.runs.open.constFind(order.run);
    if (!m_floor.settings.batches || run == m_floor.state.runs.open.constEnd() || !run->canWait || run->alarm || run->step(order.step.id).atOnce)
        return false;
    // What is held, what has to be over at some time, and what answers somebody cannot lie about for a day; nor what tools gave.
    if (order.part < 0 || order.step.paints || !order.step.holds.isEmpty() || order.step.window || !order.used.isEmpty())
        return false;
    return m_floor.settings.batches->takes(order.model) && m_floor.crew.tools().prices->hasBatchPrice(order.model);
}

void BatchDesk::collect(const Order& order, const Crew::Call& call, Refused refused)
{
    QList<Collected>& waiting = m_collected[order->model];
    waiting.append({order, call, std::move(refused), m_floor.now()});
    if (waiting.size() >= kMostTogether)
        send(order->model);
    else
        m_floor.wakeAt(m_floor.now() + kGather);
    m_floor.flush();
}

bool BatchDesk::holds(const TurnId& turn) const
{
    return m_going.contains(turn) || std::any_of(m_collected.begin(), m_collected.end(), [&](const QList<Collected>& waiting) {
        return std::any_of(waiting.begin(), waiting.end(), [&](const Collected& one) { return one.order->turn == turn; });
    });
}

bool BatchDesk::isBusy() const
{
    return !m_going.isEmpty() || !m_reading.isEmpty() || std::any_of(m_looks.begin(), m_looks.end(), [](const Look& look) { return look.isUnderWay; });
}

void BatchDesk::forget(const TurnId& turn)
{
    for (QList<Collected>& waiting : m_collected)
        waiting.removeIf([&](const Collected& one) { return one.order->turn == turn; });
}

/// What waited long enough goes, with whatever goes the same way.
std::optional<Instant> BatchDesk::sendDue()
{
    std::optional<Instant> next;
    for (const QString& model : m_collected.keys()) {
        const QList<Collected>& waiting = m_collected[model];
        if (!waiting.isEmpty() && waiting.first().since + kGather <= m_floor.now())
            send(model);
        if (const auto left = m_collected.constFind(model); left != m_collected.constEnd() && !left->isEmpty())
            earlier(next, left->first().since + kGather);
    }
    return next;
}

void BatchDesk::send(const QString& model)
{
    QList<Going> going;
    for (Collected& one : m_collected.take(model)) {
        if (!m_floor.crew.isWritten(one.order->turn))
            continue; // it was halted
        Error why;
        switch (m_floor.money->reserveBatched(*one.order, one.call.in, one.call.out, why)) {
        case MoneyDesk::Says::Go:
            going.append({one.order, m_floor.crew.takeWritten(one.order->turn)});
            m_going.insert(one.order->turn);
            break;
        case MoneyDesk::Says::No:
            one.refused(why);
            break;
        case MoneyDesk::Says::Wait: // with the next ones
            one.since = m_floor.now();
            m_collected[model].append(one);
            break;
        }
    }
    if (!going.isEmpty()) // once what they can cost is on the disk
        m_floor.docket.after([this, provider = providerOf(model), going] { create(provider, going); });
}

void BatchDesk::create(const QString& provider, const QList<Going>& going)
{
    if (m_floor.isHalted()) // nothing has left
        return made(provider, going, {BatchMade::Refused, {}, {}, QStringLiteral("everything was stopped")});
    QList<BatchedCall> calls;
    for (const Going& one : going)
        calls.append({one.order->turn.toString(), *one.ready->request});
    m_floor.settings.batches->create(provider, calls, m_floor.mailbox, [this, provider, going, epoch = m_floor.epoch()](const BatchMade& came) {
        if (epoch == m_floor.epoch())
            made(provider, going, came);
        else if (came.how == BatchMade::Taken) // those turns were cut short, and are settled
            m_floor.settings.batches->cancel(provider, came.batch);
    });
}

void BatchDesk::made(const QString& provider, const QList<Going>& going, const BatchMade& came)
{
    const QString title = m_floor.settings.batches->titleOf(provider);
    for (const Going& one : going) {
        m_going.remove(one.order->turn);
        const AgentState agent = m_floor.state.org.agents.value(one.order->agent.id);
        if (agent.turn != one.order->turn)
            continue; // its time was over, and it is settled
        if (came.how == BatchMade::Taken) {
            lies(provider, one, came);
            continue;
        }
        TurnReport report;
        report.spend.batched = true;
        report.isCostUnknown = came.how == BatchMade::Unclear;
        report.error = report.isCostUnknown ? Error{Error::Network, QStringLiteral("%1 was handed it with others, and nobody knows whether it took them: %2").arg(title, came.why), {}, {}}
                                            : goesAlone(QStringLiteral("%1 did not take it with others: %2").arg(title, came.why));
        report.outside = report.isCostUnknown;
        m_floor.turns->report(*one.order, report);
    }
    if (came.how == BatchMade::Taken && m_floor.state.org.stopped)
        cancel({provider, came.batch});
    m_floor.wakeAt(m_floor.now() + kFirstLook);
    m_floor.flush();
}

/// The provider has it: its agent is free for something else.
void BatchDesk::lies(const QString& provider, const Going& one, const BatchMade& came)
{
    AskedTurn asked = askedOf(*one.ready);
    asked.isBatched = true;
    const QByteArray kept = encode(asked);
    auto batched = turnFact<TurnBatched>(*one.order);
    batched.provider = provider;
    batched.batch = came.batch;
    batched.deadline = came.expires.ms > 0 ? came.expires : m_floor.now() + kDeadline;
    batched.order = sha256(kept);
    m_floor.keep(batched.order, kept);
    m_floor.docket.keep({one.ready->requestHash, one.ready->requestText});
    m_floor.keepOnce(one.ready->systemHash, one.ready->systemText);
    m_floor.docket.enter(batched, one.order->agent.id, m_floor.causes.value(one.order->turn), one.order->run, one.order->label, m_floor.now());
    m_floor.turns->leave(*one.order);
}

QList<TurnId> BatchDesk::turnsOf(const Name& name) const
{
    QList<TurnId> turns;
    const auto& batched = m_floor.state.models.batched;
    for (auto it = batched.begin(); it != batched.end(); ++it)
        if (Name{it->provider, it->batch} == name)
            turns.append(it.key());
    return turns;
}

bool BatchDesk::isStale(const TurnId& turn) const
{
    const ModelsState::Batched at = m_floor.state.models.batched.value(turn);
    const auto run = m_floor.state.runs.open.constFind(at.run);
    return run == m_floor.state.runs.open.constEnd() || run->step(at.step).turn != turn;
}

QSet<BatchDesk::Name> BatchDesk::names() const
{
    QSet<Name> names;
    for (const ModelsState::Batched& one : m_floor.state.models.batched)
        names.insert({one.provider, one.batch});
    return names;
}

/// Once; it may be over before that arrives.
void BatchDesk::cancel(const Name& name)
{
    if (!m_floor.settings.batches || m_cancelled.contains(name))
        return;
    m_cancelled.insert(name);
    m_floor.settings.batches->cancel(name.first, name.second);
}

void BatchDesk::cancelStale()
{
    for (const Name& name : names()) {
        const QList<TurnId> turns = turnsOf(name);
        if (std::all_of(turns.begin(), turns.end(), [this](const TurnId& turn) { return isStale(turn); }))
            cancel(name);
    }
}

void BatchDesk::halt()
{
    for (const Name& name : names())
        cancel(name);
}

std::optional<Instant> BatchDesk::tick()
{
    if (m_floor.isHalted() || !m_floor.settings.batches)
        return std::nullopt;
    std::optional<Instant> next = sendDue();
    if (const std::optional<Instant> look = lookDue())
        earlier(next, *look);
    return next;
}

std::optional<Instant> BatchDesk::lookDue()
{
    std::optional<Instant> next;
    const Instant now = m_floor.now();
    QMap<Name, Look> looks;
    for (const ModelsState::Batched& one : std::as_const(m_floor.state.models.batched)) {
        const Name name{one.provider, one.batch};
        if (!looks.contains(name)) // one that nobody has looked after yet: as long after it was taken as a first look is
            looks.insert(name, m_looks.value(name, Look{one.since + kFirstLook}));
    }
    m_looks = looks;
    for (auto it = looks.begin(); it != looks.end(); ++it) {
        if (!it->isUnderWay && it->next <= now)
            look(it.key());
        if (const Look& after = m_looks[it.key()]; !after.isUnderWay)
            earlier(next, after.next);
    }
    return next;
}

void BatchDesk::look(const Name& name)
{
    Look& at = m_looks[name];
    at.isUnderWay = true;
    m_floor.settings.batches->look(name.first, name.second, m_floor.mailbox, [this, name, epoch = m_floor.epoch()](const BatchSeen& came) {
        if (epoch == m_floor.epoch())
            seen(name, came);
    });
}

void BatchDesk::seen(const Name& name, const BatchSeen& came)
{
    Look& at = m_looks[name];
    at.isUnderWay = false;
    at.next = m_floor.now() + at.pause;
    at.pause = std::min(at.pause * 2, kLongestPause);
    m_floor.wakeAt(at.next);
    const QList<TurnId> turns = turnsOf(name);
    const bool isLate = !turns.isEmpty() && m_floor.state.models.batched.value(turns.first()).deadline + kMargin <= m_floor.now();
    const bool isOver = came.how == BatchSeen::Ended || came.how == BatchSeen::Gone || isLate;
    if (isLate && came.how != BatchSeen::Ended)
        cancel(name);
    QHash<QString, BatchResult> results;
    for (const BatchResult& result : came.results)
        results.insert(result.id, result);
    for (const TurnId& turn : isOver ? turns : QList<TurnId>()) {
        const auto found = results.constFind(turn.toString());
        const bool isThere = found != results.constEnd();
        read(turn, isThere ? std::optional(*found) : std::nullopt, !came.isComplete, came.why);
    }
    m_floor.flush();
}

void BatchDesk::read(const TurnId& turn, const std::optional<BatchResult>& result, bool isOwed, const QString& why)
{
    if (m_reading.contains(turn))
        return;
    m_reading.insert(turn);
    const QByteArray kept = m_floor.state.models.batched.value(turn).order;
    m_floor.gather({kept}, [this, turn, kept, result, isOwed, why](const Result<TurnMaterials>& materials) {
        if (!m_reading.remove(turn) || !m_floor.state.models.batched.contains(turn))
            return;
        settle(turn, materials ? decodeText<AskedTurn>(materials->value(kept)) : Result<AskedTurn>(materials.error()), result, isOwed, why);
        m_floor.flush();
    });
}

/// `isOwed`: nobody can tell what becomes of a call that has no result.
Result<LlmAnswer> BatchDesk::answerOf(const AskedTurn& asked, const std::optional<BatchResult>& result, bool isOwed, const QString& why) const
{
    const QString title = m_floor.settings.batches->titleOf(providerOf(asked.model));
    if (result && (result->kind == BatchResult::Answered || result->kind == BatchResult::Withheld)) {
        const Result<LlmAnswer> answer = m_floor.settings.batches->read(asked.model, asked.request(), result->body);
        return result->kind == BatchResult::Withheld ? withheld(answer, asked.model) : answer;
    }
    if (result && result->kind == BatchResult::Refused)
        return result->refusal ? result->refusal->error() : goesAlone(QStringLiteral("%1 did not answer it").arg(title));
    if (!result && isOwed) {
        LlmAnswer lost;
        lost.isWhole = lost.isReported = false;
        lost.fault = Error{Error::Network, QStringLiteral("What %1 was asked with others did not come back%2").arg(title, why.isEmpty() ? QString() : QStringLiteral(": ") + why), {}, {}};
        return lost;
    }
    return goesAlone(QStringLiteral("%1 did not do it: %2").arg(title, why.isEmpty() ? QStringLiteral("its time was over, or it was called off") : why));
}

void BatchDesk::settle(const TurnId& turn, const Result<AskedTurn>& asked, const std::optional<BatchResult>& result, bool isOwed, const QString& why)
{
    const TurnOrder order = orderOf(turn, asked ? *asked : AskedTurn{});
    TurnReport report;
    if (asked) {
        report = reportOf(*asked, order, answerOf(*asked, result, isOwed, why), *m_floor.crew.tools().prices);
    } else {
        report.error = Error{Error::Network, QStringLiteral("What was asked is lost, so that its answer cannot be read: %1").arg(asked.error().text), {}, {}};
        report.isCostUnknown = report.outside = true;
    }
    report.spend.batched = true;
    m_floor.turns->report(order, report);
}

/// As it was when it was asked. Where its step has gone on without it, only as much as its costs need.
TurnOrder BatchDesk::orderOf(const TurnId& turn, const AskedTurn& asked) const
{
    const ModelsState::Batched at = m_floor.state.models.batched.value(turn);
    TurnOrder order;
    if (!isStale(turn))
        if (Result<TurnOrder> written = writeOrder(m_floor.state, at.run, at.step, m_floor.settings, m_floor.now()))
            order = std::move(*written);
    order.turn = turn;
    order.run = at.run;
    order.step.id = at.step;
    order.agent.id = at.agent;
    if (!asked.model.isEmpty()) {
        order.model = asked.model;
        order.tierModel = asked.tierModel;
        order.agent.tier = asked.tier;
        order.campaign = asked.campaign;
        order.label = asked.label;
    }
    return order;
}

void BatchDesk::reset()
{
    m_collected.clear();
    m_looks.clear();
    m_going.clear();
    m_cancelled.clear();
    m_reading.clear();
}

} // namespace qd::agents
