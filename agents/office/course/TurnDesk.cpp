#include "agents/office/course/TurnDesk.h"

#include "agents/llm/door/ModelNews.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/asking/StormDesk.h"
#include "agents/office/course/BatchDesk.h"
#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/LeaseDesk.h"
#include "agents/office/course/Looking.h"
#include "agents/office/course/MoneyDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/ToolDesk.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/office/writing/Outcomes.h"
#include "agents/office/writing/Recall.h"
#include "agents/office/writing/models/FailedTurn.h"
#include "agents/office/writing/models/ModelChoice.h"
#include "agents/turn/AskedTurn.h"
#include "agents/turn/OwnTexts.h"
#include "core/base/Digest.h"
#include "core/rules/authority/Extracting.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Outside.h"
#include "core/rules/money/Limits.h"
#include "core/rules/packs/PackTexts.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// Prompts and replies that the organisation of the turn's run has itself.
void takeOwnTexts(TurnMaterials& materials, const OfficeState& state, const TurnOrder& order)
{
    const auto run = state.runs.open.constFind(order.run);
    const Organisation* organisation = order.work != Work::Ask || run == state.runs.open.constEnd() ? nullptr : rules::organisationOf(state, *run);
    if (!organisation)
        return;
    for (auto prompt = organisation->prompts.begin(); prompt != organisation->prompts.end(); ++prompt)
        materials.insert(ownPrompt(prompt.key()), prompt->toUtf8());
    for (auto reply = organisation->replies.begin(); reply != organisation->replies.end(); ++reply)
        materials.insert(ownReply(reply.key()), reply->toUtf8());
}

} // namespace

/// The open run as it stands, or nullptr; only until the next fact is entered.
const RunState* TurnDesk::runOf(const RunId& id) const
{
    const auto run = m_floor.state.runs.open.constFind(id);
    return run == m_floor.state.runs.open.constEnd() ? nullptr : &*run;
}

bool TurnDesk::isFree(const AgentId& agent) const
{
    const auto found = m_floor.state.org.agents.constFind(agent);
    return found == m_floor.state.org.agents.constEnd() || (found->turn.isNull() && !found->paused);
}

bool TurnDesk::isCurrent(const TurnOrder& order) const
{
    const RunState* run = runOf(order.run);
    if (!run)
        return false;
    if (order.part < 0)
        return true;
    const auto step = run->steps.constFind(order.step.id);
    return step != run->steps.constEnd() && step->turn == order.turn;
}

void TurnDesk::haltStale(const RunId& run)
{
    const bool pauses = m_floor.isPaused(run);
    for (const Order& order : m_inFlight.ofRun(run))
        if (pauses || !isCurrent(*order))
            m_floor.crew.halt(order->turn);
    if (!m_floor.state.models.batched.isEmpty())
        m_floor.batches->cancelStale();
}

/// What it can cost is reserved once its prompt is written, and then it is made. The rehearsal model costs nothing.
bool TurnDesk::isPaid(const TurnOrder& order) const
{
    if (order.work != Work::Ask || order.model != QLatin1String("rehearsal"))
        return order.work == Work::Ask;
    const QList<Budget> budgets = m_floor.state.budgets(); // of calls or time, which the rehearsal model takes as well
    return std::any_of(budgets.begin(), budgets.end(), [](const Budget& one) { return one.counts() != BudgetUnit::Money; });
}

/// What the call can cost at worst cannot be paid: nobody was asked, and whoever may give money is.
void TurnDesk::refuse(const Order& order, const Error& why)
{
    m_floor.crew.forget(order->turn);
    const Handed landed = m_inFlight.take(order->turn);
    if (!landed.order)
        return;
    m_givingWay.remove(order->turn);
    TurnReport report;
    report.error = why;
    TurnFailed failed = failedOf(*order, report);
    failed.stopped = failed.again = true; // no fault of the agent
    m_floor.docket.enter(failed, order->agent.id, m_floor.causes.take(order->turn), order->run, {}, m_floor.now());
    if (landed.take) // a question already: it climbs, or goes back to her
        landed.take(*order, report);
    else if (runOf(order->run))
        m_floor.escalations->raise(*order, QStringLiteral("budget"), Severity::High, why.text, why.hint);
    m_floor.runs->nextFor(order->agent.id);
    m_floor.runs->advance(order->run);
}

void TurnDesk::hand(TurnOrder order, Take take)
{
    if (isFree(order.agent.id) && m_floor.mayBegin(order))
        return start(std::move(order), std::move(take));
    const AgentId agent = order.agent.id;
    m_handed[agent].push_back({std::make_shared<const TurnOrder>(std::move(order)), std::move(take)});
}

void TurnDesk::start(TurnOrder order, Take take)
{
    const Instant now = m_floor.now();
    order.now = now; // as it is recorded: what is rendered bears this date
    if (m_floor.settings.adjust)
        m_floor.settings.adjust(m_floor.state, order);
    TurnStarted started = startOf(order, now);
    if (order.work == Work::Ask)
        started.model = order.model;
    started.reservedCalls = isPaid(order) ? 0 : 1; // it reserves for itself, once its prompt is written
    const Sequence cause = m_floor.docket.enter(started, order.agent.id, 0, order.run, order.label, now);
    m_floor.causes.insert(order.turn, cause);
    const auto shared = std::make_shared<const TurnOrder>(std::move(order));
    m_inFlight.add({shared, std::move(take)});
    m_floor.wakeAt(started.deadline);
    std::optional<TurnMaterials> materials = m_floor.atHand(shared->blobs());
    if (!materials || recalls(*shared))
        return m_floor.docket.after([this, shared] { begin(shared); });
    takeOwnTexts(*materials, m_floor.state, *shared);
    if (isPaid(*shared))
        return assign(shared, std::move(*materials));
    // While the disk writes, the worker writes the prompt; what is reserved is on the disk before anybody is asked.
    m_floor.docket.onDisk(m_floor.crew.prepare(shared, std::move(*materials), m_floor.mailbox,
                                               [this, shared](TurnReport report) { arrive(*shared, std::move(report)); }));
}

void TurnDesk::begin(const Order& order)
{
    if (!m_inFlight.contains(order->turn))
        return;
    m_floor.gather(order->blobs(), [this, order](Result<TurnMaterials> materials) {
        if (!m_inFlight.contains(order->turn))
            return; // its time was over before it began
        if (!materials) {
            TurnReport report;
            report.error = materials.error();
            return arrive(*order, std::move(report));
        }
        takeOwnTexts(*materials, m_floor.state, *order);
        recall(order, std::move(*materials));
    });
}

/// Whether there is anything that the turn could be reminded of.
bool TurnDesk::recalls(const TurnOrder& order) const
{
    return order.work == Work::Ask && order.part >= 0 && !m_floor.state.memory.isEmpty() && !m_floor.settings.adjust;
}

/// Looks up what memory and documents say about the task. Without an answer the turn goes without it.
void TurnDesk::recall(const Order& order, TurnMaterials materials)
{
    if (!recalls(*order))
        return assign(order, std::move(materials));
    auto told = [this, order, materials = std::move(materials), epoch = m_floor.epoch()](Result<PieceFindings> found) {
        if (epoch != m_floor.epoch() || !m_inFlight.contains(order->turn))
            return;
        assign(found ? std::make_shared<const TurnOrder>(withRecalled(*order, fused(*found))) : order, materials);
    };
    if (m_floor.settings.lookUp)
        return m_floor.settings.lookUp(questionFor(*order), m_floor.mailbox, std::move(told));
    m_floor.history.pieces(questionFor(*order), m_floor.mailbox, std::move(told));
}

void TurnDesk::assign(const Order& order, TurnMaterials materials)
{
    auto reported = [this, order](TurnReport report) { arrive(*order, std::move(report)); };
    if (isPaid(*order))
        m_floor.crew.write(order, std::move(materials), m_floor.mailbox, [this, order](const Crew::Call& call) { written(order, call); }, std::move(reported));
    else
        m_floor.crew.assign(order, std::move(materials), m_floor.mailbox, std::move(reported));
    if (m_floor.isHalted() || m_givingWay.contains(order->turn))
        m_floor.crew.halt(order->turn);
}

void TurnDesk::written(const Order& order, const Crew::Call& call)
{
    if (m_inFlight.contains(order->turn) && !repeat(order, call))
        ask(order, call);
}

void TurnDesk::ask(const Order& order, const Crew::Call& call)
{
    auto refused = [this, order](const Error& why) { refuse(order, why); };
    if (!call.request.isEmpty() && m_floor.batches->takes(*order))
        m_floor.batches->collect(order, call, std::move(refused));
    else
        m_floor.money->written(order, call.in, call.out, std::move(refused));
}

/// The same was asked not long ago, and leaves nothing to chance: what was said then is said again. @returns false when it was not.
bool TurnDesk::repeat(const Order& order, const Crew::Call& call)
{
    const auto& said = m_floor.state.models.said;
    const auto run = m_floor.state.runs.open.constFind(order->run);
    const bool isFresh = run != m_floor.state.runs.open.constEnd() && run->fresh;
    const auto before = call.isRepeatable && !isFresh ? said.constFind(call.request) : said.constEnd();
    if (before == said.constEnd() || m_floor.now() - before->at >= m_floor.settings.repeats)
        return false;
    m_floor.gather({before->reply}, [this, order, call, known = *before](const Result<TurnMaterials>& materials) {
        if (!m_inFlight.contains(order->turn))
            return;
        if (!materials)
            return ask(order, call);
        const std::shared_ptr<const ReadyTurn> ready = m_floor.crew.takeWritten(order->turn);
        if (!ready)
            return; // it was halted
        LlmAnswer answer;
        answer.text = QString::fromUtf8(materials->value(known.reply));
        answer.model = order->model;
        answer.fromCache = true;
        TurnReport report = reportOf(askedOf(*ready), *order, answer, *m_floor.crew.tools().prices);
        report.answerOf = known.turn;
        arrive(*order, std::move(report)); // what was asked is kept already
    });
    return true;
}

void TurnDesk::report(const TurnOrder& order, TurnReport report)
{
    m_floor.crew.forget(order.turn);
    const Handed landed = m_inFlight.take(order.turn); // not there where it lay with its provider
    takeIn(order, std::move(report), landed.take);
}

void TurnDesk::leave(const TurnOrder& order)
{
    m_floor.crew.forget(order.turn);
    m_inFlight.take(order.turn);
    m_givingWay.remove(order.turn);
    m_floor.runs->nextFor(order.agent.id);
}

void TurnDesk::giveWay(const TurnId& turn, const QString& why)
{
    if (!m_inFlight.contains(turn) || m_givingWay.contains(turn))
        return;
    m_givingWay.insert(turn, why);
    m_floor.crew.halt(turn);
}

void TurnDesk::aside(TurnOrder given, Take take)
{
    const auto order = std::make_shared<const TurnOrder>(std::move(given));
    m_floor.gather(order->blobs(), [this, order, take = std::move(take)](Result<TurnMaterials> materials) {
        if (!materials) {
            TurnReport report;
            report.error = materials.error();
            take(*order, report);
            return m_floor.flush();
        }
        const quint64 epoch = m_floor.epoch();
        m_floor.crew.assign(order, std::move(*materials), m_floor.mailbox, [this, order, take, epoch](TurnReport report) {
            m_floor.crew.forget(order->turn);
            lookFirst(m_floor, *order, std::move(report), [this, order, take, epoch](const TurnReport& looked) {
                if (epoch != m_floor.epoch())
                    return; // whoever asked was told that it came to nothing
                take(*order, looked);
                m_floor.flush();
            });
        });
    });
}

void TurnDesk::arrive(const TurnOrder& order, TurnReport report)
{
    m_floor.crew.forget(order.turn);
    if (m_floor.batches->isGoing(order.turn))
        return; // its thread hung later on, and has no part in it any more
    if (const Order mine = m_inFlight.of(order.turn))
        lookFirst(m_floor, *mine, std::move(report), [this, mine](TurnReport looked) { land(*mine, std::move(looked)); });
}

void TurnDesk::land(const TurnOrder& order, TurnReport report)
{
    const Handed landed = m_inFlight.take(order.turn);
    if (!landed.order)
        return; // its time was over; what it spent is settled already
    m_floor.batches->forget(order.turn);
    takeIn(order, std::move(report), landed.take);
}

void TurnDesk::takeIn(const TurnOrder& order, TurnReport report, const Take& take)
{
    const QString gaveWay = m_givingWay.take(order.turn);
    if (!isCurrent(order))
        report.error = Error{Error::Cancelled, QStringLiteral("the run went on without it"), {}, {}};
    else if (!m_floor.leases->holdsStill(order))
        report.error = Error{Error::Model, QStringLiteral("it held %1 no longer, so what it brought is not taken").arg(order.step.holds.join(QLatin1String(", "))), {}, {}};
    else if (!gaveWay.isEmpty() && report.error && report.error->kind == Error::Cancelled)
        report.error->text = gaveWay;
    m_floor.money->forget(order.turn);
    if (report.hung || report.isCostUnknown) {
        const bool isBatched = report.spend.batched;
        report.spend = asReserved(m_floor.state, order.turn, order.model, order.agent.tier); // nobody can tell what it spent
        report.spend.batched = isBatched;
    }
    const auto held = m_floor.state.ledger.reserved.constFind(order.turn);
    if (held != m_floor.state.ledger.reserved.constEnd() && report.spend.cost > held->amount) { // a price that rose meanwhile counts from the next call on
        report.spend.cost = held->amount;
        report.spend.estimated = true;
    }
    if (report.hung)
        m_floor.failures->hung(order);
    if (report.error)
        settleFailure(order, report);
    else
        finishTurn(order, report);
    m_floor.storms->settle(); // before whoever made one begins the next step
    if (take)
        take(order, report);
    if (report.hung)
        m_floor.failures->tellParked(order);
    m_floor.causes.remove(order.turn);
    m_floor.money->lookAgain();
    m_floor.runs->nextFor(order.agent.id);
    m_floor.runs->advance(order.run);
    m_floor.flush();
}

/// Who refused all calls is known from now on: what the door says of it may come later than the call itself.
void TurnDesk::noteRefusal(const TurnOrder& order, const Error& error)
{
    const QString& who = error.where;
    const bool isOfAll = who == order.model || who == order.model.section(u':', 0, 0);
    if (order.work == Work::Ask && (error.kind == Error::Rule || error.kind == Error::Store) && isOfAll && !m_floor.state.models.troubled.contains(who))
        m_floor.docket.enter(ProviderTroubled{who, error.text}, system(), m_floor.causes.value(order.turn), {}, {}, m_floor.now());
}

void TurnDesk::settleFailure(const TurnOrder& order, const TurnReport& report)
{
    noteRefusal(order, *report.error);
    const FailedTurn failed = judgedFailure(m_floor.state, order, report, m_floor.settings, m_floor.now());
    keepPrompt(report);
    m_floor.docket.enter(failed.fact, order.agent.id, m_floor.causes.value(order.turn), order.run, report.label, m_floor.now());
    if (order.part < 0)
        return;
    if (failed.asksHer)
        m_floor.failures->nobodyToAsk(order, report.error->hint);
    else if (failed.wantsKey)
        m_floor.failures->notLetIn(order, *report.error);
    else if (!failed.fact.again)
        m_floor.failures->failed(order, failed.fact.reason);
}

void TurnDesk::finishTurn(const TurnOrder& order, const TurnReport& report)
{
    const Sequence cause = m_floor.causes.value(order.turn);
    record(order, report, cause);
    if (!report.asks.isEmpty())
        return m_floor.tools->begin(order.run, order.step.id);
    if (order.part < 0)
        return;
    if (order.step.kind == StepKind::Effect) {
        m_floor.effects->plan(order, report, cause);
    } else if (order.stepDone) {
        const RunState* run = runOf(order.run);
        if (const auto raised = run ? rules::raisedByType(*run, order.step, order.turn, report.values, report.label) : std::nullopt)
            m_floor.docket.enter(*raised, system(), cause, order.run, report.label, m_floor.now());
        finishStep(order, report, cause);
    }
}

/// What the model was asked, word for word: also where nothing usable came of it.
void TurnDesk::keepPrompt(const TurnReport& report)
{
    if (report.requestText.isEmpty())
        return;
    m_floor.docket.keep({report.requestHash, report.requestText});
    m_floor.keepOnce(report.systemHash, report.systemText);
}

void TurnDesk::record(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const Instant now = m_floor.now();
    for (const MadeArtefact& made : report.made)
        m_floor.keep(sha256(made.bytes), made.bytes);
    const RunState* run = runOf(order.run);
    const bool argues = order.part >= 0 && order.step.kind == StepKind::Debate && !order.stepDone && report.asks.isEmpty();
    const AgentId other = argues ? order.step.parties.value((order.part + 1) % 2) : AgentId();
    const Message argument = run && argues ? argumentOf(*run, order.step, report, order.agent.id, other, now) : Message();
    if (run && order.part >= 0)
        for (const Artefact& artefact : artefactsOf(*run, order.step, report, order.agent.id, now))
            m_floor.docket.enter(ArtefactMade{artefact}, order.agent.id, cause, order.run, report.label, now);
    if (!report.replyText.isEmpty())
        m_floor.keep(report.replyHash, report.replyText);
    if (!report.asks.isEmpty())
        m_floor.keep(report.asksHash, report.asks);
    keepPrompt(report);
    m_floor.docket.enter(finishedOf(order, report), order.agent.id, cause, order.run, report.label, now);
    if (run && argues)
        m_floor.send(argument, cause);
}

void TurnDesk::finishStep(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState* run = runOf(order.run);
    if (!run)
        return;
    const QList<Message> messages = messagesOf(m_floor.state, *run, order.step, order.agent.id, report.label, now);
    if (!order.step.decision.isEmpty()) {
        DecisionRecord decision = decisionOf(m_floor.state, *run, order.step, report, order.agent.id, now);
        m_floor.docket.enter(DecisionMade{decision}, order.agent.id, cause, order.run, report.label, now);
    }
    for (const Message& message : messages)
        m_floor.send(message, cause);
    if (const RunState* at = order.step.remember ? runOf(order.run) : nullptr) // its decision is entered by now
        if (const std::optional<MemoryEntry> entry = rememberedOf(*at, order.step, order.agent.id, report.label))
            m_floor.remember(*entry, cause);
    goBack(order, report, cause);
}

void TurnDesk::followUp(const RunId& id, const StepId& stepId, const Label& label)
{
    const RunState* run = runOf(id);
    const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
    const Step* step = workflow ? workflow->step(stepId) : nullptr;
    if (!step || (step->messages.isEmpty() && !step->remember && !step->loop))
        return;
    Result<TurnOrder> order = writeOrder(m_floor.state, id, stepId, m_floor.settings, m_floor.now());
    if (!order)
        return;
    order->step.decision.clear(); // nobody decided
    TurnReport report;
    report.label = joined(label, rules::labelOfWorkflow(m_floor.state, *run));
    finishStep(*order, report, 0);
}

bool TurnDesk::goBack(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const RunState* run = runOf(order.run);
    const rules::LoopSays says = run ? rules::loopSays(order.step, *run) : rules::LoopSays::GoOn;
    if (says == rules::LoopSays::GoOn || says == rules::LoopSays::LimitContinue)
        return false;
    if (says == rules::LoopSays::GoodEnough) {
        const DecisionRecord decision = enoughOf(m_floor.state, *run, order.step, report, order.agent.id, m_floor.now());
        m_floor.docket.enter(DecisionMade{decision}, order.agent.id, cause, order.run, report.label, m_floor.now());
        return false;
    }
    if (says == rules::LoopSays::LimitEscalate) {
        m_floor.escalations->raise(order, QStringLiteral("brand-voice"), Severity::Medium,
                                   QStringLiteral("\"%1\" still asks for changes after %2 rounds")
                                       .arg(order.step.title).arg(order.step.loop->limit));
        return true;
    }
    if (const QString out = rules::twice(m_floor.state, *run, order.step.loop->backTo); !out.isEmpty()) {
        m_floor.escalations->raiseTo(human(), order, QStringLiteral("failure"), Severity::High,
                                     QStringLiteral("\"%1\" sends the work back. %2").arg(order.step.title, rules::twiceInWords(out)));
        return true;
    }
    const QString reason = QStringLiteral("%1 sends it back").arg(order.agent.title);
    for (const Fact& fact : rules::goneBack(m_floor.state, *run, order.step.id, order.step.loop->backTo, reason))
        m_floor.docket.enter(fact, order.agent.id, cause, order.run, {}, m_floor.now());
    return true;
}

/// Null when it is not under way any more.
std::shared_ptr<const TurnOrder> TurnDesk::orderOf(const ModelNews& news) const
{
    for (const TurnId& turn : m_inFlight.turns())
        if (turn.toString() == news.turn)
            return m_inFlight.of(turn);
    return nullptr;
}

void TurnDesk::slowed(const ModelNews& news)
{
    if (const Order order = orderOf(news))
        m_floor.docket.enter(TurnSlowed{order->turn, order->run, order->agent.id, news.silent}, system(), m_floor.causes.value(order->turn), order->run, {}, m_floor.now());
}

void TurnDesk::waits(const ModelNews& news)
{
    const Order order = orderOf(news);
    if (order && canGoElsewhere(m_floor.state, *order, m_floor.settings))
        giveWay(order->turn, QStringLiteral("%1 cannot be asked for now, so another model is: %2").arg(news.provider, news.why));
}

void TurnDesk::expire(const AgentId& agent)
{
    const TurnId turn = m_floor.state.org.agents.value(agent).turn;
    const Handed landed = m_inFlight.take(turn);
    if (!landed.order)
        return;
    const TurnOrder& order = *landed.order;
    m_floor.crew.halt(turn);
    m_floor.money->forget(turn);
    m_givingWay.remove(turn);
    TurnReport report;
    report.error = Error{Error::Model, QStringLiteral("no answer within the time limit of the step"), {}, {}};
    report.spend = asReserved(m_floor.state, turn, order.model, order.agent.tier);
    settleFailure(order, report);
    m_floor.causes.remove(turn);
    if (landed.take)
        landed.take(order, report);
    m_floor.money->lookAgain();
    m_floor.runs->nextFor(agent);
    m_floor.runs->advance(order.run);
}

void TurnDesk::recover()
{
    const QMap<AgentId, AgentState> agents = m_floor.state.org.agents;
    for (auto it = agents.begin(); it != agents.end(); ++it) {
        if (it->turn.isNull())
            continue;
        TurnFailed failed;
        failed.turn = it->turn;
        failed.run = it->run;
        failed.step = it->step;
        failed.agent = it.key();
        failed.reason = QStringLiteral("it was cut short");
        failed.stopped = true;
        failed.again = true;
        failed.campaign = m_floor.state.runs.open.value(it->run).root;
        failed.spend = asReserved(m_floor.state, it->turn, modelOf(m_floor.state, it->run, it.key(), m_floor.settings), {});
        m_floor.docket.enter(failed, system(), 0, it->run, {}, m_floor.now());
    }
}

void TurnDesk::takeUpHanded(const AgentId& agent)
{
    while (isFree(agent) && m_handed.contains(agent)) { // looked up anew: what is taken up may hand out more
        const auto handed = m_handed.find(agent);
        const auto first = std::find_if(handed->begin(), handed->end(), [this](const Handed& one) { return !runOf(one.order->run) || m_floor.mayBegin(*one.order); });
        if (first == handed->end())
            return;
        const Handed next = std::move(*first);
        handed->erase(first);
        if (handed->empty())
            m_handed.erase(handed);
        const bool isOpen = runOf(next.order->run);
        if (isOpen && !m_floor.isPaused(next.order->run)) {
            start(*next.order, next.take);
            continue;
        }
        TurnReport report;
        report.error = Error{Error::Cancelled, isOpen ? QStringLiteral("its run is paused") : QStringLiteral("its run has ended"), {}, {}};
        next.take(*next.order, report);
    }
}

void TurnDesk::reset()
{
    m_handed.clear();
    for (const TurnId& turn : m_inFlight.turns())
        m_floor.crew.forget(turn); // one that was made ready only would never report
    m_inFlight.clear();
    m_givingWay.clear();
}

} // namespace qd::agents
