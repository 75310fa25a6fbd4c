#include "agents/office/asking/ApprovalDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/asking/DelegationDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/labelling/Labelling.h"
#include "agents/office/writing/ApprovalWriter.h"
#include "agents/office/writing/DecisionWriter.h"
#include "agents/office/writing/EditWriter.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/office/writing/Outcomes.h"
#include "agents/turn/Reckoning.h"
#include "core/base/Digest.h"
#include "core/base/EditRatio.h"
#include "core/rules/Authority.h"
#include "core/rules/Judge.h"
#include "core/rules/Keeping.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Trusting.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Terms.h"

namespace qd::agents {

namespace {

Message note(const RunState& run, const AgentId& from, const AgentId& to, MessageType type, const QString& subject,
             const QString& body, const Label& label, Instant now)
{
    Message message = envelope(run, from, to, type, label, now);
    message.subject = subject;
    message.body = body;
    return message;
}

bool isYes(const ApprovalDecided& decision)
{
    return decision.verdict == Verdict::Approve || decision.verdict == Verdict::ApproveWithEdits;
}

} // namespace

void ApprovalDesk::ask(const TurnOrder& order, const TurnReport& report, const Effect& effect, Sequence cause)
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
    if (run.approveAll && !leavesTheMachine(effect))
        approveAsTrial(approval, asked);
}

/// A trial decides nothing that anybody outside would see.
bool ApprovalDesk::leavesTheMachine(const Effect& effect) const
{
    const std::optional<ConnectorInfo> info = m_floor.dispatcher.infoOf(effect.content.connector);
    return (!info || info->isOutward) && !effect.content.rehearsal;
}

void ApprovalDesk::approveAsTrial(const Approval& approval, Sequence cause)
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
    m_floor.effects->send(approval.effect);
}

void ApprovalDesk::decided(const Approval& before, const ApprovalDecided& decision, Sequence cause, std::optional<double> editRatio)
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
    const DecisionRecord record = approvalDecision(before, decision.by, text, reason, now);
    m_floor.docket.enter(DecisionMade{record}, decision.by, cause, before.run, before.label, now);
    const AgentId to = decision.verdict == Verdict::Delegate ? decision.delegateTo : before.from;
    m_floor.send(note(run, decision.by, to, words.type, text, decision.note, before.label, now), cause);
    if (!decision.trial && decision.verdict != Verdict::Delegate) { // a trial is nobody's judgement
        MemoryEntry outcome = outcomeOf(before, decision, editRatio);
        outcome.label = Labelling(m_floor.state, m_floor.settings.home).of(outcome.label, outcome.text);
        m_floor.remember(outcome, cause);
    }
    if (isYes(decision))
        m_floor.wakeAt(decision.leaves);
    if (decision.verdict == Verdict::Delegate)
        m_floor.delegations->takeUp();
}

void ApprovalDesk::undone(const ApprovalUndone& undone, Sequence cause, const QString& why)
{
    const Approval item = m_floor.state.inbox.approvals.value(undone.approval);
    const Instant now = m_floor.now();
    const DecisionRecord record = approvalDecision(item, undone.by, QStringLiteral("Taken back: the approval of “%1”").arg(item.title),
                                                   QStringLiteral("It was taken back before anything had left, so the yes no longer counts. "
                                                                  "It waits for a decision again.") + (why.isEmpty() ? QString() : QStringLiteral(" Why: %1.").arg(why)), now);
    m_floor.docket.enter(DecisionMade{record}, undone.by, cause, undone.run, item.label, now);
    for (const Fact& fact : rules::forgotten(m_floor.state, outcomeSpace(), undone.approval.toString(), undone.by,
                                             QStringLiteral("the yes was taken back")))
        m_floor.docket.enter(fact, undone.by, cause, undone.run, item.label, now);
}

void ApprovalDesk::approveEdited(const DecideApproval& command, const Approval& approval, const AgentId& by, Edited done, const rules::Elsewhere& elsewhere)
{
    Result<TurnOrder> order = writeEditOrder(m_floor.state, approval, command.edits, m_floor.settings, m_floor.now());
    if (!order)
        return done(order.error());
    if (m_floor.settings.adjust)
        m_floor.settings.adjust(m_floor.state, *order);
    ++m_edits;
    const RunState run = m_floor.state.runs.open.value(approval.run);
    const Artefact* piece = run.latest(rules::pieceOf(order->step));
    const auto shared = std::make_shared<const TurnOrder>(std::move(*order));
    const auto render = [this, command, editor = Editor{by, elsewhere}, done, shared](std::optional<double> ratio) {
        m_floor.turns->aside(*shared, [this, command, editor, done, ratio](const TurnOrder& asked, const TurnReport& report) {
            --m_edits;
            done(replaceWithEdited(command, editor, asked, report, ratio));
        });
    };
    if (!piece)
        return render({});
    m_floor.gather({piece->sha256}, [render, command, sha256 = piece->sha256](const Result<TurnMaterials>& found) {
        render(found ? std::optional(editRatio(QString::fromUtf8(found->value(sha256)), command.edits)) : std::nullopt);
    });
}

/// Her text becomes the newest version of the piece, and what was said of the one before gives way to what holds of hers.
TurnReport ApprovalDesk::keepHers(const DecideApproval& command, const AgentId& by, const TurnOrder& order, const TurnReport& report)
{
    const Instant now = m_floor.now();
    m_floor.keepRendered(report);
    TurnReport hers = report;
    hers.made.prepend({rules::pieceOf(order.step), report.content->title, QStringLiteral("text/markdown"), command.edits.toUtf8()});
    for (const MadeArtefact& made : std::as_const(hers.made))
        m_floor.keep(sha256(made.bytes), made.bytes);
    for (const RevisedStep& revised : report.revised)
        if (const QByteArray text = revised.gone ? QByteArray() : revised.output.toText(); !text.isEmpty())
            m_floor.keep(sha256(text), text);
    const RunState run = m_floor.state.runs.open.value(order.run);
    for (Artefact artefact : artefactsOf(run, order.step, hers, by, now)) {
        if (artefact.kind == rules::pieceOf(order.step)) // what she read and wrote; nothing else is trusted more for it
            artefact.label.integrity = Integrity::Human;
        m_floor.docket.enter(ArtefactMade{artefact}, by, 0, order.run, artefact.label, now);
    }
    if (const Workflow* workflow = rules::workflowOf(m_floor.state, run))
        for (const StepRevised& revised : revisionsOf(run, *workflow, order, report))
            m_floor.docket.enter(revised, by, 0, order.run, joined(hers.label, run.step(revised.step).label), now);
    return hers;
}

Result<QString> ApprovalDesk::replaceWithEdited(const DecideApproval& command, const Editor& editor, const TurnOrder& order,
                                                const TurnReport& report, std::optional<double> editRatio)
{
    const AgentId& by = editor.by;
    if (report.error)
        return *report.error;
    const Instant now = m_floor.now();
    const Result<Approval> old = rules::decidable(m_floor.state, command, {by, now, {}, {}});
    if (!old)
        return old.error();
    const RunId id = old->run;
    const Result<Effect> made = m_floor.effects->made(order, report);
    if (!made)
        return made.error();
    const Result<Effect> judged = m_floor.effects->judged(*made, order.step, report.label);
    if (!judged)
        return judged.error();
    const Effect& effect = *judged;
    if (isBeyondThem(*old, effect, editor))
        return Error{Error::Rule, QStringLiteral("with these edits it is more than %1 may decide").arg(by.text), {}, {}};
    const TurnReport hers = keepHers(command, by, order, report);
    Approval approval = approvalOf(m_floor.state, m_floor.state.runs.open.value(id), order.step, effect, hers,
                                   sha256(command.edits.toUtf8()), now);
    if (!report.preview.isEmpty())
        approval.preview = sha256(report.preview);
    m_floor.docket.enter(ApprovalReplaced{old->id, approval.id, QStringLiteral("edited")}, by, 0, id, {}, now);
    m_floor.docket.enter(EffectWithdrawn{old->effect, QStringLiteral("edited")}, by, 0, id, {}, now);
    EffectPlanned plan{effect};
    plan.effect.trace.reset(); // it stands in what is asked
    const Sequence planned = m_floor.docket.enter(plan, by, 0, id, hers.label, now);
    m_floor.docket.enter(ApprovalAsked{approval}, order.agent.id, planned, id, hers.label, now);
    approveHers(approval, command, editor, planned, editRatio);
    return QStringLiteral("Approved with your edits: %1").arg(approval.title);
}

/// Other words may cost more than those that they were about.
bool ApprovalDesk::isBeyondThem(const Approval& old, const Effect& effect, const Editor& editor) const
{
    const auto deputy = m_floor.state.rules.deputies.constFind(editor.by);
    if (deputy == m_floor.state.rules.deputies.constEnd() || (editor.by == human() && editor.elsewhere.bundle.isNull()))
        return false;
    Approval edited = old;
    edited.content = effect.content;
    return rules::isBeyond(*deputy, edited);
}

void ApprovalDesk::approveHers(const Approval& approval, const DecideApproval& command, const Editor& editor, Sequence planned, std::optional<double> editRatio)
{
    const Instant now = m_floor.now();
    ApprovalDecided decision{approval.id, approval.run, approval.step, Verdict::ApproveWithEdits, editor.by, approval.sha256, command.note,
                             {}, false, now + approval.grace, rules::believed(command.lookedAt, editor.by)};
    decision.bundle = editor.elsewhere.bundle;
    decision.key = editor.elsewhere.key;
    decision.signedAt = editor.elsewhere.signedAt;
    if (m_floor.state.rules.deputies.contains(editor.by) && editor.by != human())
        decision.deputy = editor.by;
    const Sequence at = m_floor.docket.enter(decision, editor.by, planned, approval.run, {}, now);
    const QString why = decision.deputy ? QStringLiteral("approved with edits by %1, her deputy").arg(editor.by.text) : QStringLiteral("approved with her own edits");
    EffectAuthorised authorised{approval.effect, editor.by, approval.sha256, decision.leaves, why, approval.trace, m_floor.state.rules.epoch};
    m_floor.docket.enter(authorised, editor.by, at, approval.run, {}, now);
    decided(approval, decision, at, editRatio);
}

void ApprovalDesk::recover()
{
    m_due.clear();
    for (const Approval& approval : std::as_const(m_floor.state.inbox.approvals)) {
        m_due.insert({approval.expires, approval.id});
        m_floor.wakeAt(approval.leaves.value_or(approval.expires));
    }
}

void ApprovalDesk::heard(const StoredFact& stored)
{
    if (const auto* asked = std::get_if<ApprovalAsked>(&stored.fact))
        m_due.insert({asked->approval.expires, asked->approval.id});
}

std::optional<Instant> ApprovalDesk::tick()
{
    if (m_floor.isHalted())
        return std::nullopt; // nothing ends while all is stopped
    const Instant now = m_floor.now();
    const auto& items = m_floor.state.inbox.approvals;
    auto due = m_due.begin();
    while (due != m_due.end() && due->first <= now) {
        const auto item = items.constFind(due->second);
        const bool gone = item == items.constEnd() || item->expires != due->first;
        if (!gone && !expiresNow(*item)) { // held, or its run is paused: looked at again
            ++due;
            continue;
        }
        const Approval over = gone ? Approval() : *item;
        due = m_due.erase(due);
        if (!gone)
            expire(over);
    }
    return due == m_due.end() ? std::nullopt : std::optional(due->first);
}

bool ApprovalDesk::expiresNow(const Approval& item) const
{
    return (item.status == ApprovalStatus::Waiting || item.status == ApprovalStatus::Stale) && !m_floor.isPaused(item.run);
}

void ApprovalDesk::expire(const Approval& approval)
{
    const Instant now = m_floor.now();
    ApprovalExpired expired{approval.id, approval.run, approval.step, approval.onExpiry};
    m_floor.docket.enter(expired, system(), 0, approval.run, {}, now);
    m_floor.docket.enter(EffectWithdrawn{approval.effect, QStringLiteral("nobody decided in time")}, system(), 0, approval.run, {}, now);
    const RunState run = m_floor.state.runs.open.value(approval.run);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const QString onExpiry = !organisation ? QString() : (approval.trace ? rules::termsOf(m_floor.state, *organisation, approval.kind, *approval.trace) : organisation->ruleFor(approval.kind)).onExpiry;
    if (onExpiry == QLatin1String("withdraw")) {
        for (const Fact& fact : rules::givenUp(m_floor.state, run, approval.step, QStringLiteral("nobody decided in time")))
            m_floor.docket.enter(fact, system(), 0, approval.run, {}, now);
        return m_floor.runs->advance(approval.run);
    }
    const Result<TurnOrder> order = writeOrder(m_floor.state, approval.run, approval.step, m_floor.settings, now);
    if (order) // else its run has ended, so nothing waits for it
        m_floor.escalations->raiseTo(organisation ? rules::bossOf(*organisation, approval.from) : human(), *order,
                                     QStringLiteral("priorities"), Severity::High,
                                     QStringLiteral("Nobody decided on \"%1\" in time").arg(approval.title));
}

} // namespace qd::agents
