#include "core/rules/talk/Requests.h"

#include "core/rules/Authority.h"
#include "core/rules/course/Course.h"
#include "core/rules/talk/Ladder.h"
#include "core/rules/talk/Settling.h"

#include <algorithm>

namespace qd::rules {

namespace {

/// The step at which it matters: what the one that was asked is at or has to do next, else what the one that asked did.
StepId stepOf(const OfficeState& state, const RunState& run, const RunState::Request& request)
{
    const Workflow* workflow = workflowOf(state, run);
    StepId asked;
    for (const Step& step : workflow ? workflow->steps : QList<Step>()) {
        const AgentId agent = agentOf(step, run);
        if (agent == request.to && !isOver(*workflow, run, step.id))
            return step.id;
        if (agent == request.from && run.statusOf(step.id) == StepStatus::Done)
            asked = step.id;
    }
    return asked;
}

} // namespace

MessageId answeredBy(const RunState& run, const AgentId& from, const AgentId& to)
{
    MessageId any;
    for (auto it = run.requests.begin(); it != run.requests.end(); ++it) { // ids are in the order of their time
        if (it->to != from)
            continue;
        if (it->from == to)
            return it.key();
        if (any.isNull())
            any = it.key();
    }
    return any;
}

std::optional<Instant> nextDue(const RunState& run)
{
    std::optional<Instant> next;
    for (const RunState::Request& request : run.requests)
        next = next ? std::min(*next, request.due) : request.due;
    return next;
}

Message reminder(const RunState& run, const MessageId& request, Instant now)
{
    const RunState::Request open = run.requests.value(request);
    Message message;
    message.id = MessageId::make(now);
    message.from = open.from;
    message.to = open.to;
    message.type = MessageType::Notice;
    message.priority = Priority::High;
    message.subject = QStringLiteral("Reminder: %1").arg(open.subject);
    message.body = QStringLiteral("You were to answer by now. Please do, or say what keeps you from it.");
    message.correlation = run.id;
    message.causation = request;
    message.answerBy = now + open.within;
    message.label.integrity = Integrity::Internal;
    message.time = now;
    return message;
}

Escalation unanswered(const OfficeState& state, const RunState& run, const MessageId& request, Instant now)
{
    const RunState::Request open = run.requests.value(request);
    const Organisation* organisation = organisationOf(state, run);
    Escalation question;
    question.id = EscalationId::make(now);
    question.run = run.id;
    question.step = stepOf(state, run, open);
    question.raisedBy = open.from;
    question.with = organisation ? bossOf(*organisation, open.to) : human();
    question.reason = QString::fromLatin1(Escalation::kNoAnswer);
    question.severity = Severity::Medium;
    question.silent = open.to;
    question.issue = QStringLiteral("%1 has not answered %2: %3").arg(open.to.text, open.from.text, open.subject);
    question.attempts = {QStringLiteral("%1 asked it").arg(open.from.text), QStringLiteral("%1 reminded it once").arg(open.from.text)};
    question.onNo = refusalOf(state, run, question.step, open.to, human(), now).consequence;
    question.recommendation = QStringLiteral("Carry on without the answer if the work can do without it; with a no: %1").arg(question.onNo);
    question.impact = QStringLiteral("What %1 was asked for stays open. %2").arg(titleOf(state, open.to), impactOf(state, run, question.step, now));
    question.raised = now;
    question.answerBy = now + timePerRung(question.severity);
    question.label.integrity = Integrity::Internal;
    question.message = request;
    return question;
}

} // namespace qd::rules
