#include "agents/office/writing/Outcomes.h"

#include "agents/office/writing/Quoted.h"
#include "core/base/Digest.h"
#include "core/base/WordCount.h"
#include "core/rules/Authority.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Patterns.h"
#include "core/rules/course/Terms.h"
#include "core/rules/talk/Hearing.h"
#include "core/rules/talk/Requests.h"

#include <algorithm>

namespace qd::agents {

namespace {

Values boundAll(const Values& wanted, const RunState& run)
{
    Values out;
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        out.insert(it.key(), rules::bound(*it, run));
    return out;
}

/// What a message says comes from wherever its texts quote, too: `given` is that of the step which sends it.
Label labelOfOutgoing(const RunState& run, const Outgoing& outgoing, const Label& given)
{
    const QString texts = outgoing.subject + QLatin1Char('\n') + outgoing.body;
    return labelOfValues(run, outgoing.requirements, labelOfText(run, texts, given));
}

QString textAt(const Json& reply, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names)
        if (const QString text = reply.at(name).toString(); !text.isEmpty())
            return text;
    return {};
}

QList<Alternative> alternativesOf(const Json& reply)
{
    QList<Alternative> alternatives;
    for (const Json& item : reply.at(u"alternatives").items()) {
        Alternative alternative;
        alternative.option = item.at(u"option").toString();
        alternative.proposedBy = {item.at(u"proposed_by").toString()};
        alternative.reason = item.at(u"reason").toString();
        alternative.turnedDown = item.at(u"turned_down").toString();
        alternatives.append(alternative);
    }
    return alternatives;
}

QList<ActionItem> actionsOf(const Json& reply, const Organisation& organisation)
{
    QList<ActionItem> actions;
    for (const Json& item : reply.at(u"actions").items()) {
        ActionItem action;
        action.assignedTo = {item.at(u"assigned_to").toString()};
        action.action = item.at(u"action").toString();
        if (organisation.agent(action.assignedTo)) // a model may name somebody who does not exist
            actions.append(action);
    }
    return actions;
}

/// Those named; of what goes to everybody, those who hear it besides.
QList<AgentId> receivers(const OfficeState& state, const RunState& run, const Outgoing& outgoing, const AgentId& from)
{
    const Organisation* organisation = rules::organisationOf(state, run);
    if (!outgoing.to.contains(everybody()) || !organisation)
        return outgoing.to;
    QList<AgentId> receivers = outgoing.to;
    receivers.removeAll(everybody());
    for (const AgentId& hearer : rules::hearersOf(*organisation, from, outgoing.type, outgoing.priority, run.workflow))
        if (!receivers.contains(hearer))
            receivers.append(hearer);
    return receivers;
}

/// When the work that a step hands to each party is due, and by which of its messages.
QMap<AgentId, ActionItem> handedOut(const RunState& run, const Step& step, Instant now)
{
    QMap<AgentId, ActionItem> handed;
    for (const Outgoing& outgoing : step.messages) {
        if (outgoing.dueWithin.count() <= 0 || !rules::holds(outgoing.when, run))
            continue;
        for (const AgentId& to : outgoing.to)
            if (to != everybody() && !handed.contains(to))
                handed.insert(to, {to, rules::filled(outgoing.subject, run), now + outgoing.dueWithin});
    }
    return handed;
}

/// What the maker said that follows, each with when it is due, and what the step hands out besides.
QList<ActionItem> withDue(QList<ActionItem> actions, QMap<AgentId, ActionItem> handed)
{
    for (ActionItem& action : actions) {
        const auto work = handed.constFind(action.assignedTo);
        if (work != handed.constEnd() && !action.due)
            action.due = work->due;
    }
    for (const ActionItem& action : std::as_const(actions))
        handed.remove(action.assignedTo);
    return actions + handed.values();
}

/// Who a reply came from, as it stands beside it.
QString answerer(const Step& step)
{
    return step.kind == StepKind::Skill ? QStringLiteral("what the skill %1 found").arg(step.skill.text) : QStringLiteral("what the model answered");
}

QList<Evidence> evidenceOf(const RunState& run, const Workflow* workflow, const Step& step, const TurnReport& report, const AgentId& maker)
{
    const auto titleOf = [&run, workflow](const StepId& id) {
        const Step* known = workflow ? workflow->step(id) : nullptr;
        return known && !known->title.isEmpty() ? u'“' + rules::filled(known->title, run) + u'”' : id.text;
    };
    QList<Evidence> evidence;
    if (const MessageId heard = run.lastMessageTo.value(maker); !heard.isNull())
        evidence.append({QStringLiteral("message"), heard.toString(), QStringLiteral("what it was asked"), {}});
    for (const StepId& used : step.uses)
        if (const StepState state = run.step(used); !state.reply.isEmpty() && !(workflow && rules::isOfEarlierRound(*workflow, run, used)))
            evidence.append({QStringLiteral("artefact"), QString::fromLatin1(state.reply.toHex()),
                             QStringLiteral("result of ") + titleOf(used), state.label});
    for (const QString& source : report.label.sources) {
        const auto given = std::find_if(run.sources.cbegin(), run.sources.cend(), [&](const Source& s) { return s.name == source || s.origin == source; });
        if (given != run.sources.cend() && !given->sha256.isEmpty())
            evidence.append({QStringLiteral("source"), QString::fromLatin1(given->sha256.toHex()), given->name, given->label});
        else
            evidence.append({QStringLiteral("source"), source, {}, report.label});
    }
    if (!report.requestText.isEmpty())
        evidence.append({QStringLiteral("prompt"), QString::fromLatin1(report.requestHash.toHex()), QStringLiteral("what the model was given"), report.label});
    if (!report.replyText.isEmpty())
        evidence.append({QStringLiteral("reply"), QString::fromLatin1(report.replyHash.toHex()), answerer(step), report.label});
    return evidence;
}

/// Those who report to the maker and brought it the work, then the maker.
QList<AgentId> chainOf(const Organisation& organisation, const RunState& run, const Step& step, const AgentId& maker)
{
    QList<AgentId> chain;
    const Workflow* workflow = organisation.workflow(run.workflow);
    for (const StepId& before : step.after) {
        const Step* brought = workflow ? workflow->step(before) : nullptr;
        if (brought && rules::bossOf(organisation, brought->agent) == maker && !chain.contains(brought->agent))
            chain.append(brought->agent);
    }
    chain.append(maker);
    return chain;
}

} // namespace

Message envelope(const RunState& run, const AgentId& from, const AgentId& to, MessageType type, const Label& label, Instant now)
{
    Message message;
    message.id = MessageId::make(now);
    message.from = from;
    message.to = to;
    message.type = type;
    message.correlation = run.id;
    const MessageId asked = rules::answeredBy(run, from, to);
    message.causation = asked.isNull() ? run.lastMessageTo.value(from) : asked;
    message.label = label;
    message.time = now;
    return message;
}

std::optional<Message> briefMessage(const OfficeState& state, const RunId& id, const AgentId& by, Instant now)
{
    const RunState run = state.runs.open.value(id);
    const Workflow* workflow = rules::workflowOf(state, run);
    if (!workflow || workflow->steps.isEmpty())
        return std::nullopt;
    Message brief;
    brief.id = MessageId::make(now);
    brief.from = by;
    brief.to = workflow->steps.first().agent;
    brief.type = MessageType::Directive;
    brief.subject = run.title;
    brief.body = run.briefText.left(4000);
    brief.correlation = run.id;
    brief.label = run.label;
    brief.time = now;
    return brief;
}

QList<Message> messagesOf(const OfficeState& state, const RunState& run, const Step& step, const AgentId& by, const Label& label, Instant now)
{
    QList<Message> messages;
    for (const Outgoing& outgoing : step.messages) {
        if (!rules::holds(outgoing.when, run))
            continue;
        const AgentId from = outgoing.from.isEmpty() ? by : outgoing.from;
        for (const AgentId& to : receivers(state, run, outgoing, from)) {
            Message message = envelope(run, from, to, outgoing.type, label, now);
            message.priority = outgoing.priority;
            message.subject = rules::filled(outgoing.subject, run);
            message.body = rules::filled(outgoing.body, run);
            message.requirements = boundAll(outgoing.requirements, run);
            message.label = labelOfOutgoing(run, outgoing, label);
            if (outgoing.answerWithin.count() > 0)
                message.answerBy = now + outgoing.answerWithin;
            if (outgoing.dueWithin.count() > 0)
                message.deadline = now + outgoing.dueWithin;
            messages.append(message);
        }
    }
    return messages;
}

Message argumentOf(const RunState& run, const Step& step, const TurnReport& report, const AgentId& speaker,
                   const AgentId& other, Instant now)
{
    const bool concedes = report.reply.at(u"concedes").toBool();
    const MessageType type = concedes ? MessageType::Answer : MessageType::Objection;
    Message message = envelope(run, speaker, other, type, report.label, now);
    message.subject = textAt(report.reply, {u"subject", u"position"});
    message.body = textAt(report.reply, {u"message", u"argument"});
    message.requirements.insert(QStringLiteral("round"), qint64(run.step(step.id).part / 2 + 1));
    message.requirements.insert(QStringLiteral("position"), report.reply.at(u"position").toString());
    return message;
}

DecisionRecord decisionOf(const OfficeState& state, const RunState& run, const Step& step, const TurnReport& report,
                          const AgentId& maker, Instant now)
{
    DecisionRecord decision;
    decision.id = DecisionId::make(now);
    decision.run = run.id;
    decision.kind = step.decision;
    decision.maker = maker;
    decision.decision = textAt(report.reply, {u"decision", u"title", u"focus", u"subject", u"verdict", u"ruling"});
    decision.reasoning = textAt(report.reply, {u"reasoning", u"argument", u"message"});
    decision.alternatives = alternativesOf(report.reply);
    const Organisation* organisation = rules::organisationOf(state, run);
    if (organisation) {
        decision.actions = withDue(actionsOf(report.reply, *organisation), handedOut(run, step, now));
        decision.approvalChain = chainOf(*organisation, run, step, maker);
    }
    decision.confidence = report.reply.at(u"confidence").toReal();
    decision.cost = report.spend.cost;
    decision.wouldHaveCost = report.spend.wouldHaveCost;
    decision.evidence = evidenceOf(run, organisation ? organisation->workflow(run.workflow) : nullptr, step, report, maker);
    decision.label = report.label;
    decision.time = now;
    return decision;
}

DecisionRecord enoughOf(const OfficeState& state, const RunState& run, const Step& step, const TurnReport& report,
                        const AgentId& maker, Instant now)
{
    DecisionRecord decision = decisionOf(state, run, step, report, maker, now);
    decision.kind = QStringLiteral("good-enough");
    decision.decision = QStringLiteral("Good enough: \"%1\" goes on and is not gone through again.").arg(step.title);
    decision.reasoning = rules::whyEnough(step, run);
    decision.alternatives = {{QStringLiteral("One more round from \"%1\"").arg(step.loop->backTo.text), maker, {}, decision.reasoning}};
    decision.actions.clear();
    decision.cost = decision.wouldHaveCost = {}; // the step's own decision bears it
    return decision;
}

QList<Artefact> artefactsOf(const RunState& run, const Step& step, const TurnReport& report, const AgentId& by, Instant now)
{
    QList<Artefact> artefacts;
    for (const MadeArtefact& made : report.made) {
        Artefact artefact;
        artefact.id = ArtefactId::make(now);
        artefact.run = run.id;
        artefact.step = step.id;
        artefact.kind = made.kind;
        artefact.title = made.title.isEmpty() ? run.title : made.title;
        artefact.version = int(run.artefacts.value(made.kind).size()) + 1;
        artefact.sha256 = sha256(made.bytes);
        artefact.mediaType = made.mediaType;
        artefact.bytes = made.bytes.size();
        artefact.madeBy = by;
        artefact.label = report.label;
        artefact.time = now;
        artefacts.append(artefact);
    }
    return artefacts;
}

namespace {

/// Whose price it was reserved at. Empty in records of before that was kept.
QString modelHeldFor(const LedgerState::Reservation& held)
{
    static const QString kModel = QStringLiteral("model:");
    for (const QString& scope : held.scopes)
        if (scope.startsWith(kModel))
            return scope.mid(kModel.size());
    return {};
}

} // namespace

Spend asReserved(const OfficeState& state, const TurnId& turn, const QString& wanted, const TierId& tier)
{
    Spend spend;
    const LedgerState::Reservation held = state.ledger.reserved.value(turn);
    const QString promised = modelHeldFor(held);
    const QString model = promised.isEmpty() ? wanted : promised;
    if (held.amount.micro == 0 && (held.calls == 0 || model.startsWith(QLatin1String("rehearsal"))))
        return spend; // nothing is lost with it
    spend.cost = held.amount;
    spend.model = model;
    spend.tier = tier;
    spend.usage.in.value = held.tokens;
    spend.calls = int(held.calls);
    spend.took = held.time;
    spend.estimated = true;
    return spend;
}

Values dataOf(const Step& step, const TurnReport& report)
{
    Values values = report.values;
    if (!step.artefactField.isEmpty()) {
        const QString text = report.reply.at(step.artefactField).toString();
        values.remove(step.artefactField); // kept as an artefact; the state stays small
        values.insert(QStringLiteral("words"), countWords(text));
    }
    return values;
}

TurnFinished finishedOf(const TurnOrder& order, const TurnReport& report)
{
    auto finished = turnFact<TurnFinished>(order);
    finished.spend = report.spend;
    finished.values = dataOf(order.step, report);
    finished.stepDone = order.stepDone;
    finished.recalled = report.recalled;
    finished.notRecalled = report.notRecalled;
    if (!report.replyText.isEmpty())
        finished.reply = report.replyHash;
    if (!report.asks.isEmpty()) {
        finished.asks = report.asksHash;
        finished.calls = report.calls;
        finished.stepDone = false;
    }
    finished.prompt = report.requestHash;
    finished.answerOf = report.answerOf;
    return finished;
}

TurnFailed failedOf(const TurnOrder& order, const TurnReport& report)
{
    auto failed = turnFact<TurnFailed>(order);
    failed.spend = report.spend;
    failed.reason = report.error->text;
    failed.stopped = report.error->kind == Error::Cancelled;
    failed.again = failed.stopped || order.attempt <= order.step.retries;
    if (!report.requestText.isEmpty())
        failed.prompt = report.requestHash;
    return failed;
}

} // namespace qd::agents
