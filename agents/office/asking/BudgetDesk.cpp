#include "agents/office/asking/BudgetDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "core/rules/money/Incidents.h"
#include "core/rules/money/Limits.h"

namespace qd::agents {

void BudgetDesk::look(const RunId& run)
{
    m_isDue = true;
    if (run.isNull())
        return;
    const auto open = m_floor.state.runs.open.constFind(run);
    m_roots.insert(open == m_floor.state.runs.open.constEnd() || open->root.isNull() ? run : open->root);
}

void BudgetDesk::heard(const StoredFact& fact)
{
    if (const auto* finished = std::get_if<TurnFinished>(&fact.fact); finished && !finished->spend.model.isEmpty())
        look(finished->run);
    else if (const auto* failed = std::get_if<TurnFailed>(&fact.fact); failed && !failed->spend.model.isEmpty())
        look(failed->run);
    else if (const auto* used = std::get_if<ToolUsed>(&fact.fact); used && used->cost.micro > 0)
        look(used->run);
    else if (std::holds_alternative<ChannelSpent>(fact.fact) || std::holds_alternative<BudgetSet>(fact.fact) || std::holds_alternative<OrganisationAdopted>(fact.fact))
        look({});
}

bool BudgetDesk::settle()
{
    if (!m_isDue)
        return false;
    m_isDue = false;
    const QList<BudgetPassed> passed = rules::passes(m_floor.state, m_floor.now(), QList<RunId>(m_roots.begin(), m_roots.end()));
    m_roots.clear();
    for (BudgetPassed one : passed) {
        const std::optional<Escalation> incident = rules::incidentOf(m_floor.state, one, m_floor.now());
        one.item = incident ? incident->id : EscalationId();
        const Sequence cause = m_floor.docket.enter(one, system(), 0, one.run, {}, m_floor.now());
        if (incident)
            m_floor.escalations->put(*incident, cause);
    }
    const QList<EscalationSettled> over = rules::overIncidents(m_floor.state, m_floor.now());
    for (const EscalationSettled& one : over)
        m_floor.docket.enter(one, system(), 0, one.run, {}, m_floor.now());
    return !passed.isEmpty() || !over.isEmpty();
}

void BudgetDesk::recover()
{
    m_isDue = false;
    m_roots.clear();
}

} // namespace qd::agents
