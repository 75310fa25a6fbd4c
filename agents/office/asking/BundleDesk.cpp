#include "agents/office/asking/BundleDesk.h"

#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/kinds/StaleDesk.h"

namespace qd::agents {

rules::Asking BundleDesk::asking(const AgentId& by) const
{
    const Instant now = m_floor.now(); // what a ruling begins has new ids
    return {by, now, BriefId::make(now), RunId::make(now), EffectId::make(now), {}, m_floor.settings.identity};
}

void BundleDesk::look(const TakeBundle& command, const AgentId& by)
{
    const Result<rules::OpenedBundle> from = rules::opened(m_floor.state, command, asking(by));
    if (!from)
        return; // its judgement says why
    for (const rules::SignedDecision& one : from->bundle.decisions)
        if (one.decision.verdict == Verdict::Approve || one.decision.verdict == Verdict::ApproveWithEdits)
            m_floor.stale->look(one.decision.approval);
}

void BundleDesk::take(const TakeBundle& command, const AgentId& by, Ready ready)
{
    const Result<rules::OpenedBundle> from = rules::opened(m_floor.state, command, asking(by));
    if (!from)
        return ready(from.error());
    const auto work = std::make_shared<Work>(Work{command, by, std::move(ready), *from, {}, {}, m_floor.epoch()});
    for (const rules::SignedDecision& one : from->bundle.decisions)
        if (one.decision.verdict == Verdict::ApproveWithEdits)
            work->edits.append(one);
    goOn(work);
}

void BundleDesk::goOn(const std::shared_ptr<Work>& work)
{
    while (!work->edits.isEmpty()) {
        const rules::SignedDecision one = work->edits.takeFirst();
        const ApprovalId item = one.decision.approval;
        if (const std::optional<Error> why = rules::whyNotTaken(m_floor.state, work->from, one, asking(work->by))) {
            work->done.insert(item, why->text);
            continue;
        }
        return m_floor.approvals->approveEdited(one.decision, m_floor.state.inbox.approvals.value(item), work->from.person.id, [this, work, item](const Result<QString>& done) {
            if (work->epoch != m_floor.epoch())
                return;
            work->done.insert(item, done ? QString() : done.error().text);
            goOn(work);
        }, work->from.of(one));
    }
    finish(*work);
}

void BundleDesk::finish(const Work& work)
{
    const Result<rules::OpenedBundle> still = rules::opened(m_floor.state, work.command, asking(work.by)); // rendering takes its time
    work.ready(still ? Result<QList<Fact>>(rules::bundleFacts(m_floor.state, *still, asking(work.by), work.done)) : Result<QList<Fact>>(still.error()));
}

} // namespace qd::agents
