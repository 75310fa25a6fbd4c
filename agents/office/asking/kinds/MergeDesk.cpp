#include "agents/office/asking/kinds/MergeDesk.h"

#include "agents/office/asking/kinds/StaleDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/writing/Outcomes.h"
#include "core/rules/course/Course.h"
#include "core/rules/inbox/Merging.h"
#include "core/rules/packs/PackTexts.h"

#include <algorithm>
#include <utility>

namespace qd::agents {

namespace {

/// After it an item may have nobody that stands for it any more.
bool mayLeaveAlone(const Fact& fact)
{
    return std::holds_alternative<ApprovalDecided>(fact) || std::holds_alternative<ApprovalExpired>(fact) || std::holds_alternative<ApprovalReplaced>(fact)
        || std::holds_alternative<ApprovalStale>(fact) || std::holds_alternative<EffectWithdrawn>(fact) || std::holds_alternative<EffectRefused>(fact)
        || std::holds_alternative<EffectConfirmed>(fact) || std::holds_alternative<RunFinished>(fact);
}

/// What may ask her from then on; null: nothing does.
ApprovalId askedBy(const Fact& fact)
{
    if (const auto* asked = std::get_if<ApprovalAsked>(&fact))
        return asked->approval.id;
    if (const auto* undone = std::get_if<ApprovalUndone>(&fact))
        return undone->approval;
    const auto* decided = std::get_if<ApprovalDecided>(&fact);
    return decided && decided->verdict == Verdict::Delegate ? decided->approval : ApprovalId();
}

Message toHer(const RunState& run, const Approval& item, MessageType type, const QString& subject, const QString& why, Instant now)
{
    Message message = envelope(run, item.from, human(), type, item.label, now);
    message.subject = subject.arg(item.title);
    message.body = why;
    return message;
}

} // namespace

void MergeDesk::heard(const StoredFact& stored)
{
    const QMap<ApprovalId, Approval>& items = m_floor.state.inbox.approvals;
    if (const ApprovalId asked = askedBy(stored.fact); !asked.isNull())
        m_due.insert(asked);
    m_mayBeAlone = m_mayBeAlone || (!m_awaited.isEmpty() && mayLeaveAlone(stored.fact));
    if (const auto* merged = std::get_if<ApprovalsMerged>(&stored.fact)) {
        if (const auto kept = items.constFind(merged->kept); kept != items.constEnd() && !kept->merged.isEmpty())
            m_awaited.insert(kept->effect, kept->content);
    } else if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact)) {
        if (m_awaited.contains(planned->effect.again))
            m_awaited.insert(planned->effect.id, planned->effect.content);
    } else if (const auto* confirmed = std::get_if<EffectConfirmed>(&stored.fact)) {
        if (const auto content = m_awaited.constFind(confirmed->effect); content != m_awaited.constEnd())
            m_sent.append({*content, *confirmed, stored.sequence, stored.label});
    }
}

bool MergeDesk::settle()
{
    bool told = false;
    for (const Sent& sent : std::exchange(m_sent, {}))
        told = goOn(sent) || told;
    std::set<ApprovalId> due = std::exchange(m_due, {});
    if (std::exchange(m_mayBeAlone, false))
        for (const ApprovalId& id : rules::leftAlone(m_floor.state.inbox))
            due.insert(id);
    for (const ApprovalId& id : due)
        told = put(id) || told;
    const QMap<ApprovalId, Approval>& items = m_floor.state.inbox.approvals;
    if (!m_awaited.isEmpty() && std::none_of(items.begin(), items.end(), [](const Approval& item) { return item.status == ApprovalStatus::Merged; }))
        m_awaited.clear();
    return told;
}

/// The item and those that ask for the same: who stands for whom.
bool MergeDesk::put(const ApprovalId& of)
{
    const QList<ApprovalsMerged> facts = rules::mergesDue(m_floor.state, of);
    for (const ApprovalsMerged& fact : facts) {
        const Approval item = m_floor.state.inbox.approvals.value(fact.merged.isEmpty() ? fact.kept : fact.merged.first());
        const Sequence at = m_floor.docket.enter(fact, system(), 0, item.run, item.label, m_floor.now());
        if (fact.merged.isEmpty())
            standUp(item, fact.reason, at);
    }
    return !facts.isEmpty();
}

/// She hears why it is before her now, and it is looked at whether it is still as it was asked.
void MergeDesk::standUp(const Approval& item, const QString& why, Sequence cause)
{
    const Instant now = m_floor.now();
    m_floor.send(toHer(m_floor.state.runs.open.value(item.run), item, MessageType::Approval, QStringLiteral("Waiting for you: %1"), why, now), cause);
    m_floor.wakeAt(std::max(item.expires, now));
    if (!m_floor.isHalted())
        m_floor.stale->look(item.id);
}

/// The steps that waited for the same are done with it, and those who wait for them are told.
bool MergeDesk::goOn(const Sent& sent)
{
    const Instant now = m_floor.now();
    const QList<Approval> items = rules::carried(m_floor.state.inbox, sent.content);
    for (const Approval& item : items) {
        const RunState run = m_floor.state.runs.open.value(item.run);
        const Workflow* workflow = rules::workflowOf(m_floor.state, run);
        const Step* step = workflow ? workflow->step(item.step) : nullptr;
        Sequence cause = sent.sequence;
        for (const Fact& fact : rules::goneOutWith(m_floor.state, item, sent.fact))
            cause = m_floor.docket.enter(fact, system(), cause, item.run, joined(run.step(item.step).label, sent.label), now);
        if (step)
            for (const Message& message : messagesOf(m_floor.state, run, *step, rules::agentOf(*step, run), joined(sent.label, rules::labelOfWorkflow(m_floor.state, run)), now))
                m_floor.send(message, cause);
        m_floor.runs->advance(item.run);
    }
    return !items.isEmpty();
}

void MergeDesk::recover()
{
    m_due.clear();
    m_awaited.clear();
    m_sent.clear();
    m_mayBeAlone = false;
    const QMap<ApprovalId, Approval>& items = m_floor.state.inbox.approvals;
    for (const ApprovalId& id : rules::mayBeMerged(m_floor.state.inbox))
        m_due.insert(id);
    const bool isAny = std::any_of(items.begin(), items.end(), [](const Approval& item) { return item.status == ApprovalStatus::Merged; });
    for (const Effect& effect : std::as_const(m_floor.state.effects.open))
        if (isAny)
            m_awaited.insert(effect.id, effect.content);
}

} // namespace qd::agents
