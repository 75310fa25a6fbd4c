#include "agents/office/EffectDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/allowing/Allowing.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/asking/TrialDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/labelling/Naming.h"
#include "agents/office/leaving/Rehearsing.h"
#include "agents/office/writing/ApprovalWriter.h"
#include "agents/office/writing/DecisionWriter.h"
#include "agents/office/writing/Outcomes.h"
#include "core/base/FailPoint.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Outside.h"
#include "core/rules/inbox/Erasure.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/outside/Splitting.h"

namespace qd::agents {

namespace {

constexpr Duration kSoon = std::chrono::minutes(1);
const QString kToSend = QStringLiteral("to send it");
const QString kToLookUp = QStringLiteral("to look for it");
const QString kToLook = QStringLiteral("to look at what it would change");

/// It was allowed to leave, and certainly has not.
bool isToSend(EffectStatus status)
{
    return status == EffectStatus::Authorised || status == EffectStatus::Deferred || status == EffectStatus::Absent;
}

} // namespace

void EffectDesk::plan(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    Result<Effect> planned = made(order, report);
    if (planned)
        planned = judged(*planned, order.step, report.label, order.level);
    if (!planned)
        return m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                                          QStringLiteral("\"%1\" would not be taken: %2").arg(order.step.title, planned.error().text));
    Effect& effect = *planned;
    m_floor.keepRendered(report);
    EffectPlanned fact{effect};
    fact.effect.trace.reset(); // it stands in the yes, or in what is asked
    const Sequence at = m_floor.docket.enter(fact, order.agent.id, cause, order.run, report.label, m_floor.now());
    if (effect.level == Autonomy::L4)
        allow(effect, at);
    else
        m_floor.approvals->ask(order, report, effect, at);
}

Result<Effect> EffectDesk::made(const TurnOrder& order, const TurnReport& report) const
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const QString place = m_floor.dispatcher.placeOf(order.step.connector);
    Labelling labelling(m_floor.state, m_floor.settings.home);
    const Result<Effect> bare = marked(effectOf(m_floor.state, run, order.step, report, place, m_floor.now()), order, report, labelling);
    if (!bare)
        return bare;
    if (const std::optional<Effect> kept = rehearsed(m_floor.state, m_floor.dispatcher, order, *bare))
        return priced(*kept);
    const Result<Effect> effect = addressed(m_floor.state, m_floor.dispatcher, order, *bare);
    return effect ? priced(*effect) : effect;
}

void EffectDesk::openToLook(const Effect& effect, const Addressing::Found& found)
{
    m_addressing.read(effect, kToLook, found);
}

Result<Effect> EffectDesk::priced(Effect effect) const
{
    if (const QString why = rules::whyNotReached(m_floor.state, effect.content); !why.isEmpty())
        return Error{Error::Rule, why, QStringLiteral("recipients"), QStringLiteral("leave them out")};
    if (const Result<Done> taken = m_floor.dispatcher.check(effect.content); !taken)
        return taken.error();
    const Result<Money> cost = m_floor.dispatcher.cost(effect.content);
    if (!cost)
        return cost.error();
    effect.content.cost = *cost; // a yes is bound to that, too
    effect.sha256 = contentHash(effect.content);
    return effect;
}

Result<Effect> EffectDesk::judged(const Effect& effect, const Step& step, const Label& text, std::optional<Autonomy> instead) const
{
    return allowed(m_floor.state, m_floor.dispatcher, effect, step, text, instead, m_floor.now());
}

void EffectDesk::allow(const Effect& effect, Sequence cause)
{
    const Instant now = m_floor.now();
    const QString why = effect.trace ? effect.trace->why : QString();
    const EffectAuthorised authorised{effect.id, effect.agent, effect.sha256, now, why, effect.trace, m_floor.state.rules.epoch};
    const Sequence at = m_floor.docket.enter(authorised, effect.agent, cause, effect.run, {}, now);
    DecisionRecord decision = actionDecision(effect.run, effect.agent, QStringLiteral("publication"),
                                             QStringLiteral("%1 goes out").arg(effect.content.title), why, now);
    decision.level = effect.level;
    decision.label.rehearsal = effect.content.rehearsal;
    decision.evidence.append({QStringLiteral("effect"), QString::fromLatin1(effect.sha256.toHex()), effect.content.destination, {}});
    m_floor.docket.enter(DecisionMade{decision}, effect.agent, at, effect.run, decision.label, now);
    send(effect.id);
}

void EffectDesk::send(const EffectId& id)
{
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd() || m_floor.isHalted() || m_floor.awaitsCommand || m_sending.contains(id))
        return;
    if (!isToSend(found->status) || !mayLeave(*found))
        return;
    const Effect effect = *found;
    const rules::Leave leave = m_deferring.ask(effect);
    if (leave.kind == rules::Leave::Waits)
        return m_deferring.defer(effect, leave);
    if (leave.kind == rules::Leave::Over)
        return refuse(effect, leave.text, QStringLiteral("%1 did not go out: %2").arg(effect.content.title, leave.text), "failure");
    if (rules::isForEach(effect))
        return split(effect);
    if (const QString why = rules::whyNotReached(m_floor.state, effect.content); !why.isEmpty()) // then nobody is read for it either
        return giveUp(effect, why, QStringLiteral("%1 did not go out: %2").arg(effect.content.title, why), "failure");
    EffectIntended intended{id, effect.attempt + 1};
    intended.key = rules::effectKey(effect);
    if (const Result<Done> sealed = m_broker.seal(intended, effect); !sealed)
        return giveUp(effect, sealed.error().text, QStringLiteral("%1 did not go out: %2").arg(effect.content.title, sealed.error().text), "failure");
    if (const Result<Done> paid = m_purse.promise(effect); !paid) // nothing leaves that cannot be paid for
        return giveUp(effect, paid.error().text, QStringLiteral("%1 costs %2 to send, and that cannot be paid: %3").arg(effect.content.title, dollarText(effect.content.cost), paid.error().text), "budget");
    if (!rules::wholeOf(m_floor.state, effect))
        m_floor.trials->leaving(effect);
    m_floor.docket.enter(intended, system(), 0, effect.run, {}, m_floor.now());
    m_addressing.note(effect, kToSend);
    m_reconciler.leaving(id);
    begin(id, false);
}

void EffectDesk::split(const Effect& effect)
{
    m_deferring.letGo(effect);
    if (const Result<Done> done = m_splitting.split(effect, m_purse); !done)
        giveUp(effect, done.error().text, QStringLiteral("%1 did not go out: %2").arg(effect.content.title, done.error().text), done.error().where.isEmpty() ? "failure" : "budget");
}

/// Something of its course has changed: of one of many, the next one leaves; else its run goes on.
void EffectDesk::goOn(const Effect& effect)
{
    if (!rules::wholeOf(m_floor.state, effect))
        return m_floor.runs->advance(effect.run);
    if (const std::optional<Instant> next = m_splitting.goOn(effect.parent))
        m_floor.wakeAt(*next);
}

/// Nobody can tell whether it has left, and the other side counts it once: with the key that it had, where what is on record of it
/// is this home's.
void EffectDesk::sendAgain(const EffectId& id)
{
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd() || m_sending.contains(id) || !mayLeave(*found))
        return;
    m_sending.insert(id, {true, {}});
    m_broker.find(id, [this, id](bool isOurs) {
        if (m_sending.remove(id) == 0)
            return;
        isOurs ? intendAgain(id) : askAbout(id, QStringLiteral("the record of how it was sent was changed, or is not this home's"));
        m_floor.flush();
    });
}

void EffectDesk::intendAgain(const EffectId& id)
{
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd() || !mayLeave(*found))
        return;
    EffectIntended intended{id, found->attempt + 1};
    intended.key = rules::effectKey(*found);
    if (const Result<Done> sealed = m_broker.seal(intended, *found); !sealed)
        return askAbout(id, sealed.error().text);
    const Effect effect = *found;
    m_floor.docket.enter(intended, system(), 0, effect.run, {}, m_floor.now());
    m_addressing.note(effect, kToSend);
    begin(id, true);
}

void EffectDesk::refuse(const Effect& effect, const QString& why, const QString& issue, const char* reason)
{
    const bool isPart = rules::wholeOf(m_floor.state, effect);
    m_splitting.notSent(effect, why);
    m_floor.docket.enter(EffectRefused{effect.id, effect.run, effect.step, why}, system(), 0, effect.run, {}, m_floor.now());
    if (isPart)
        return; // the others go on without it
    stall(effect, human(), QString::fromLatin1(reason), issue);
    m_floor.runs->advance(effect.run);
}

/// It is not sent after all, so it finds nothing out of its place, and another one may.
void EffectDesk::giveUp(const Effect& effect, const QString& why, const QString& issue, const char* reason)
{
    m_deferring.letGo(effect);
    refuse(effect, why, issue, reason);
}

/// It was on its way when the program ended: it goes again where its intent on record is one that this home sealed.
void EffectDesk::again(const EffectId& id)
{
    m_sending.insert(id, {true, {}});
    m_broker.find(id, [this, id](bool isOurs) {
        if (!m_sending.contains(id))
            return;
        if (!isOurs)
            return arrived(id, {Outcome::Unknown, QStringLiteral("the program ended while it was being sent, and the record of that was changed, or is not this home's")});
        const Effect effect = m_floor.state.effects.open.value(id);
        if (effect.content.recipients.isEmpty())
            return deliver(id);
        if (m_floor.lost) // nothing can be put on record; it is taken up again
            return void(m_sending.remove(id));
        m_addressing.note(effect, kToSend);
        m_floor.docket.after([this, id] { deliver(id); });
        m_floor.flush();
    });
}

void EffectDesk::begin(const EffectId& id, bool again)
{
    m_sending.insert(id, {again, {}});
    m_floor.docket.after([this, id] { deliver(id); }); // not before the intent is on the disk
}

/// Nobody has said meanwhile that its run is over, or has to wait.
bool EffectDesk::mayLeave(const Effect& effect) const
{
    return !rules::isGivenUp(m_floor.state, effect) && !m_floor.isPaused(effect.run);
}

bool EffectDesk::isPaused(const Effect& effect) const
{
    return !m_sending.contains(effect.id) && !rules::isGivenUp(m_floor.state, effect) && !mayLeave(effect);
}

QStringList EffectDesk::holdBack(const QSet<RunId>& runs)
{
    QStringList left;
    for (const Effect& effect : std::as_const(m_floor.state.effects.open)) {
        if (effect.status != EffectStatus::Intended || mayLeave(effect))
            continue;
        const auto sending = m_sending.find(effect.id);
        const bool here = sending != m_sending.end();
        const bool held = here && sending->holdBack();
        if (held && !sending->again)
            continue;
        if (here ? !std::exchange(sending->told, true) : runs.contains(effect.run))
            left.append(effect.content.title);
    }
    return left;
}

bool EffectDesk::holdPersonal()
{
    QList<Effect> held;
    for (const Effect& effect : std::as_const(m_floor.state.effects.open))
        if (isToSend(effect.status) && rules::holdsPersonal(effect.content) && !m_sending.contains(effect.id) && !rules::wholeOf(m_floor.state, effect))
            held.append(effect);
    for (const Effect& effect : std::as_const(held))
        giveUp(effect, rules::kMayBeTheirs, QStringLiteral("%1 did not go out: %2").arg(effect.content.title, rules::kMayBeTheirs), "failure");
    return !held.isEmpty();
}

void EffectDesk::deliver(const EffectId& id)
{
    QD_FAIL("outbox.after_intent");
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd() || !m_sending.contains(id))
        return;
    const Effect effect = *found;
    if (contentHash(effect.content) != effect.sha256)
        return arrived(id, {Outcome::Refused, QStringLiteral("it is not what was agreed to")});
    if (const QString why = m_splitting.whyNotAgreed(effect); !why.isEmpty())
        return arrived(id, {Outcome::Refused, why});
    m_floor.gather(blobsOf(effect.content), [this, id](Result<TurnMaterials> blobs) {
        blobs ? address(id, *blobs) : arrived(id, {Outcome::Refused, blobs.error().text});
    });
}

/// Those whom it is for are opened now, and for this alone.
void EffectDesk::address(const EffectId& id, const TurnMaterials& blobs)
{
    const auto effect = m_floor.state.effects.open.constFind(id);
    if (effect == m_floor.state.effects.open.constEnd())
        return void(m_sending.remove(id));
    if (const QString why = rules::whyNotReached(m_floor.state, effect->content); !why.isEmpty())
        return arrived(id, {Outcome::Refused, why});
    m_addressing.find(Effect(*effect), [this, id, blobs](const Result<QMap<QString, Person>>& people) {
        people ? handOver(id, blobs, *people) : arrived(id, {Outcome::Refused, people.error().text});
    });
}

/// Right before the bytes go: a stop, an undoing or a pause of its run that came meanwhile holds it back.
void EffectDesk::handOver(const EffectId& id, const TurnMaterials& blobs, QMap<QString, Person> people)
{
    const auto sending = m_sending.find(id);
    const auto effect = m_floor.state.effects.open.constFind(id);
    if (sending == m_sending.end() || effect == m_floor.state.effects.open.constEnd())
        return;
    if (!mayLeave(*effect))
        return arrived(id, {Outcome::NotSent, QStringLiteral("its run was stopped, undone or paused")});
    if (const QString why = rules::whyNotReached(m_floor.state, effect->content); !why.isEmpty())
        return arrived(id, {Outcome::Refused, why});
    sending->passage = std::make_shared<Passage>();
    Delivery delivery{id, effect->content, blobs, sending->passage, effect->content.account, effect->key, effect->stepped, stepsOf(*effect), m_broker.mint(id), std::move(people)};
    m_floor.dispatcher.dispatch(std::move(delivery), m_floor.mailbox, [this, id](Outcome outcome) { arrived(id, outcome); });
}

/// One of its requests is done: the next one begins when that is on the disk.
Delivery::Step EffectDesk::stepsOf(const Effect& effect)
{
    return [this, id = effect.id, run = effect.run](const QString& name, const QString& providerId, std::function<void()> then) {
        m_floor.mailbox->post([this, id, run, name, providerId, then = std::move(then)] {
            if (m_floor.lost || !m_floor.state.effects.open.contains(id))
                return;
            m_floor.docket.enter(EffectStepped{id, run, name, providerId}, system(), 0, run, {}, m_floor.now());
            m_floor.docket.after([this, then] { m_floor.dispatcher.post(then); });
            m_floor.flush();
        });
    };
}

void EffectDesk::arrived(const EffectId& id, const Outcome& outcome)
{
    if (outcome.kind == Outcome::Confirmed)
        QD_FAIL("outbox.after_sent");
    const bool again = m_sending.take(id).again;
    if (again && outcome.kind == Outcome::NotSent) // this time it was held back, but the time before?
        return m_floor.wakeAt(m_floor.now() + Deferring::kHaltingMeanwhile);
    Outcome told = outcome;
    if (again && outcome.kind == Outcome::Later) {
        told.kind = Outcome::Unknown;
        told.repeats = true;
    }
    m_told.insert(id, told);
    if (m_floor.lost)
        return; // recorded when the record can be written again
    m_floor.docket.after([this, id] { m_told.remove(id); });
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd())
        return m_floor.flush();
    const Effect effect = *found;
    record(effect, told);
    goOn(effect);
    m_floor.flush();
}

void EffectDesk::record(const Effect& effect, const Outcome& outcome)
{
    const Instant now = m_floor.now();
    const bool isPart = rules::wholeOf(m_floor.state, effect);
    if (outcome.kind != Outcome::Unknown) { // what nobody can tell is neither paid nor free until it is ruled
        m_purse.settle(effect, outcome.kind == Outcome::Confirmed);
        m_reconciler.known(effect.id);
    }
    if (outcome.kind != Outcome::NotSent && outcome.kind != Outcome::Later)
        m_deferring.answered(effect);
    switch (outcome.kind) {
    case Outcome::Confirmed: confirmed(effect, outcome); break;
    case Outcome::Refused:
        m_splitting.notSent(effect, outcome.text);
        m_floor.docket.enter(EffectRefused{effect.id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        if (!isPart)
            stall(effect, human(), QStringLiteral("failure"), QStringLiteral("%1 was not taken: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::Unknown: unknown(effect, outcome); break;
    case Outcome::NotSent:
    case Outcome::Later: heldBack(effect, outcome); break;
    }
}

void EffectDesk::unknown(const Effect& effect, const Outcome& outcome)
{
    if (m_reconciler.putOff(effect, outcome))
        return;
    EffectUnknown fact{effect.id, effect.run, effect.step, outcome.text};
    fact.mayDouble = true;
    m_floor.docket.enter(fact, system(), 0, effect.run, {}, m_floor.now());
    if (!rules::wholeOf(m_floor.state, effect)) // else she is asked about the whole
        stall(effect, human(), QString::fromLatin1(Escalation::kUnknownOutcome),
              QStringLiteral("Nobody can tell whether %1 went out: %2").arg(effect.content.title, outcome.text));
    m_floor.wakeAt(m_floor.now());
}

void EffectDesk::stall(const Effect& effect, const AgentId& with, const QString& reason, const QString& issue)
{
    Result<TurnOrder> order = writeOrder(m_floor.state, effect.run, effect.step, m_floor.settings, m_floor.now());
    if (order)
        return m_floor.escalations->raiseTo(with, *order, reason, Severity::High, issue);
    if (reason != QLatin1String(Escalation::kUnknownOutcome))
        return; // its run has ended, so nothing waits for it
    TurnOrder bare;
    bare.run = effect.run;
    bare.step.id = effect.step;
    bare.agent.id = effect.agent;
    bare.agent.title = effect.agent.text;
    bare.title = effect.content.title;
    m_floor.escalations->raiseTo(with, bare, reason, Severity::High, issue);
}

/// It was on its way and certainly did not leave, so it may leave later, unless its run is over.
void EffectDesk::heldBack(const Effect& effect, const Outcome& outcome)
{
    m_deferring.failed(effect, outcome);
    if (!rules::isGivenUp(m_floor.state, effect))
        return;
    const QString why = QStringLiteral("its run has ended, or is being undone");
    m_splitting.notSent(effect, why);
    m_floor.docket.enter(EffectWithdrawn{effect.id, why}, system(), 0, effect.run, {}, m_floor.now());
}

void EffectDesk::reset()
{
    m_sending.removeIf([](const auto& entry) { return !entry.value().passage; });
    m_deferring.reset();
    m_reconciler.reset();
}

void EffectDesk::close()
{
    const QMap<EffectId, Sending> sending = std::exchange(m_sending, {});
    for (auto one = sending.begin(); one != sending.end(); ++one)
        if (const auto effect = m_floor.state.effects.open.constFind(one.key());
            effect != m_floor.state.effects.open.constEnd() && effect->status == EffectStatus::Intended && !one->again && one->holdBack()) {
            m_purse.settle(Effect(*effect), false);
            heldBack(Effect(m_floor.state.effects.open.value(one.key())), {Outcome::NotSent, QString()});
        }
}

void EffectDesk::confirmed(const Effect& effect, const Outcome& outcome)
{
    const Instant now = m_floor.now();
    Label label;
    label.rehearsal = effect.content.rehearsal;
    const bool isPart = rules::wholeOf(m_floor.state, effect);
    const Sequence cause = m_floor.docket.enter(EffectConfirmed{effect.id, effect.run, effect.step, outcome.text, outcome.providerId}, system(), 0,
                                                effect.run, label, now);
    if (!isPart)
        wentOut(effect.run, effect.step, label, cause);
}

/// Those who wait for it are told.
void EffectDesk::wentOut(const RunId& id, const StepId& of, const Label& label, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(id);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(of) : nullptr;
    if (!step)
        return;
    const Label said = joined(label, rules::labelOfWorkflow(m_floor.state, run));
    for (const Message& message : messagesOf(m_floor.state, run, *step, rules::agentOf(*step, run), said, now))
        m_floor.send(message, cause);
    if (run.undone) // it was on its way already: what undoes it follows
        for (const Fact& fact : rules::undone(m_floor.state, run, system(), run.undoReason))
            m_floor.docket.enter(fact, system(), cause, id, {}, now);
}

void EffectDesk::ruling(const Fact& fact)
{
    const auto* word = std::get_if<EffectRuled>(&fact);
    const auto* withdrawn = std::get_if<EffectWithdrawn>(&fact);
    const auto effect = m_floor.state.effects.open.constFind(word ? word->effect : withdrawn ? withdrawn->effect : EffectId());
    if (effect == m_floor.state.effects.open.constEnd() || !isUnknown(effect->status))
        return;
    m_reconciler.known(effect->id);
    if (word && word->ruling == Ruling::DidNot)
        m_splitting.notSent(*effect, QStringLiteral("you said that it did not go out"));
    m_purse.settle(Effect(*effect), !word || word->ruling != Ruling::DidNot); // who may have been paid is paid
}

void EffectDesk::ruled(const Fact& fact, Sequence sequence)
{
    m_broker.follow();
    if (const auto* word = std::get_if<EffectRuled>(&fact); word && word->ruling == Ruling::SendAgain) {
        m_floor.wakeAt(m_floor.now());
    } else if (std::holds_alternative<EffectsSplit>(fact)) {
        m_floor.wakeAt(m_floor.now());
    } else if (const auto* confirmed = std::get_if<EffectConfirmed>(&fact); confirmed && !rules::isOfPart(m_floor.state, fact)) {
        Label label;
        label.rehearsal = m_floor.state.runs.open.value(confirmed->run).rehearsal;
        wentOut(confirmed->run, confirmed->step, label, sequence);
    } else if (const auto* network = std::get_if<NetworkNoted>(&fact); network && network->reachable) {
        m_deferring.wake();
    } else if (std::holds_alternative<AllResumed>(fact)) {
        m_deferring.wake();
    }
}

void EffectDesk::recover()
{
    if (m_floor.awaitsCommand)
        return;
    QList<Effect> some;
    for (const Effect& effect : std::as_const(m_floor.state.effects.open))
        if (effect.status == EffectStatus::Intended && !m_sending.contains(effect.id))
            some.append(effect);
    for (const Effect& effect : std::as_const(some)) {
        const bool repeats = m_reconciler.mayRepeat(effect);
        if (m_told.contains(effect.id))
            arrived(effect.id, m_told.value(effect.id));
        else if (!repeats)
            arrived(effect.id, {Outcome::Unknown, QStringLiteral("the program ended while it was being sent")});
        else if (!m_floor.isHalted() && mayLeave(effect))
            again(effect.id);
    }
}

std::optional<Instant> EffectDesk::tick()
{
    recover();
    std::optional<Instant> next;
    const Instant now = m_floor.now();
    const auto due = [&](Instant at) {
        if (at <= now)
            return true;
        if (!next || at < *next)
            next = at;
        return false;
    };
    QList<EffectId> leave;
    QList<EffectId> wholes;
    for (const Effect& effect : std::as_const(m_floor.state.effects.open)) {
        if (rules::isSplit(effect))
            wholes.append(effect.id);
        else if (const std::optional<Instant> at = leavesAt(effect); at && !rules::wholeOf(m_floor.state, effect) && due(*at))
            leave.append(effect.id);
    }
    for (const EffectId& id : std::as_const(leave))
        send(id);
    for (const EffectId& id : std::as_const(wholes))
        due(m_splitting.goOn(id).value_or(now));
    if (const std::optional<Instant> at = m_reconciler.tick(); at && (!next || *at < *next))
        next = at;
    return next;
}

/// When it leaves by itself; nothing: not, or not known.
std::optional<Instant> EffectDesk::leavesAt(const Effect& effect) const
{
    switch (effect.status) {
    case EffectStatus::Authorised: return effect.notBefore;
    case EffectStatus::Deferred: return m_deferring.due(effect);
    case EffectStatus::Absent: return effect.changed;
    default: return std::nullopt;
    }
}

bool EffectDesk::isDueSoon(const Effect& effect) const
{
    if (const Effect* whole = rules::wholeOf(m_floor.state, effect); whole && isStillHere(effect.status)) {
        const Effect* next = rules::isSplit(*whole) ? rules::nextPart(m_floor.state, *whole) : nullptr;
        if (!next || next->id != effect.id)
            return false; // another one comes first
    }
    if (effect.status == EffectStatus::Intended || effect.status == EffectStatus::Authorised)
        return true;
    const std::optional<Instant> at = isUnknown(effect.status) ? m_reconciler.due(effect) : leavesAt(effect);
    return at && *at < m_floor.now() + kSoon;
}

Reconciler::Ways EffectDesk::ways()
{
    return {[this](const EffectId& id) { sendAgain(id); }, [this](const EffectId& id, const LookedUp& found) { foundThere(id, found); },
            [this](const EffectId& id, const LookedUp& found) { foundAbsent(id, found); }, [this](const EffectId& id, const QString& why) { askAbout(id, why); },
            [this](const Effect& effect, const Addressing::Found& found) { m_addressing.read(effect, kToLookUp, found); }};
}

Splitting::Ways EffectDesk::splittingWays()
{
    return {[this](const EffectId& id) { send(id); }, [this](const Effect& effect) { return leavesAt(effect); }, [this](const Effect& effect) { return m_reconciler.isRepeated(effect); },
            [this](const Effect& whole, const Outcome& outcome) { record(whole, outcome); }, [this](const EffectId& id, const QString& why) { noQuestion(id, why); }};
}

} // namespace qd::agents
