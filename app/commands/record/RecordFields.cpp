#include "app/commands/record/RecordFields.h"

#include "app/commands/Fields.h"

namespace qd::app {

void messageFields(JsonWriter& out, const TrafficRow& row)
{
    const Message& message = row.message;
    field(out, "seq", row.sequence);
    field(out, "id", message.id);
    field(out, "time", message.time);
    field(out, "from", message.from);
    field(out, "to", message.to);
    field(out, "type", message.type);
    field(out, "priority", message.priority);
    field(out, "subject", message.subject);
    field(out, "body", message.body);
    out.key("requirements");
    Encoder(out).write(message.requirements);
    field(out, "correlation", message.correlation);
    field(out, "causation", message.causation);
    field(out, "deadline", message.deadline);
    field(out, "answer_by", message.answerBy);
    field(out, "label", message.label.integrity);
    field(out, "rehearsal", message.label.rehearsal);
}

void decisionFields(JsonWriter& out, const DecisionRecord& d)
{
    field(out, "id", d.id);
    field(out, "run", d.run);
    field(out, "kind", d.kind);
    field(out, "time", d.time);
    field(out, "maker", d.maker);
    field(out, "decision", d.decision);
    field(out, "reasoning", d.reasoning);
    fieldList(out, "alternatives", d.alternatives, [&](const Alternative& a) {
        field(out, "option", a.option);
        field(out, "proposed_by", a.proposedBy);
        field(out, "turned_down", a.turnedDown);
    });
    fieldList(out, "actions", d.actions, [&](const ActionItem& a) {
        field(out, "assigned_to", a.assignedTo);
        field(out, "action", a.action);
        field(out, "due", a.due);
    });
    field(out, "approval_chain", d.approvalChain);
    field(out, "level", d.level);
    field(out, "confidence", d.confidence);
    field(out, "cost_micro_usd", d.cost);
    field(out, "would_have_cost_micro_usd", d.wouldHaveCost);
    fieldList(out, "evidence", d.evidence, [&](const Evidence& e) {
        field(out, "kind", e.kind);
        field(out, "reference", e.reference);
        field(out, "note", e.note);
    });
    field(out, "rehearsal", d.label.rehearsal);
}

} // namespace qd::app
