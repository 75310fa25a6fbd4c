#include "agents/office/course/WaitDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/CallDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "core/facts/FactCodec.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/calendar/News.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Terms.h"
#include "core/rules/money/Shifting.h"

#include <algorithm>

namespace qd::agents {

namespace {

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b)
{
    return !a ? b : !b ? a : std::min(*a, *b);
}

} // namespace

const StepState* WaitDesk::stepOf(const Waiting& waiting) const
{
    const auto run = m_floor.state.runs.open.constFind(waiting.run);
    if (run == m_floor.state.runs.open.constEnd())
        return nullptr;
    const auto step = run->steps.constFind(waiting.step);
    return step != run->steps.constEnd() && step->status == StepStatus::Waits ? &*step : nullptr;
}

const Step* WaitDesk::planOf(const Waiting& waiting) const
{
    const auto run = m_floor.state.runs.open.constFind(waiting.run);
    const Workflow* workflow = run == m_floor.state.runs.open.constEnd() ? nullptr : rules::workflowOf(m_floor.state, *run);
    return workflow ? workflow->step(waiting.step) : nullptr;
}

void WaitDesk::begin(const RunId& id, const Step& step)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(id);
    const Wait wait = step.wait.value_or(Wait{});
    StepWaits waits{id, step.id, {}, wait.event, rules::filled(wait.question, run), {}};
    if (wait.length.count() > 0)
        waits.until = now + wait.length;
    if (!wait.until.isEmpty()) {
        const QString text = rules::filled(wait.until, run);
        const std::optional<Instant> moment = rules::momentOf(text, rules::organisationOf(m_floor.state, run)->timeZone);
        if (!moment) {
            const QString reason = QStringLiteral("\"%1\" is no moment: a date, or a date and a time, was expected").arg(text);
            m_floor.docket.enter(StepSettled{id, step.id, true, reason, {}}, system(), 0, id, {}, now);
            return m_floor.failures->failed(id, step.id, reason);
        }
        waits.until = earlier(waits.until, moment);
    }
    if (wait.limit.count() > 0)
        waits.until = earlier(waits.until, now + wait.limit);
    m_floor.docket.enter(waits, system(), 0, id, {}, now);
    if (!waits.event.isEmpty())
        m_listening[waits.event].append({id, step.id});
    if (waits.until)
        lookAgain(id, *waits.until);
    if (!waits.question.isEmpty())
        ask(run, step, waits.question, waits.until);
    if (wait.raise)
        raise(run, step, *wait.raise);
}

void WaitDesk::raise(const RunState& run, const Step& step, const Raise& raise)
{
    if (raise.reason == QLatin1String(rules::kShift))
        if (const Result<rules::Shift> shift = rules::shiftFor(m_floor.state, {rules::filled(raise.campaign, run)}, m_floor.now()); !shift)
            return finish({run.id, step.id}, {{QStringLiteral("outcome"), QStringLiteral("nothing")}, {QStringLiteral("answer"), shift.error().text}, {QStringLiteral("yes"), false},
                                              {QStringLiteral("option"), QString()}, {QStringLiteral("settled_by"), system().text}}, 0, {});
    if (const Result<TurnOrder> order = writeOrder(m_floor.state, run.id, step.id, m_floor.settings, m_floor.now()))
        m_floor.escalations->ask(*order, raise);
}

void WaitDesk::ask(const RunState& run, const Step& step, const QString& question, std::optional<Instant> until)
{
    if (const Result<TurnOrder> order = writeOrder(m_floor.state, run.id, step.id, m_floor.settings, m_floor.now()))
        m_floor.escalations->raiseTo(human(), *order, QString::fromLatin1(Escalation::kQuestion), Severity::Medium, question, {}, until);
}

void WaitDesk::lookAgain(const RunId& run, Instant at)
{
    const auto [first, last] = m_due.equal_range(at);
    if (std::none_of(first, last, [&](const auto& entry) { return entry.second == run; }))
        m_due.emplace(at, run);
    m_floor.wakeAt(at);
}

std::optional<Instant> WaitDesk::tick()
{
    if (m_floor.isHalted())
        return {};
    QSet<RunId> due;
    while (!m_due.empty() && m_due.begin()->first <= m_floor.now()) {
        due.insert(m_due.begin()->second);
        m_due.erase(m_due.begin());
    }
    for (const RunId& run : std::as_const(due)) {
        overdue(run);
        m_floor.runs->advance(run);
    }
    return m_due.empty() ? std::nullopt : std::optional<Instant>(m_due.begin()->first);
}

/// What waited until now goes on.
void WaitDesk::overdue(const RunId& id)
{
    const auto found = m_floor.state.runs.open.constFind(id);
    if (found == m_floor.state.runs.open.constEnd() || rules::isPaused(m_floor.state, *found))
        return; // looked at again when it goes on
    const RunState run = *found;
    for (auto it = run.steps.begin(); it != run.steps.end(); ++it) {
        const Waiting waiting{id, it.key()};
        if (!stepOf(waiting) || shut(waiting) || !it->notBefore || *it->notBefore > m_floor.now())
            continue;
        const Step* step = planOf(waiting);
        const bool inVain = step && step->wait && (!step->wait->event.isEmpty() || !step->wait->question.isEmpty() || step->wait->raise);
        if (!inVain || !step->wait->failAtLimit) {
            finish(waiting, {{QStringLiteral("outcome"), inVain ? QStringLiteral("timeout") : QStringLiteral("time")}}, 0, {});
            continue;
        }
        const QString reason = QStringLiteral("nothing came in time");
        settleStep({id, it.key(), true, reason, {}}, 0, {});
        m_floor.failures->failed(id, it.key(), reason);
    }
}

/// @returns true when the window of a step that waits, or of a call, was over, and the step with it.
bool WaitDesk::shut(const Waiting& waiting)
{
    const RunState run = m_floor.state.runs.open.value(waiting.run);
    const Step* step = planOf(waiting);
    const std::optional<Instant> end = step ? m_floor.runs->windowEnd(run, *step) : std::nullopt;
    if (!end || *end > m_floor.now()) {
        if (end)
            lookAgain(waiting.run, *end);
        return false;
    }
    const QString reason = QStringLiteral("its time was over before it was done");
    if (step->kind == StepKind::Call)
        m_floor.calls->giveUp(run, Step(*step), reason);
    else
        settleStep({waiting.run, waiting.step, true, reason, {}}, 0, {});
    m_floor.failures->failed(waiting.run, waiting.step, reason);
    return true;
}

void WaitDesk::finish(const Waiting& waiting, const Values& values, Sequence cause, const Label& label)
{
    settleStep({waiting.run, waiting.step, false, {}, values}, cause, label);
    m_floor.turns->followUp(waiting.run, waiting.step, label);
}

/// The step waits no longer; what it asked her goes with it, since nobody would read the answer.
void WaitDesk::settleStep(const StepSettled& settled, Sequence cause, const Label& label)
{
    const Instant now = m_floor.now();
    QList<EscalationId> moot;
    for (const Escalation& open : std::as_const(m_floor.state.inbox.escalations))
        if (open.isQuestion() && open.run == settled.run && open.step == settled.step)
            moot.append(open.id);
    const Sequence over = m_floor.docket.enter(settled, system(), cause, settled.run, label, now);
    const QString why = settled.failed ? QStringLiteral("its time is over") : QStringLiteral("its step has gone on without the answer");
    for (const EscalationId& question : moot)
        m_floor.docket.enter(EscalationSettled{question, settled.run, settled.step, system(), false, why}, system(), over, settled.run, {}, now);
}

void WaitDesk::heard(const StoredFact& stored)
{
    if (const auto* settled = std::get_if<EscalationSettled>(&stored.fact)) { // her answer to a question
        const Waiting waiting{settled->run, settled->step};
        const Step* step = stepOf(waiting) ? planOf(waiting) : nullptr;
        if (step && step->wait && (!step->wait->question.isEmpty() || step->wait->raise))
            m_came.append({waiting, stepOf(waiting)->round, {{QStringLiteral("outcome"), QStringLiteral("answer")}, {QStringLiteral("answer"), settled->note},
                                     {QStringLiteral("yes"), settled->carryOn}, {QStringLiteral("option"), settled->option},
                                     {QStringLiteral("settled_by"), settled->by.text}}, stored.sequence, stored.label});
    }
    if (m_listening.isEmpty())
        return;
    const auto found = m_listening.constFind(factName(stored.fact));
    if (found == m_listening.constEnd())
        return;
    const Values values = rules::newsOf(m_floor.state, stored.fact);
    for (const Waiting& waiting : *found) {
        const Step* step = stepOf(waiting) ? planOf(waiting) : nullptr;
        if (!step || !step->wait || !rules::holds(step->wait->where, values))
            continue;
        Values kept = values;
        kept.insert(QStringLiteral("outcome"), QStringLiteral("event"));
        m_came.append({waiting, stepOf(waiting)->round, kept, stored.sequence, stored.label});
    }
}

bool WaitDesk::settle()
{
    const QList<Came> came = std::exchange(m_came, {});
    for (const Came& one : came) {
        const StepState* step = stepOf(one.waiting);
        if (!step || step->round != one.round)
            continue; // something else came first
        if (!step->event.isEmpty())
            m_listening[step->event].removeAll(one.waiting);
        finish(one.waiting, one.values, one.sequence, one.label);
        m_floor.runs->advance(one.waiting.run);
    }
    return !came.isEmpty();
}

void WaitDesk::resumed(const RunId& id)
{
    const RunState run = m_floor.state.runs.open.value(id);
    for (const StepState& step : run.steps)
        if (step.notBefore)
            lookAgain(id, *step.notBefore);
    lookAtWindows(run);
}

void WaitDesk::lookAtWindows(const RunState& run)
{
    for (auto it = run.steps.begin(); it != run.steps.end(); ++it) {
        const Step* step = it->status == StepStatus::Waits ? planOf({run.id, it.key()}) : nullptr;
        if (const std::optional<Instant> end = step ? m_floor.runs->windowEnd(run, *step) : std::nullopt)
            lookAgain(run.id, *end);
    }
}

void WaitDesk::recover()
{
    m_due.clear();
    m_listening.clear();
    m_came.clear();
    for (const RunState& run : std::as_const(m_floor.state.runs.open)) {
        for (auto it = run.steps.begin(); it != run.steps.end(); ++it) {
            if (it->notBefore)
                lookAgain(run.id, *it->notBefore);
            if (it->status == StepStatus::Waits && !it->event.isEmpty())
                m_listening[it->event].append({run.id, it.key()});
        }
        lookAtWindows(run);
    }
}

} // namespace qd::agents
