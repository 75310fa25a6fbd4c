#include "agents/office/writing/DecisionWriter.h"

namespace qd::agents {

DecisionRecord actionDecision(const RunId& run, const AgentId& maker, const QString& kind, const QString& text,
                              const QString& reasoning, Instant now)
{
    DecisionRecord decision;
    decision.id = DecisionId::make(now);
    decision.run = run;
    decision.kind = kind;
    decision.maker = maker;
    decision.decision = text;
    decision.reasoning = reasoning;
    decision.approvalChain = {maker};
    decision.confidence = 1;
    decision.time = now;
    return decision;
}

DecisionRecord approvalDecision(const Approval& item, const AgentId& by, const QString& text, const QString& reasoning, Instant now)
{
    DecisionRecord record = actionDecision(item.run, by, QStringLiteral("approval"), text, reasoning, now);
    record.level = item.level;
    record.approvalChain = {item.from, by};
    record.cost = item.costSoFar;
    record.wouldHaveCost = item.wouldHaveCost;
    record.label = item.label;
    record.evidence.append({QStringLiteral("effect"), QString::fromLatin1(item.sha256.toHex()), item.content.destination, {}});
    for (const Score& score : item.scores)
        record.evidence.append({QStringLiteral("score"), score.name, QString::number(score.value), {}});
    return record;
}

} // namespace qd::agents
