#include "agents/office/Office.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/DelegationDesk.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/EscalationDesk.h"
#include "agents/office/writing/Receipts.h"
#include "agents/office/RunDesk.h"
#include "core/base/Digest.h"
#include "core/rules/Course.h"
#include "core/rules/Judge.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kFactsPerSnapshot = 4096;
constexpr Duration kTryAgain{2'000};
constexpr Duration kLongestSleep{60'000}; // wall time may jump while a timer sleeps
constexpr size_t kRemembered = 4096;

RunId runOf(const Fact& fact)
{
    RunId run;
    std::visit([&run](const auto& payload) {
        if constexpr (requires { { payload.run } -> std::convertible_to<RunId>; })
            run = payload.run;
    }, fact);
    return run;
}

} // namespace

Office::Office(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_store(*parts.store)
    , m_floor(*parts.clock, *parts.history, *parts.crew, *parts.dispatcher, parts.settings)
    , m_runs(std::make_unique<RunDesk>(m_floor))
    , m_effects(std::make_unique<EffectDesk>(m_floor))
    , m_escalations(std::make_unique<EscalationDesk>(m_floor))
    , m_delegations(std::make_unique<DelegationDesk>(m_floor))
{
    m_floor.mailbox = &m_mailbox;
    m_floor.runs = m_runs.get();
    m_floor.effects = m_effects.get();
    m_floor.escalations = m_escalations.get();
    m_floor.delegations = m_delegations.get();
    m_floor.flush = [this] { flush(); };
    m_floor.wakeAt = [this](Instant at) { wakeAt(at); };
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Office::tick);
}

Office::~Office() = default;

void Office::open(OfficeState state)
{
    m_open = true;
    carryOn(std::move(state));
}

void Office::carryOn(OfficeState state)
{
    m_floor.state = std::move(state);
    stopAsAsked();
    if (m_floor.isHalted())
        m_floor.dispatcher.halt();
    else
        m_floor.dispatcher.resume();
    m_runs->recover();
    m_effects->recover();
    m_runs->advanceAll();
    tick();
}

/// Before anything moves: she has said stop while it could not be written.
void Office::stopAsAsked()
{
    const std::optional<HeldStop> stop = std::exchange(m_heldStop, std::nullopt);
    if (!stop)
        return;
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, stop->command, {stop->by, m_floor.now(), {}, {}});
    if (facts)
        accept(stop->id, stop->command, stop->by, *facts);
    else
        refuse(stop->id, facts.error());
}

void Office::resumed()
{
    if (m_floor.isHalted())
        return; // stopped again meanwhile
    m_floor.dispatcher.resume();
    m_effects->recover();
    m_runs->advanceAll();
    tick();
}

void Office::rest()
{
    m_floor.resting = true;
    m_floor.crew.haltAll();
    m_floor.dispatcher.halt();
}

void Office::close()
{
    if (!m_open)
        return;
    m_open = false;
    m_timer.stop();
    if (!m_troubled)
        m_store.saveSnapshot(m_floor.state);
}

bool Office::isIdle() const
{
    if (m_troubled || m_unacknowledged > 0 || !m_floor.docket.isEmpty() || m_effects->isBusy())
        return false;
    if (m_floor.state.org.stopped)
        return true;
    for (const AgentState& agent : m_floor.state.org.agents)
        if (!agent.turn.isNull())
            return false;
    for (const Effect& effect : m_floor.state.effects.open)
        if (effect.status == EffectStatus::Authorised || effect.status == EffectStatus::Intended)
            return false;
    return true;
}

void Office::refuse(const CommandId& id, Error error)
{
    emit answered(id, Result<Receipt>(std::move(error)));
}

void Office::handle(CommandId id, Command command, AgentId by)
{
    if (const auto* stop = std::get_if<StopAll>(&command); stop && m_open) { // before anything is written: stop means now
        m_floor.crew.haltAll();
        m_floor.dispatcher.halt();
        if (m_troubled && !m_heldStop && isNew(id)) {
            m_heldStop = HeldStop{id, by, *stop}; // everything has halted; it stays so when the record is back
            return;
        }
    }
    if (!m_open || m_troubled)
        return refuse(id, {Error::Store, QStringLiteral("the record cannot be written now, so nothing is accepted"), {},
                           QStringLiteral("free space on the disk; work goes on by itself then")});
    if (m_seen.contains(id))
        return refuse(id, {Error::Rule, QStringLiteral("this command was taken already"), {}, {}});
    const Instant now = m_floor.now();
    const rules::Asking asking{by, now, BriefId::make(now), RunId::make(now)};
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, command, asking);
    if (!facts)
        return refuse(id, facts.error());
    isNew(id);
    if (by == human())
        m_floor.noMoney.reset(); // she may have seen to it
    if (const auto* decide = std::get_if<DecideApproval>(&command); decide && decide->verdict == Verdict::ApproveWithEdits)
        return edit(id, *decide, by);
    accept(id, command, by, *facts);
    flush();
}

void Office::accept(const CommandId& id, const Command& command, const AgentId& by, const QList<Fact>& facts)
{
    const auto* stop = std::get_if<StopAll>(&command);
    m_pending.insert(id, {by, stop ? std::optional<StopAll>(*stop) : std::nullopt});
    const QMap<ApprovalId, Approval> before = m_floor.state.inbox.approvals;
    Receipt receipt;
    receipt.command = id;
    receipt.text = said(command);
    Label label;
    label.integrity = Integrity::Human;
    if (!facts.isEmpty())
        m_floor.docket.answers(id);
    for (const Fact& fact : facts) {
        if (const RunId run = runOf(fact); !run.isNull())
            receipt.run = run;
        receipt.sequence = m_floor.docket.enter(fact, by, 0, receipt.run, label, m_floor.now());
        follow(fact, before, receipt.sequence, by);
    }
    keepSources(command);
    acknowledge(receipt);
    if (std::holds_alternative<ResumeAll>(command))
        m_floor.docket.after([this] { resumed(); });
    else if (!receipt.run.isNull())
        m_runs->advance(receipt.run);
}

void Office::follow(const Fact& fact, const QMap<ApprovalId, Approval>& before, Sequence sequence, const AgentId& by)
{
    if (const auto* decision = std::get_if<ApprovalDecided>(&fact)) {
        m_effects->decided(before.value(decision->approval), *decision, sequence);
    } else if (const auto* started = std::get_if<RunStarted>(&fact)) {
        const RunState run = m_floor.state.runs.open.value(started->run);
        const Workflow* workflow = rules::workflowOf(m_floor.state, run);
        if (!workflow || workflow->steps.isEmpty())
            return;
        Message brief;
        brief.id = MessageId::make(m_floor.now());
        brief.from = by;
        brief.to = workflow->steps.first().agent;
        brief.type = MessageType::Directive;
        brief.subject = run.title;
        brief.body = run.briefText.left(4000);
        brief.correlation = run.id;
        brief.label.integrity = Integrity::Human;
        brief.time = m_floor.now();
        m_floor.send(brief, sequence);
    }
}

/// Tells the asker once everything that the command became is on the disk.
void Office::acknowledge(const Receipt& receipt)
{
    m_floor.docket.after([this, receipt] {
        m_pending.remove(receipt.command);
        emit answered(receipt.command, Result<Receipt>(receipt));
    });
}

/// Remembers the command. @returns false when it was here before.
bool Office::isNew(const CommandId& id)
{
    if (m_seen.contains(id))
        return false;
    m_seen.insert(id);
    m_seenInOrder.push_back(id);
    if (m_seenInOrder.size() > kRemembered) {
        m_seen.remove(m_seenInOrder.front());
        m_seenInOrder.pop_front();
    }
    return true;
}

void Office::keepSources(const Command& command)
{
    if (const auto* brief = std::get_if<SubmitBrief>(&command))
        for (const GivenSource& source : brief->sources)
            m_floor.keep(sha256(source.text.toUtf8()), source.text.toUtf8());
}

void Office::edit(const CommandId& id, const DecideApproval& command, const AgentId& by)
{
    m_pending.insert(id, {by, {}});
    const Approval approval = m_floor.state.inbox.approvals.value(command.approval);
    m_effects->approveEdited(command, approval, by, [this, id](Result<QString> done) {
        if (!done) {
            m_pending.remove(id);
            return refuse(id, done.error());
        }
        Receipt receipt;
        receipt.command = id;
        receipt.sequence = m_floor.state.sequence;
        receipt.text = *done;
        m_floor.docket.answers(id);
        acknowledge(receipt);
    });
}

void Office::flush()
{
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
    if (m_sinceSnapshot >= kFactsPerSnapshot && m_unacknowledged == 0) {
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
    m_floor.dispatcher.halt();
    m_floor.docket.takeBatch();
    m_floor.docket.takeAfter();
    m_runs->reset();
    m_effects->reset();
    m_escalations->reset();
    m_delegations->reset();
    m_floor.forget();
    if (error.kind == Error::Rule && command.isNull())
        m_floor.noMoney = error;
    const bool refusedOnly = error.kind != Error::Store && !std::exchange(m_reread, true);
    refusePending(error, command);
    if (refusedOnly)
        return tryAgain();
    m_announced = true;
    emit troubled(error.text);
    QTimer::singleShot(kTryAgain, this, &Office::tryAgain);
}

/// Nobody is left waiting for an answer. A stop is not refused: it is kept until it can be written.
void Office::refusePending(const Error& error, const CommandId& command)
{
    const QMap<CommandId, Pending> pending = std::exchange(m_pending, {});
    for (auto it = pending.begin(); it != pending.end(); ++it) {
        if (it->stop && !m_heldStop && error.kind == Error::Store) {
            m_heldStop = HeldStop{it.key(), it->by, *it->stop};
            continue;
        }
        if (it.key() == command) {
            refuse(it.key(), error);
            continue;
        }
        m_seen.remove(it.key());
        refuse(it.key(), {Error::Store, QStringLiteral("it could not be written down, so nothing has happened"), {},
                          QStringLiteral("give the command again")});
    }
}

void Office::tryAgain()
{
    if (!m_open)
        return;
    m_store.reopen(&m_mailbox, [this](Result<OfficeState> state) {
        if (!m_open)
            return;
        if (!state) {
            if (!std::exchange(m_announced, true))
                emit troubled(state.error().text);
            QTimer::singleShot(kTryAgain, this, &Office::tryAgain);
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
    const Instant now = m_floor.now();
    const QMap<AgentId, AgentState> agents = m_floor.state.org.agents;
    for (auto agent = agents.begin(); agent != agents.end(); ++agent) {
        if (agent->turn.isNull())
            continue;
        if (agent->deadline <= now)
            m_runs->expire(agent.key());
        else if (!next || agent->deadline < *next)
            next = agent->deadline;
    }
    return next;
}

void Office::tick()
{
    if (!m_open || m_troubled)
        return;
    m_timer.stop();
    for (const std::optional<Instant> due : {expireTurns(), m_escalations->climbOverdue(), m_effects->tick()})
        if (due)
            wakeAt(*due);
    flush();
    if (isIdle())
        emit settled();
}

} // namespace qd::agents
