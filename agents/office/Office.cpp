#include "agents/office/Office.h"

#include "agents/effects/Dispatcher.h"
#include "agents/llm/door/ModelNews.h"
#include "agents/office/CommandDesk.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/MeaningPurse.h"
#include "agents/office/TriggerDesk.h"
#include "agents/office/allowing/EarningDesk.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/BudgetDesk.h"
#include "agents/office/asking/HabitDesk.h"
#include "agents/office/asking/DelegationDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/asking/RequestDesk.h"
#include "agents/office/asking/StormDesk.h"
#include "agents/office/asking/TrialDesk.h"
#include "agents/office/asking/kinds/MergeDesk.h"
#include "agents/office/asking/kinds/StaleDesk.h"
#include "agents/office/course/BatchDesk.h"
#include "agents/office/course/CallDesk.h"
#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/LeaseDesk.h"
#include "agents/office/course/MoneyDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/ToolDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/course/WaitDesk.h"
#include "core/rules/outside/Splitting.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kFactsPerSnapshot = 4096;    // at least; and for each agent and open run, which make a snapshot long,
constexpr qint64 kFactsForEachMember = 8;     // so many more, so that writing it stays a small part of the work
constexpr Duration kCanWait{3}; // a turn that ends is mostly followed at once by the promise of the next one's money
constexpr Duration kTryAgain{2'000};
constexpr Duration kLongestSleep{5'000}; // wall time may jump while a timer sleeps
constexpr Duration kLookAtThreads{500}; // a hang is seen two looks and the office's patience later at most
constexpr qsizetype kThreadsGivenUp = 8;

} // namespace

Office::Office(const Parts& parts, QObject* parent)
    : QObject(parent), m_store(*parts.store)
    , m_floor(*parts.clock, *parts.history, *parts.crew, *parts.dispatcher, parts.settings)
    , m_runs(std::make_unique<RunDesk>(m_floor))
    , m_turns(std::make_unique<TurnDesk>(m_floor))
    , m_approvals(std::make_unique<ApprovalDesk>(m_floor))
    , m_stale(std::make_unique<StaleDesk>(m_floor)), m_merges(std::make_unique<MergeDesk>(m_floor))
    , m_effects(std::make_unique<EffectDesk>(m_floor))
    , m_escalations(std::make_unique<EscalationDesk>(m_floor))
    , m_delegations(std::make_unique<DelegationDesk>(m_floor))
    , m_failures(std::make_unique<FailureDesk>(m_floor))
    , m_waits(std::make_unique<WaitDesk>(m_floor))
    , m_calls(std::make_unique<CallDesk>(m_floor))
    , m_leases(std::make_unique<LeaseDesk>(m_floor))
    , m_money(std::make_unique<MoneyDesk>(m_floor))
    , m_tools(std::make_unique<ToolDesk>(m_floor))
    , m_meanings(std::make_unique<MeaningPurse>(m_floor))
    , m_batches(std::make_unique<BatchDesk>(m_floor))
    , m_triggers(std::make_unique<TriggerDesk>(m_floor))
    , m_requests(std::make_unique<RequestDesk>(m_floor))
    , m_storms(std::make_unique<StormDesk>(m_floor))
    , m_budgets(std::make_unique<BudgetDesk>(m_floor))
    , m_trials(std::make_unique<TrialDesk>(m_floor))
    , m_habits(std::make_unique<HabitDesk>(m_floor))
    , m_earnings(std::make_unique<EarningDesk>(m_floor, [this](std::function<void()> then) { m_store.whenIndexed(&m_mailbox, std::move(then)); }))
    , m_commands(std::make_unique<CommandDesk>(m_floor, [this](const CommandId& id, const Result<Receipt>& receipt) { emit answered(id, receipt); }))
{
    introduce();
    setTimers(parts.settings.patience);
}

void Office::setTimers(Duration patience)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Office::tick);
    m_rest.setSingleShot(true);
    m_rest.setTimerType(Qt::PreciseTimer);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_store.storeRest(); });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Office::tryAgain);
    m_watch.setInterval(std::clamp(patience / 16, Duration(1), kLookAtThreads));
    connect(&m_watch, &QTimer::timeout, this, &Office::lookAfterThreads);
}

/// Every desk learns where the others are.
void Office::introduce()
{
    m_floor.mailbox = &m_mailbox;
    m_floor.runs = m_runs.get();
    m_floor.turns = m_turns.get();
    m_floor.approvals = m_approvals.get();
    m_floor.stale = m_stale.get();
    m_floor.effects = m_effects.get();
    m_floor.escalations = m_escalations.get();
    m_floor.delegations = m_delegations.get();
    m_floor.failures = m_failures.get();
    m_floor.waits = m_waits.get();
    m_floor.calls = m_calls.get();
    m_floor.storms = m_storms.get();
    m_floor.leases = m_leases.get();
    m_floor.money = m_money.get();
    m_floor.tools = m_tools.get();
    m_floor.trials = m_trials.get();
    m_floor.batches = m_batches.get();
    m_floor.docket.listen([this](const StoredFact& fact) {
        if (rules::isOfPart(m_floor.state, fact.fact))
            return; // what happens to one of many is no news: the whole is
        m_waits->heard(fact);
        m_calls->heard(fact);
        m_leases->heard(fact);
        m_triggers->heard(fact);
        m_requests->heard(fact);
        m_escalations->heard(fact);
        m_approvals->heard(fact);
        m_stale->heard(fact);
        m_merges->heard(fact);
        m_storms->heard(fact);
        m_budgets->heard(fact);
        m_trials->heard(fact);
        m_habits->heard(fact);
        m_earnings->heard(fact);
    });
    m_floor.flush = [this] { flush(); };
    m_floor.wakeAt = [this](Instant at) { wakeAt(at); };
    m_floor.resume = [this] { resumed(); };
}

Office::~Office() = default;

void Office::open(OfficeState state)
{
    m_open = true;
    m_floor.state = std::move(state);
    for (const QString& who : m_floor.state.models.troubled.keys()) // whoever has found out is gone; it is tried anew
        m_floor.docket.enter(ProviderRecovered{who}, system(), 0, {}, {}, m_floor.now());
    carryOn(OfficeState(m_floor.state));
}

void Office::carryOn(OfficeState state)
{
    m_floor.state = std::move(state);
    m_commands->doHeldStop();
    if (m_floor.isHalted())
        m_floor.dispatcher.halt();
    else
        m_floor.dispatcher.resume();
    m_turns->recover();
    m_effects->recover();
    m_approvals->recover();
    m_stale->recover();
    m_merges->recover();
    m_waits->recover();
    m_calls->recover();
    m_triggers->recover();
    m_requests->recover();
    m_storms->recover();
    m_tools->takeUp();
    m_meanings->recover();
    m_batches->recover();
    m_budgets->recover();
    m_trials->recover();
    m_habits->recover();
    m_earnings->recover();
    m_failures->keyCame();
    m_runs->advanceAll();
    tick();
}

void Office::resumed()
{
    if (m_floor.isHalted())
        return; // stopped again meanwhile
    m_floor.dispatcher.resume();
    m_effects->recover();
    m_approvals->recover();
    m_requests->recover();
    m_tools->takeUp();
    m_batches->recover();
    m_runs->advanceAll();
    tick();
}

void Office::wakeEffects()
{
    if (!m_open || m_troubled)
        return;
    m_effects->wake();
    m_failures->keyCame();
    m_stale->waysChanged();
    flush();
}

void Office::letOut()
{
    m_floor.awaitsCommand = false;
    wakeAt(m_floor.now());
}

void Office::hearModel(const ModelNews& news)
{
    if (!m_open || m_troubled)
        return;
    const auto known = m_floor.state.models.troubled.constFind(news.provider);
    const bool isKnown = known != m_floor.state.models.troubled.constEnd();
    const Instant now = m_floor.now();
    if (news.what == ModelNews::Troubled && !(isKnown && known->why == news.why))
        m_floor.docket.enter(ProviderTroubled{news.provider, news.why}, system(), 0, {}, {}, now);
    if (news.what == ModelNews::Recovered && isKnown)
        m_floor.docket.enter(ProviderRecovered{news.provider}, system(), 0, {}, {}, now);
    if (news.what == ModelNews::Slow)
        m_turns->slowed(news);
    if (news.what == ModelNews::Waits)
        m_turns->waits(news);
    flush();
}

void Office::rest()
{
    m_floor.resting = true;
    m_watch.stop(); // whoever closes waits for the threads now, and none takes the place of another meanwhile
    m_floor.crew.haltAll();
    m_tools->halt();
    m_floor.dispatcher.halt(Dispatcher::UnderWay::GoesOn); // its stop() sees to what is under way
}

void Office::close()
{
    if (!m_open)
        return;
    if (!m_troubled) {
        m_effects->close();
        if (!m_floor.docket.isEmpty())
            flush();
    }
    m_open = false;
    m_meanings->close();
    m_timer.stop();
    m_watch.stop();
    m_again.stop();
    m_rest.stop(); // what closes stores everything
    if (!m_troubled)
        m_store.saveSnapshot(m_floor.state);
}

bool Office::isIdle(qsizetype held) const
{
    if (m_troubled || m_unacknowledged > 0 || !m_floor.docket.isEmpty() || m_effects->isBusy() || m_approvals->isBusy() || m_batches->isBusy() || m_tools->isBusy() || m_earnings->isBusy())
        return false;
    if (m_floor.state.org.stopped)
        return true;
    if (turnsInFlight() != held)
        return false;
    const auto atWork = std::count_if(m_floor.state.org.agents.begin(), m_floor.state.org.agents.end(), [](const AgentState& agent) { return !agent.turn.isNull(); });
    if (atWork > held)
        return false;
    for (const Effect& effect : m_floor.state.effects.open)
        if (m_effects->isDueSoon(effect) && !m_effects->isPaused(effect))
            return false;
    return true;
}

qsizetype Office::turnsInFlight() const
{
    return m_turns->inFlight();
}

void Office::hear(const StoredFact& fact)
{
    m_waits->heard(fact);
    flush();
}

void Office::handle(CommandId id, Command command, AgentId by)
{
    if (const auto* stop = std::get_if<StopAll>(&command); stop && m_open) { // before anything is written: stop means now
        m_floor.crew.haltAll();
        m_tools->halt();
        m_batches->halt();
        m_floor.dispatcher.halt();
        if (m_troubled) { // everything has halted; it stays so when the record is back
            m_commands->hold(id, *stop, by);
            return tryAgainSoon();
        }
    }
    if (!m_open || m_troubled)
        return m_commands->refuse(id, {Error::Store, QStringLiteral("the record cannot be written now, so nothing is accepted"), {},
                                       QStringLiteral("free space on the disk; work goes on by itself then")});
    m_commands->take(id, command, by);
}

void Office::flush()
{
    if (m_floor.settings.mayBegin && !m_troubled)
        m_runs->takeUpHeldBack();
    while (!m_troubled && (m_storms->settle() || m_stale->settle() || m_merges->settle() || m_budgets->settle() || m_habits->settle() || m_earnings->settle() || m_trials->settle() || m_triggers->settle() || m_waits->settle() || (!m_floor.isHalted() && (m_calls->settle() || m_leases->settle())))) {
    }
    if (m_floor.crew.inFlight() > 0 && !m_watch.isActive() && !m_floor.resting)
        m_watch.start();
    while (!m_floor.docket.isEmpty() && !m_troubled) {
        Batch batch = m_floor.docket.takeBatch();
        std::vector<std::function<void()>> after = m_floor.docket.takeAfter();
        if (batch.facts.isEmpty()) { // nothing to wait for
            for (const auto& then : after)
                then();
            continue;
        }
        ++m_unacknowledged;
        m_sinceSnapshot += batch.facts.size();
        const CommandId command = batch.command;
        batch.canWait = after.empty() && !batch.onDisk && command.isNull();
        if (!batch.canWait)
            m_rest.stop(); // it goes with this
        else if (!m_rest.isActive())
            m_rest.start(kCanWait);
        m_store.append(std::move(batch), &m_mailbox, [this, command, after = std::move(after)](Result<Sequence> result) mutable {
            --m_unacknowledged;
            stored(result, command, std::move(after));
        });
    }
}

void Office::stored(const Result<Sequence>& result, const CommandId& command, std::vector<std::function<void()>> after)
{
    if (m_troubled || (!result && !m_open))
        return;
    if (!result)
        return lose(result.error(), command);
    m_reread = false;
    for (const auto& then : after)
        then();
    if (!m_open)
        return;
    flush();
    const qint64 members = m_floor.state.org.agents.size() + m_floor.state.runs.open.size();
    if (m_sinceSnapshot >= kFactsPerSnapshot + kFactsForEachMember * members) { // what it holds was handed to the store before it
        m_sinceSnapshot = 0;
        m_store.saveSnapshot(m_floor.state);
    }
    if (isIdle())
        emit settled();
}

/// What is in memory never became true. A disk that fails is tried again after a while; a batch that the record refuses
/// (a command that it has already, a budget) only means that the state is read anew.
void Office::lose(const Error& error, const CommandId& command)
{
    if (m_troubled)
        return;
    m_troubled = true;
    m_floor.lost = true;
    m_floor.crew.haltAll();
    m_tools->halt();
    m_floor.dispatcher.halt(Dispatcher::UnderWay::GoesOn); // what becomes of it is recorded when that can be done
    m_floor.docket.takeBatch();
    m_floor.docket.takeAfter();
    m_runs->reset();
    m_leases->reset();
    m_turns->reset();
    m_money->reset();
    m_tools->reset();
    m_meanings->reset();
    m_batches->reset();
    m_effects->reset();
    m_approvals->reset();
    m_escalations->reset();
    m_delegations->reset();
    m_floor.forget();
    if (error.kind == Error::Rule && command.isNull())
        m_floor.noMoney = error;
    const bool refusedOnly = error.kind != Error::Store && !std::exchange(m_reread, true);
    m_commands->refusePending(error, command);
    if (refusedOnly)
        return tryAgain();
    m_announced = true;
    emit troubled(error.text);
    tryAgainSoon();
}

/// At once where somebody waits to hear what became of a stop.
void Office::tryAgainSoon()
{
    m_again.start(m_commands->isStopUnanswered() ? Duration(0) : kTryAgain);
}

void Office::tryAgain()
{
    if (!m_open || !m_troubled || std::exchange(m_reopening, true))
        return;
    m_again.stop();
    m_store.reopen(&m_mailbox, [this](Result<OfficeState> state) {
        m_reopening = false;
        if (!m_open)
            return;
        if (!state) {
            if (!std::exchange(m_announced, true))
                emit troubled(state.error().text);
            m_commands->sayHeldStop(state.error());
            m_again.start(kTryAgain);
            return;
        }
        m_troubled = false;
        m_floor.lost = false;
        m_floor.docket.takeBatch();
        m_floor.docket.takeAfter();
        if (std::exchange(m_announced, false))
            emit recovered();
        carryOn(std::move(*state));
    });
}

void Office::wakeAt(Instant at)
{
    if (m_timer.isActive() && m_wake <= at)
        return;
    m_wake = at;
    m_timer.start(std::clamp(at - m_floor.now(), Duration(1), kLongestSleep));
}

std::optional<Instant> Office::expireTurns()
{
    std::optional<Instant> next;
    if (m_floor.isHalted())
        return next; // what was halted comes back by itself, and time in which all is stopped counts against nobody
    const Instant now = m_floor.now();
    const QMap<AgentId, AgentState> agents = m_floor.state.org.agents;
    for (auto agent = agents.begin(); agent != agents.end(); ++agent) {
        if (agent->turn.isNull() || m_batches->holds(agent->turn))
            continue;
        if (agent->deadline <= now)
            m_turns->expire(agent.key());
        else if (!next || agent->deadline < *next)
            next = agent->deadline;
    }
    return next;
}

void Office::lookAfterThreads()
{
    if (m_floor.crew.inFlight() == 0)
        return m_watch.stop();
    m_floor.crew.replaceHung(m_floor.settings.patience, kThreadsGivenUp);
    if (m_floor.crew.givenUp() >= kThreadsGivenUp && !m_floor.isHalted() && m_open && !m_troubled)
        wearOut();
}

/// A thread that hangs can't be ended from outside, so there may be only so many of them.
void Office::wearOut()
{
    if (!m_floor.settings.startsAgain) {
        m_commands->take(CommandId::make(m_floor.now()),
                         StopAll{QStringLiteral("%1 threads hang; end the program and start it again, it goes on where it was").arg(m_floor.crew.givenUp())}, system());
        return;
    }
    rest();
    emit wornOut();
}

void Office::tick()
{
    if (!m_open || m_troubled)
        return;
    m_timer.stop();
    for (const std::optional<Instant> due : {expireTurns(), m_escalations->climbOverdue(), m_stale->tick(), m_effects->tick(), m_approvals->tick(), m_waits->tick(), m_leases->tick(), m_triggers->tick(), m_requests->tick(), m_batches->tick(), m_earnings->tick()})
        if (due)
            wakeAt(*due);
    flush();
    if (isIdle())
        emit settled();
}

} // namespace qd::agents
