#include "core/state/OfficeState.h"

#include <algorithm>

namespace qd {

namespace {

/// The agent that a fact bills, or none.
AgentId billedAgent(const Fact& fact)
{
    if (const auto* finished = std::get_if<TurnFinished>(&fact))
        return finished->agent;
    if (const auto* failed = std::get_if<TurnFailed>(&fact))
        return failed->agent;
    return {};
}

void dropUnusedOrganisations(OrgState& org, const RunsState& runs)
{
    org.organisations.removeIf([&](const auto& entry) {
        if (entry.key() == org.current)
            return false;
        return std::none_of(runs.open.begin(), runs.open.end(),
                            [&](const RunState& run) { return run.organisation == entry.key(); });
    });
}

} // namespace

void OfficeState::apply(const StoredFact& stored)
{
    sequence = stored.sequence;
    time = stored.time;
    org.apply(stored);
    runs.apply(stored);
    inbox.apply(stored);
    effects.apply(stored);
    const AgentId billed = billedAgent(stored.fact);
    const AgentProfile* profile = billed.isEmpty() ? nullptr : org.organisation().agent(billed);
    ledger.apply(stored, profile ? profile->costClass : QString());
    activity.apply(stored);
    if (std::holds_alternative<RunFinished>(stored.fact) || std::holds_alternative<OrganisationAdopted>(stored.fact))
        dropUnusedOrganisations(org, runs);
}

void OfficeState::apply(const QList<StoredFact>& facts)
{
    for (const StoredFact& fact : facts)
        apply(fact);
}

AgentStatus OfficeState::statusOf(const AgentId& agent) const
{
    if (org.stopped)
        return AgentStatus::Stopped;
    const AgentState state = org.agents.value(agent);
    if (!state.turn.isNull())
        return AgentStatus::Thinking;
    const auto asks = [&](const Approval& a) { return a.from == agent && a.status == ApprovalStatus::Waiting; };
    if (std::any_of(inbox.approvals.begin(), inbox.approvals.end(), asks))
        return AgentStatus::WaitingForHuman;
    const auto raised = [&](const Escalation& e) { return e.raisedBy == agent; };
    if (!state.trouble.isEmpty() || std::any_of(inbox.escalations.begin(), inbox.escalations.end(), raised))
        return AgentStatus::Blocked;
    return AgentStatus::Idle;
}

QByteArray encodeSnapshot(const OfficeState& state)
{
    JsonWriter out;
    out.beginObject();
    out.key("version");
    out.value(qint64(OfficeState::kVersion));
    out.key("state");
    Encoder(out).write(state);
    out.endObject();
    return out.take();
}

Result<OfficeState> decodeSnapshot(const QByteArray& text)
{
    JsonLimits limits;
    limits.bytes = qsizetype(1) << 30;
    const Result<Json> json = Json::parse(text, limits);
    if (!json)
        return json.error();
    if (json->at(u"version").toInteger() != OfficeState::kVersion)
        return Error{Error::Store, QStringLiteral("the snapshot is of another version"), {}, {}};
    return decode<OfficeState>(json->at(u"state"));
}

} // namespace qd
