#include "agents/office/Office.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/EscalationDesk.h"
#include "agents/office/RunDesk.h"
#include "core/base/Digest.h"
#include "core/rules/Course.h"
#include "core/rules/Judge.h"

namespace qd::agents {

namespace {

constexpr qint64 kFactsPerSnapshot = 4096;
constexpr Duration kTryAgain{2'000};

QString said(const Command& command)
{
    struct Words {
        QString operator()(const SubmitBrief&) const { return QStringLiteral("The department is on it."); }
        QString operator()(const DecideApproval& c) const
        {
            switch (c.verdict) {
            case Verdict::Approve: return QStringLiteral("Approved.");
            case Verdict::ApproveWithEdits: return QStringLiteral("Approved with your edits.");
            case Verdict::AskChanges: return QStringLiteral("Changes asked for.");
            case Verdict::Reject: return QStringLiteral("Rejected.");
            case Verdict::Delegate: return QStringLiteral("Delegated to %1.").arg(c.delegateTo.text);
            }
            return {};
        }
        QString operator()(const UndoApproval&) const { return QStringLiteral("Taken back. It waits for you again."); }
        QString operator()(const SettleEscalation& c) const
        {
            return c.carryOn ? QStringLiteral("Work goes on.") : QStringLiteral("The run has ended.");
        }
        QString operator()(const StopAll&) const { return QStringLiteral("Everything has stopped."); }
        QString operator()(const ResumeAll&) const { return QStringLiteral("Work goes on where it was."); }
        QString operator()(const AdoptOrganisation& c) const { return QStringLiteral("%1 is in use.").arg(c.organisation.title); }
        QString operator()(const AdoptBrand& c) const { return QStringLiteral("The brand %1 is in use.").arg(c.brand.name); }
        QString operator()(const ClearSamples&) const { return QStringLiteral("Sample work is out of sight."); }
    };
    return std::visit(Words{}, command);
}

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
{
    m_floor.mailbox = &m_mailbox;
    m_floor.runs = m_runs.get();
    m_floor.effects = m_effects.get();
    m_floor.escalations = m_escalations.get();
    m_floor.flush = [this] { flush(); };
    m_floor.wakeAt = [this](Instant at) { wakeAt(at); };
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Office::tick);
}

Office::~Office() = default;

void Office::open(OfficeState state)
{
    m_floor.state = std::move(state);
    m_open = true;
    if (m_floor.state.org.stopped)
        m_floor.dispatcher.halt();
    m_runs->recover();
    m_effects->recover();
    m_runs->advanceAll();
    tick();
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
    if (m_unacknowledged > 0 || !m_floor.docket.isEmpty() || m_effects->isBusy())
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
    if (!m_open || m_troubled)
        return refuse(id, {Error::Store, QStringLiteral("the record cannot be written now, so nothing is accepted"), {},
                           QStringLiteral("free space on the disk; work goes on by itself then")});
    if (m_seen.contains(id))
        return refuse(id, {Error::Rule, QStringLiteral("this command was taken already"), {}, {}});
    if (std::holds_alternative<StopAll>(command)) { // before anything is written: stop means now
        m_floor.crew.haltAll();
        m_floor.dispatcher.halt();
    }
    const Instant now = m_floor.now();
    const rules::Asking asking{by, now, BriefId::make(now), RunId::make(now)};
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, command, asking);
    if (!facts)
        return refuse(id, facts.error());
    if (const auto* decide = std::get_if<DecideApproval>(&command); decide && decide->verdict == Verdict::ApproveWithEdits)
        return edit(id, *decide, by);
    accept(id, command, by, *facts);
    flush();
}

void Office::accept(const CommandId& id, const Command& command, const AgentId& by, const QList<Fact>& facts)
{
    m_seen.insert(id);
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
    m_floor.docket.after([this, id, receipt] { emit answered(id, Result<Receipt>(receipt)); });
    if (std::holds_alternative<ResumeAll>(command))
        m_floor.docket.after([this] {
            m_floor.dispatcher.resume();
            m_effects->recover();
            m_runs->advanceAll();
            tick();
        });
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

void Office::keepSources(const Command& command)
{
    if (const auto* brief = std::get_if<SubmitBrief>(&command))
        for (const GivenSource& source : brief->sources)
            m_floor.keep(sha256(source.text.toUtf8()), source.text.toUtf8());
}

void Office::edit(const CommandId& id, const DecideApproval& command, const AgentId& by)
{
    m_seen.insert(id);
    const Approval approval = m_floor.state.inbox.approvals.value(command.approval);
    m_effects->approveEdited(command, approval, by, [this, id](Result<QString> done) {
        if (!done)
            return refuse(id, done.error());
        Receipt receipt;
        receipt.command = id;
        receipt.sequence = m_floor.state.sequence;
        receipt.text = *done;
        m_floor.docket.answers(id);
        m_floor.docket.after([this, id, receipt] { emit answered(id, Result<Receipt>(receipt)); });
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
        m_store.append(std::move(batch), &m_mailbox, [this, after = std::move(after)](Result<Sequence> result) mutable {
            --m_unacknowledged;
            stored(result, std::move(after));
        });
    }
}

void Office::stored(const Result<Sequence>& result, std::vector<std::function<void()>> after)
{
    if (!result)
        return lose(result.error());
    if (m_troubled)
        return;
    for (const auto& then : after)
        then();
    flush();
    if (m_sinceSnapshot >= kFactsPerSnapshot && m_unacknowledged == 0) {
        m_sinceSnapshot = 0;
        m_store.saveSnapshot(m_floor.state);
    }
    if (isIdle())
        emit settled();
}

void Office::lose(const Error& error)
{
    if (m_troubled)
        return;
    m_troubled = true;
    m_floor.crew.haltAll();
    m_floor.dispatcher.halt();
    m_floor.docket.takeBatch();
    m_floor.docket.takeAfter();
    emit troubled(error.text);
    QTimer::singleShot(kTryAgain, this, &Office::tryAgain);
}

void Office::tryAgain()
{
    m_store.reopen(&m_mailbox, [this](Result<OfficeState> state) {
        if (!state) {
            QTimer::singleShot(kTryAgain, this, &Office::tryAgain);
            return;
        }
        m_troubled = false;
        m_runs->reset();
        m_effects->reset();
        m_escalations->reset();
        if (!state->org.stopped)
            m_floor.dispatcher.resume();
        emit recovered();
        open(std::move(*state));
    });
}

void Office::wakeAt(Instant at)
{
    if (m_timer.isActive() && m_wake <= at)
        return;
    m_wake = at;
    m_timer.start(std::max(Duration(1), at - m_floor.now()));
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
