#include "agents/office/EffectDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/writing/ApprovalWriter.h"
#include "agents/office/DelegationDesk.h"
#include "agents/office/EscalationDesk.h"
#include "agents/office/writing/Outcomes.h"
#include "agents/office/RunDesk.h"
#include "core/base/Digest.h"
#include "core/rules/Authority.h"
#include "core/rules/Detours.h"
#include "core/rules/Judge.h"

namespace qd::agents {

namespace {

/// The record of a decision that was made by deciding on an approval, or by the rule that none is needed.
DecisionRecord actionDecision(const RunState& run, const AgentId& maker, const QString& kind, const QString& text,
                              const QString& reasoning, Instant now)
{
    DecisionRecord decision;
    decision.id = DecisionId::make(now);
    decision.run = run.id;
    decision.kind = kind;
    decision.maker = maker;
    decision.decision = text;
    decision.reasoning = reasoning;
    decision.approvalChain = {maker};
    decision.confidence = 1;
    decision.time = now;
    return decision;
}

/// What her text is a version of: the piece that the effect lets out.
QString editedKind(const Step& step)
{
    static const QString kBinding = QStringLiteral("@artefact:");
    const QString text = rules::textOf(step.input.value(QStringLiteral("text")));
    return text.startsWith(kBinding) ? text.mid(kBinding.size()).section(u':', 0, 0) : QStringLiteral("draft");
}

Message note(const RunState& run, const AgentId& from, const AgentId& to, MessageType type, const QString& subject,
             const QString& body, const Label& label, Instant now)
{
    Message message = envelope(run, from, to, type, label, now);
    message.subject = subject;
    message.body = body;
    return message;
}

} // namespace

void EffectDesk::keepFiles(const TurnReport& report)
{
    for (auto file = report.files.begin(); file != report.files.end(); ++file)
        m_floor.keep(file.key(), file.value());
    if (!report.preview.isEmpty())
        m_floor.keep(sha256(report.preview), report.preview);
}

/// The place that it goes to is part of what is approved.
void EffectDesk::bindPlace(Effect& effect) const
{
    for (const ConnectorInfo& connector : m_floor.dispatcher.connectors())
        if (connector.id == effect.content.connector && !connector.place.isEmpty())
            effect.content.destination = connector.place + QLatin1Char('/') + effect.content.destination;
    effect.sha256 = contentHash(effect.content);
}

void EffectDesk::plan(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    Effect effect = effectOf(m_floor.state, run, order.step, report, m_floor.now());
    bindPlace(effect);
    if (const Result<Done> taken = m_floor.dispatcher.check(effect.content); !taken)
        return m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                                          QStringLiteral("\"%1\" would not be taken: %2").arg(order.step.title, taken.error().text));
    keepFiles(report);
    const Sequence planned = m_floor.docket.enter(EffectPlanned{effect}, order.agent.id, cause, run.id, report.label, m_floor.now());
    if (effect.level == Autonomy::L4)
        allow(effect, planned);
    else
        ask(order, report, effect, planned);
}

void EffectDesk::allow(const Effect& effect, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(effect.run);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const AutonomyRule rule = organisation ? organisation->ruleFor(effect.content.kind) : AutonomyRule{};
    const QString why = organisation ? ruleInWords(*organisation, effect.content.kind, rule.level) : QString();
    EffectAuthorised authorised{effect.id, effect.agent, effect.sha256, now, why};
    const Sequence at = m_floor.docket.enter(authorised, effect.agent, cause, effect.run, {}, now);
    DecisionRecord decision = actionDecision(run, effect.agent, QStringLiteral("publication"),
                                             QStringLiteral("%1 goes out").arg(effect.content.title), why, now);
    decision.level = effect.level;
    decision.label.rehearsal = effect.content.rehearsal;
    decision.evidence.append({QStringLiteral("effect"), QString::fromLatin1(effect.sha256.toHex()), effect.content.destination, {}});
    m_floor.docket.enter(DecisionMade{decision}, effect.agent, at, effect.run, decision.label, now);
    send(effect.id);
}

void EffectDesk::ask(const TurnOrder& order, const TurnReport& report, const Effect& effect, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(order.run);
    Approval approval = approvalOf(m_floor.state, run, order.step, effect, report, {}, now);
    if (!report.preview.isEmpty())
        approval.preview = sha256(report.preview);
    const Sequence asked = m_floor.docket.enter(ApprovalAsked{approval}, order.agent.id, cause, run.id, report.label, now);
    m_floor.send(note(run, order.agent.id, human(), MessageType::Approval, QStringLiteral("Waiting for you: %1").arg(approval.title),
                      approval.why, report.label, now), asked);
    m_floor.wakeAt(approval.expires);
    if (run.approveAll)
        approveAsTrial(approval, asked);
}

void EffectDesk::approveAsTrial(const Approval& approval, Sequence cause)
{
    const Instant now = m_floor.now();
    ApprovalDecided decision;
    decision.approval = approval.id;
    decision.run = approval.run;
    decision.step = approval.step;
    decision.by = human();
    decision.sha256 = approval.sha256;
    decision.trial = true;
    decision.leaves = now;
    const Sequence at = m_floor.docket.enter(decision, human(), cause, approval.run, {}, now);
    EffectAuthorised authorised{approval.effect, human(), approval.sha256, now, QStringLiteral("a trial run approves everything")};
    m_floor.docket.enter(authorised, human(), at, approval.run, {}, now);
    decided(approval, decision, at);
    send(approval.effect);
}

void EffectDesk::decided(const Approval& before, const ApprovalDecided& decision, Sequence cause)
{
    const Instant now = m_floor.now();
    // A rejection has ended the run by now; the record is about it all the same.
    RunState run = m_floor.state.runs.open.value(before.run);
    run.id = before.run;
    struct Words { const char* did; MessageType type; };
    static constexpr Words kWords[] = {{"Approved", MessageType::Approval}, {"Approved with edits", MessageType::Approval},
                                       {"Changes asked for", MessageType::Review}, {"Rejected", MessageType::Decision},
                                       {"Delegated", MessageType::Assignment}};
    const Words words = kWords[size_t(decision.verdict)];
    const QString text = QStringLiteral("%1: %2").arg(QLatin1String(words.did), before.title);
    const QString reason = decision.trial ? QStringLiteral("A trial run approves as you would.")
        : decision.note.isEmpty() ? QStringLiteral("No reason was given.") : decision.note;
    DecisionRecord record = actionDecision(run, decision.by, QStringLiteral("approval"), text, reason, now);
    record.level = before.level;
    record.approvalChain = {before.from, decision.by};
    record.cost = before.costSoFar;
    record.wouldHaveCost = before.wouldHaveCost;
    record.label = before.label;
    record.evidence.append({QStringLiteral("effect"), QString::fromLatin1(before.sha256.toHex()), before.content.destination, {}});
    for (const Score& score : before.scores)
        record.evidence.append({QStringLiteral("score"), score.name, QString::number(score.value), {}});
    m_floor.docket.enter(DecisionMade{record}, decision.by, cause, before.run, before.label, now);
    const AgentId to = decision.verdict == Verdict::Delegate ? decision.delegateTo : before.from;
    m_floor.send(note(run, decision.by, to, words.type, text, decision.note, before.label, now), cause);
    if (decision.verdict == Verdict::Approve || decision.verdict == Verdict::ApproveWithEdits)
        m_floor.wakeAt(decision.leaves);
    if (decision.verdict == Verdict::Delegate)
        m_floor.delegations->takeUp();
}

void EffectDesk::undone(const ApprovalUndone& undone, Sequence cause)
{
    const Approval item = m_floor.state.inbox.approvals.value(undone.approval);
    RunState run;
    run.id = undone.run;
    const Instant now = m_floor.now();
    DecisionRecord record = actionDecision(run, undone.by, QStringLiteral("approval"),
                                           QStringLiteral("Taken back: the approval of “%1”").arg(item.title),
                                           QStringLiteral("It was taken back before anything had left, so the yes no longer counts. "
                                                          "It waits for a decision again."), now);
    record.level = item.level;
    record.approvalChain = {item.from, undone.by};
    record.cost = item.costSoFar;
    record.wouldHaveCost = item.wouldHaveCost;
    record.label = item.label;
    record.evidence.append({QStringLiteral("effect"), QString::fromLatin1(item.sha256.toHex()), item.content.destination, {}});
    m_floor.docket.enter(DecisionMade{record}, undone.by, cause, undone.run, item.label, now);
}

void EffectDesk::approveEdited(const DecideApproval& command, const Approval& approval, const AgentId& by, Edited done)
{
    Result<TurnOrder> order = writeEditOrder(m_floor.state, approval, command.edits, m_floor.settings, m_floor.now());
    if (!order)
        return done(order.error());
    ++m_edits;
    m_floor.runs->aside(std::move(*order), [this, command, by, done](const TurnOrder& asked, const TurnReport& report) {
        --m_edits;
        done(replaceWithEdited(command, by, asked, report));
    });
}

Result<QString> EffectDesk::replaceWithEdited(const DecideApproval& command, const AgentId& by, const TurnOrder& order,
                                              const TurnReport& report)
{
    if (report.error)
        return *report.error;
    const Instant now = m_floor.now();
    const Result<Approval> old = rules::decidable(m_floor.state, command, {by, now, {}, {}});
    if (!old)
        return old.error();
    const RunId id = old->run;
    Effect effect = effectOf(m_floor.state, m_floor.state.runs.open.value(id), order.step, report, now);
    bindPlace(effect);
    if (const Result<Done> taken = m_floor.dispatcher.check(effect.content); !taken)
        return taken.error();
    keepFiles(report);
    TurnReport hers = report;
    hers.label.integrity = Integrity::Human;
    hers.made.prepend({editedKind(order.step), report.content->title, QStringLiteral("text/markdown"), command.edits.toUtf8()});
    const QByteArray draft = sha256(command.edits.toUtf8());
    for (const MadeArtefact& made : std::as_const(hers.made))
        m_floor.keep(sha256(made.bytes), made.bytes);
    for (const Artefact& artefact : artefactsOf(m_floor.state.runs.open.value(id), order.step, hers, by, now))
        m_floor.docket.enter(ArtefactMade{artefact}, by, 0, id, hers.label, now);
    Approval approval = approvalOf(m_floor.state, m_floor.state.runs.open.value(id), order.step, effect, hers, draft, now);
    if (!report.preview.isEmpty())
        approval.preview = sha256(report.preview);
    m_floor.docket.enter(ApprovalReplaced{old->id, approval.id, QStringLiteral("edited")}, by, 0, id, {}, now);
    m_floor.docket.enter(EffectWithdrawn{old->effect, QStringLiteral("edited")}, by, 0, id, {}, now);
    const Sequence planned = m_floor.docket.enter(EffectPlanned{effect}, by, 0, id, hers.label, now);
    m_floor.docket.enter(ApprovalAsked{approval}, order.agent.id, planned, id, hers.label, now);
    const ApprovalDecided decision{approval.id, id, approval.step, Verdict::ApproveWithEdits, by, approval.sha256, command.note,
                                   {}, false, now + approval.grace};
    const Sequence at = m_floor.docket.enter(decision, by, planned, id, {}, now);
    EffectAuthorised authorised{effect.id, by, effect.sha256, decision.leaves, QStringLiteral("approved with her own edits")};
    m_floor.docket.enter(authorised, by, at, id, {}, now);
    decided(approval, decision, at);
    return QStringLiteral("Approved with your edits: %1").arg(approval.title);
}

void EffectDesk::send(const EffectId& id)
{
    const auto effect = m_floor.state.effects.open.constFind(id);
    if (effect == m_floor.state.effects.open.constEnd() || m_floor.isHalted() || m_sending.contains(id))
        return;
    if (effect->status != EffectStatus::Authorised)
        return;
    const RunId run = effect->run;
    if (const auto its = m_floor.state.runs.open.constFind(run); its != m_floor.state.runs.open.constEnd() && rules::isPaused(m_floor.state, *its))
        return;
    m_sending.insert(id, false);
    m_floor.docket.enter(EffectIntended{id, effect->attempt + 1}, system(), 0, run, {}, m_floor.now());
    m_floor.docket.after([this, id] { deliver(id); }); // not before the intent is on the disk
}

void EffectDesk::deliver(const EffectId& id)
{
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd())
        return;
    const Effect effect = *found;
    if (contentHash(effect.content) != effect.sha256)
        return arrived(id, {Outcome::Refused, QStringLiteral("it is not what was agreed to")});
    QList<QByteArray> wanted;
    for (const EffectFile& file : effect.content.files)
        wanted.append(file.sha256);
    m_floor.gather(wanted, [this, effect](Result<TurnMaterials> blobs) {
        if (!blobs)
            return arrived(effect.id, {Outcome::Refused, blobs.error().text});
        Delivery delivery{effect.id, effect.content, *blobs};
        m_sending.insert(effect.id, true);
        m_floor.dispatcher.dispatch(delivery, m_floor.mailbox, [this, id = effect.id](Outcome outcome) { arrived(id, outcome); });
    });
}

void EffectDesk::arrived(const EffectId& id, const Outcome& outcome)
{
    m_sending.remove(id);
    m_told.insert(id, outcome);
    if (m_floor.lost)
        return; // recorded when the record can be written again
    m_floor.docket.after([this, id] { m_told.remove(id); });
    const auto found = m_floor.state.effects.open.constFind(id);
    if (found == m_floor.state.effects.open.constEnd())
        return m_floor.flush();
    const Effect effect = *found;
    const Instant now = m_floor.now();
    switch (outcome.kind) {
    case Outcome::Confirmed: confirmed(effect, outcome.text); break;
    case Outcome::Refused:
        m_floor.docket.enter(EffectRefused{id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        stall(effect, human(), QStringLiteral("failure"), QStringLiteral("%1 was not taken: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::Unknown:
        m_floor.docket.enter(EffectUnknown{id, effect.run, effect.step, outcome.text}, system(), 0, effect.run, {}, now);
        stall(effect, human(), QString::fromLatin1(Escalation::kUnknownOutcome),
              QStringLiteral("Nobody can tell whether %1 went out: %2").arg(effect.content.title, outcome.text));
        break;
    case Outcome::NotSent: heldBack(effect); break;
    }
    m_floor.runs->advance(effect.run);
    m_floor.flush();
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

/// It was on its way and certainly did not leave, so it may leave later.
void EffectDesk::heldBack(const Effect& effect)
{
    const Instant now = m_floor.now();
    m_floor.docket.enter(EffectAuthorised{effect.id, system(), effect.sha256, now, QStringLiteral("it was held back before it left")},
                         system(), 0, effect.run, {}, now);
    m_floor.wakeAt(now + std::chrono::seconds(1)); // not at once: the dispatcher may still be halting
}

void EffectDesk::reset()
{
    m_sending.removeIf([](const auto& entry) { return !entry.value(); });
    m_edits = 0;
}

void EffectDesk::confirmed(const Effect& effect, const QString& receipt)
{
    const Instant now = m_floor.now();
    Label label;
    label.rehearsal = effect.content.rehearsal;
    const Sequence cause = m_floor.docket.enter(EffectConfirmed{effect.id, effect.run, effect.step, receipt}, system(), 0,
                                                effect.run, label, now);
    const RunState run = m_floor.state.runs.open.value(effect.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(effect.step) : nullptr;
    if (!step)
        return;
    for (const Message& message : messagesOf(run, *step, rules::agentOf(*step, run), label, now))
        m_floor.send(message, cause);
    if (run.undone) // it was on its way already: what undoes it follows
        for (const Fact& fact : rules::undone(m_floor.state, run, system(), run.undoReason))
            m_floor.docket.enter(fact, system(), cause, effect.run, {}, now);
}

void EffectDesk::recover()
{
    const QMap<EffectId, Effect> open = m_floor.state.effects.open;
    for (const Effect& effect : open) {
        if (effect.status != EffectStatus::Intended || m_sending.contains(effect.id))
            continue;
        if (m_told.contains(effect.id)) {
            arrived(effect.id, m_told.value(effect.id));
        } else if (m_floor.dispatcher.repeatable(effect.content.connector)) {
            m_sending.insert(effect.id, false);
            m_floor.docket.after([this, id = effect.id] { deliver(id); });
        } else {
            arrived(effect.id, {Outcome::Unknown, QStringLiteral("the program ended while it was being sent")});
        }
    }
    for (const Approval& approval : m_floor.state.inbox.approvals)
        m_floor.wakeAt(approval.leaves.value_or(approval.expires));
}

std::optional<Instant> EffectDesk::tick()
{
    std::optional<Instant> next;
    const Instant now = m_floor.now();
    const auto due = [&](Instant at) {
        if (at <= now)
            return true;
        if (!next || at < *next)
            next = at;
        return false;
    };
    const QMap<EffectId, Effect> open = m_floor.state.effects.open;
    for (const Effect& effect : open)
        if (effect.status == EffectStatus::Authorised && effect.notBefore && due(*effect.notBefore))
            send(effect.id);
    const QMap<ApprovalId, Approval> waiting = m_floor.state.inbox.approvals;
    for (const Approval& approval : waiting)
        if (approval.status == ApprovalStatus::Waiting && due(approval.expires))
            expire(approval);
    return next;
}

void EffectDesk::expire(const Approval& approval)
{
    const Instant now = m_floor.now();
    ApprovalExpired expired{approval.id, approval.run, approval.step, approval.onExpiry};
    m_floor.docket.enter(expired, system(), 0, approval.run, {}, now);
    m_floor.docket.enter(EffectWithdrawn{approval.effect, QStringLiteral("nobody decided in time")}, system(), 0, approval.run, {}, now);
    const RunState run = m_floor.state.runs.open.value(approval.run);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    if (organisation && organisation->ruleFor(approval.kind).onExpiry == QLatin1String("withdraw")) {
        for (const Fact& fact : rules::givenUp(m_floor.state, run, approval.step, QStringLiteral("nobody decided in time")))
            m_floor.docket.enter(fact, system(), 0, approval.run, {}, now);
        return m_floor.runs->advance(approval.run);
    }
    Effect effect;
    effect.run = approval.run;
    effect.step = approval.step;
    stall(effect, organisation ? rules::bossOf(*organisation, approval.from) : human(), QStringLiteral("priorities"),
          QStringLiteral("Nobody decided on \"%1\" in time").arg(approval.title));
}

} // namespace qd::agents
