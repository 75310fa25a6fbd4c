#include "agents/office/asking/RequestDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "core/rules/course/Course.h"
#include "core/rules/talk/Requests.h"

namespace qd::agents {

void RequestDesk::heard(const StoredFact& stored)
{
    const auto* sent = std::get_if<MessageSent>(&stored.fact);
    std::optional<Instant> look = sent ? sent->message.answerBy : std::nullopt;
    if (std::holds_alternative<RunContinued>(stored.fact))
        look = stored.time;
    if (!look || (m_next && *m_next <= *look))
        return;
    m_next = look;
    m_floor.wakeAt(*look);
}

std::optional<Instant> RequestDesk::tick()
{
    const Instant now = m_floor.now();
    if (m_floor.isHalted() || !m_next || *m_next > now)
        return m_floor.isHalted() ? std::nullopt : m_next;
    m_next.reset();
    struct Overdue {
        RunId run;
        MessageId request;
    };
    QList<Overdue> all;
    for (const RunState& run : std::as_const(m_floor.state.runs.open)) {
        if (run.requests.isEmpty() || rules::isPaused(m_floor.state, run))
            continue; // looked at again when it goes on
        for (auto it = run.requests.begin(); it != run.requests.end(); ++it) {
            if (const Instant due = dueOf(*it); due <= now)
                all.append({run.id, it.key()});
            else if (!m_next || due < *m_next)
                m_next = due;
        }
    }
    for (const Overdue& one : std::as_const(all))
        overdue(one.run, one.request);
    return m_next;
}

void RequestDesk::overdue(const RunId& id, const MessageId& request)
{
    const RunState run = m_floor.state.runs.open.value(id);
    const auto open = run.requests.constFind(request);
    if (open == run.requests.constEnd())
        return;
    if (!open->reminded)
        m_floor.send(rules::reminder(run, request, m_floor.now()), 0);
    else
        m_floor.escalations->put(rules::unanswered(m_floor.state, run, request, m_floor.now()), 0);
}

void RequestDesk::recover()
{
    m_since = m_floor.now();
    m_next.reset();
    for (const RunState& run : std::as_const(m_floor.state.runs.open))
        for (const RunState::Request& request : run.requests)
            m_next = m_next ? std::min(*m_next, dueOf(request)) : dueOf(request);
    if (m_next)
        m_floor.wakeAt(*m_next);
}

} // namespace qd::agents
