#include "agents/organisation/checks/OrganisationCheck.h"

#include "agents/organisation/checks/StepGraph.h"
#include "core/facts/FactCodec.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/calendar/News.h"
#include "core/rules/money/Shifting.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

/// Looks at how the steps of one workflow hang together beyond their order, and collects what is wrong.
class CourseCheck {
public:
    CourseCheck(const Workflow& workflow, const QString& path, const Organisation& organisation)
        : m_flow(workflow), m_path(path), m_org(organisation), m_graph(workflow)
    {
    }

    QList<Fault> faults()
    {
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const Step& step = m_flow.steps[i];
            const QString path = m_path + QStringLiteral("/steps/%1").arg(i);
            join(step, path);
            repeated(step, path);
            handOver(step, path);
            candidates(step, path);
            standIn(step, path);
            undoing(step, path);
            wait(step, path);
            window(step, path);
            call(step, path);
            holds(step, path);
            nobodysWork(step, path);
        }
        keptFromItself();
        callsItself();
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    const Step* stepAt(const QString& path, const StepId& id)
    {
        const Step* step = m_flow.step(id);
        if (!step)
            add(path, QStringLiteral("names the unknown step \"%1\"").arg(id.text), oneOf(m_graph.names()));
        return step;
    }

    void join(const Step& step, const QString& path)
    {
        if (!step.join)
            return;
        if (step.after.size() < 2)
            add(path + QStringLiteral("/join"), QStringLiteral("joins %1").arg(step.after.isEmpty() ? QStringLiteral("nothing") : QStringLiteral("one step")),
                QStringLiteral("expected at least two steps in \"after\""));
        else if (step.join->of == JoinOf::Quorum && step.join->needs > step.after.size())
            add(path + QStringLiteral("/join/needs"), QStringLiteral("is %1, and there are %2 steps").arg(step.join->needs).arg(step.after.size()),
                QStringLiteral("expected at most %1").arg(step.after.size()));
    }

    void repeated(const Step& step, const QString& path)
    {
        for (qsizetype i = 0; i < step.after.size(); ++i)
            if (step.after.indexOf(step.after[i]) < i)
                add(path + QStringLiteral("/after/%1").arg(i), QStringLiteral("names \"%1\" a second time").arg(step.after[i].text),
                    QStringLiteral("expected every step once"));
    }

    /// Whether `agent` could take the step over from its own.
    bool canTake(const AgentProfile& agent, const Step& step) const
    {
        if (agent.id == step.agent)
            return false;
        if (step.candidates.contains(agent.id) || (step.kind == StepKind::Skill && agent.skills.contains(step.skill)))
            return true;
        const QStringList tasks{step.skill.text, step.prompt, step.action.text, step.id.text};
        return std::any_of(tasks.begin(), tasks.end(), [&](const QString& task) { return !task.isEmpty() && agent.capabilities.contains(task); });
    }

    void handOver(const Step& step, const QString& path)
    {
        const auto somebody = [&] { // looks through all agents: only where it matters
            return std::any_of(m_org.agents.begin(), m_org.agents.end(), [&](const AgentProfile& agent) { return canTake(agent, step); });
        };
        if (step.handOver && !somebody())
            add(path + QStringLiteral("/hand_over"), QStringLiteral("is true, and nobody but \"%1\" can take the step").arg(step.agent.text),
                QStringLiteral("expected \"candidates\", or another agent with that skill or capability"));
    }

    void candidates(const Step& step, const QString& path)
    {
        for (qsizetype i = 0; i < step.candidates.size(); ++i) {
            const QString at = path + QStringLiteral("/candidates/%1").arg(i);
            const AgentProfile* agent = m_org.agent(step.candidates[i]);
            if (!agent)
                add(at, QStringLiteral("names the unknown agent \"%1\"").arg(step.candidates[i].text), oneOfAgents(m_org));
            else if (step.kind == StepKind::Skill && !agent->skills.contains(step.skill))
                add(at, QStringLiteral("is \"%1\", who does not have the skill %2").arg(agent->id.text, step.skill.text),
                    QStringLiteral("expected agents that have it"));
        }
    }

    void standIn(const Step& step, const QString& path)
    {
        if (step.fallbackFor.isEmpty())
            return;
        const QString at = path + QStringLiteral("/fallback_for");
        const Step* failing = stepAt(at, step.fallbackFor);
        if (failing && (failing->id == step.id || !failing->fallbackFor.isEmpty() || !failing->undoes.isEmpty()))
            add(at, QStringLiteral("is \"%1\", which stands in for something itself").arg(failing->id.text), QStringLiteral("expected a step of the way itself"));
        else if (failing && m_graph.comesBefore(failing->id.text, step.id.text))
            add(path + QStringLiteral("/after"), QStringLiteral("waits for \"%1\", whose place it takes").arg(failing->id.text),
                QStringLiteral("expected the steps that \"%1\" waits for").arg(failing->id.text));
    }

    void undoing(const Step& step, const QString& path)
    {
        if (step.undoes.isEmpty())
            return;
        const QString at = path + QStringLiteral("/undoes");
        const Step* undone = stepAt(at, step.undoes);
        if (undone && (undone->id == step.id || !undone->undoes.isEmpty()))
            add(at, QStringLiteral("is \"%1\", which undoes something itself").arg(undone->id.text), QStringLiteral("expected a step of the way itself"));
        if (!step.after.isEmpty())
            add(path + QStringLiteral("/after"), QStringLiteral("is given, and undoing steps have an order of their own"),
                QStringLiteral("expected none: the last step done is undone first"));
        for (const Step& other : m_flow.steps)
            if (other.after.contains(step.id))
                add(path + QStringLiteral("/id"), QStringLiteral("is waited for by \"%1\"").arg(other.id.text),
                    QStringLiteral("expected nobody to wait for what only undoes"));
    }

    void wait(const Step& step, const QString& path)
    {
        const QString at = path + QStringLiteral("/wait");
        if (step.kind != StepKind::Wait) {
            if (step.wait)
                add(at, QStringLiteral("stands at a %1").arg(wordOf(step.kind)), QStringLiteral("expected it at a step of the kind wait only"));
            return;
        }
        if (!step.wait || (step.wait->length.count() == 0 && step.wait->until.isEmpty() && step.wait->event.isEmpty() && step.wait->question.isEmpty() && !step.wait->raise))
            return add(at, QStringLiteral("says nothing to wait for"), QStringLiteral("expected for_ms, until, event, question or raise"));
        if (step.wait->raise)
            raise(*step.wait->raise, at + QStringLiteral("/raise"));
        if (!step.wait->event.isEmpty() && !rules::newsKinds().contains(step.wait->event))
            add(at + QStringLiteral("/event"), QStringLiteral("is \"%1\"").arg(step.wait->event), oneOf(rules::newsKinds()));
        if (!step.wait->until.isEmpty() && !step.wait->until.contains(QLatin1Char('{')) && !rules::momentOf(step.wait->until, m_org.timeZone))
            add(at + QStringLiteral("/until"), QStringLiteral("is \"%1\"").arg(step.wait->until),
                QStringLiteral("expected a date, a date and a time (RFC 3339), or {step.field}"));
    }

    void raise(const Raise& raise, const QString& at)
    {
        const bool overrun = raise.reason == QLatin1String(Escalation::kOverrun), shift = raise.reason == QLatin1String(rules::kShift);
        if (!overrun && !shift && raise.issue.isEmpty())
            add(at + QStringLiteral("/issue"), QStringLiteral("is missing"), QStringLiteral("expected what is asked"));
        if (shift && (raise.campaign.isEmpty() || !raise.channel.isEmpty()))
            add(at + QStringLiteral("/campaign"), raise.campaign.isEmpty() ? QStringLiteral("is missing") : QStringLiteral("has a channel beside it"),
                QStringLiteral("expected a campaign and no channel with the reason shift: the figures say which"));
        else if (!shift && overrun != (!raise.campaign.isEmpty() && !raise.channel.isEmpty()))
            add(at + QStringLiteral("/campaign"), overrun ? QStringLiteral("or the channel is missing") : QStringLiteral("says nothing with the reason %1").arg(raise.reason),
                QStringLiteral("expected a campaign and a channel with the reason overrun, and with no other"));
        const Campaign* campaign = m_org.campaign({raise.campaign});
        const bool named = !raise.campaign.isEmpty() && !raise.campaign.contains(QLatin1Char('{'));
        if (named && !campaign)
            add(at + QStringLiteral("/campaign"), QStringLiteral("names the unknown campaign \"%1\"").arg(raise.campaign), QStringLiteral("expected one of the organisation"));
        if (named && campaign && overrun && !raise.channel.contains(QLatin1Char('{')) && !campaign->channel({raise.channel}))
            add(at + QStringLiteral("/channel"), QStringLiteral("names the unknown channel \"%1\"").arg(raise.channel), QStringLiteral("expected one of the campaign"));
        options(raise, at);
    }
    void options(const Raise& raise, const QString& at)
    {
        const bool decides = raise.reason == QLatin1String(Escalation::kDecision);
        if (decides == raise.options.isEmpty())
            add(at + QStringLiteral("/options"), decides ? QStringLiteral("are missing") : QStringLiteral("say nothing with the reason %1").arg(raise.reason),
                QStringLiteral("expected two or more with the reason decision, and none with another"));
        if (!decides && raise.expiresAfter.count() > 0)
            add(at + QStringLiteral("/expires_after_ms"), QStringLiteral("says nothing with the reason %1").arg(raise.reason), QStringLiteral("expected it with the reason decision only"));
        QStringList ids;
        for (qsizetype i = 0; i < raise.options.size(); ++i) {
            if (ids.contains(raise.options[i].id))
                add(at + QStringLiteral("/options/%1/id").arg(i), QStringLiteral("is \"%1\", as another one's").arg(raise.options[i].id), QStringLiteral("expected an id of its own"));
            ids.append(raise.options[i].id);
        }
        if (!raise.onExpiry.isEmpty() && !ids.contains(raise.onExpiry))
            add(at + QStringLiteral("/on_expiry"), QStringLiteral("is \"%1\"").arg(raise.onExpiry), oneOf(ids));
        else if (!raise.onExpiry.isEmpty() && raise.expiresAfter.count() == 0)
            add(at + QStringLiteral("/on_expiry"), QStringLiteral("says nothing without a time"), QStringLiteral("expected expires_after_ms beside it"));
    }

    /// What the window is counted from has ended before it.
    void window(const Step& step, const QString& path)
    {
        if (!step.window)
            return;
        const QString at = path + QStringLiteral("/window/since");
        const Step* since = stepAt(at, step.window->since);
        if (since && (since->id == step.id || !m_graph.comesBefore(since->id.text, step.id.text)))
            add(at, QStringLiteral("is \"%1\", which does not come before it").arg(since->id.text), QStringLiteral("expected a step that \"%1\" waits for").arg(step.id.text));
    }

    void call(const Step& step, const QString& path)
    {
        const QString at = path + QStringLiteral("/call");
        if (step.kind != StepKind::Call) {
            if (step.call)
                add(at, QStringLiteral("stands at a %1").arg(wordOf(step.kind)), QStringLiteral("expected it at a step of the kind call only"));
            return;
        }
        if (!step.call)
            return add(at, QStringLiteral("is missing"), QStringLiteral("expected the workflow that is run"));
        if (!m_org.workflow(step.call->workflow)) {
            QStringList known;
            for (const Workflow& workflow : m_org.workflows)
                known.append(workflow.id.text);
            add(at + QStringLiteral("/workflow"), QStringLiteral("names the unknown workflow \"%1\"").arg(step.call->workflow.text), oneOf(known));
        }
        if (step.call->over.isEmpty() && step.call->join.of == JoinOf::Quorum && step.call->join.needs > 1)
            add(at + QStringLiteral("/join/needs"), QStringLiteral("is %1, and one run is begun").arg(step.call->join.needs),
                QStringLiteral("expected \"over\" with a list, or no join"));
    }

    /// What is said of an agent's attempts, where no agent attempts anything.
    void nobodysWork(const Step& step, const QString& path)
    {
        if (step.kind != StepKind::Wait && step.kind != StepKind::Call)
            return;
        const Step usual;
        const bool waits = step.kind == StepKind::Wait;
        const QString limit = waits ? QStringLiteral("expected \"limit_ms\" beside what is waited for, or a \"window\"") : QStringLiteral("expected a \"window\"");
        const QString again = QStringLiteral("expected a step with \"fallback_for\", or \"on_failure\"; it is not tried again by itself");
        const QString nobody = QStringLiteral("expected none: it is nobody's work");
        const auto unless = [&](bool fine, const char* name, const QString& right) {
            if (!fine)
                add(path + QLatin1Char('/') + QLatin1String(name), QStringLiteral("stands at a %1").arg(wordOf(step.kind)), right);
        };
        unless(step.candidates.isEmpty(), "candidates", nobody);
        unless(!step.handOver, "hand_over", nobody);
        unless(step.decision.isEmpty(), "decision", nobody);
        unless(step.timeLimit == usual.timeLimit, "time_limit_ms", limit);
        unless(step.retries == usual.retries, "retries", again);
        unless(!step.backoff, "backoff", again);
    }

    void holds(const Step& step, const QString& path)
    {
        if (step.holds.isEmpty()) {
            if (!step.holdsUntil.isEmpty() || step.holdLimit)
                add(path + QStringLiteral("/holds"), QStringLiteral("is missing"), QStringLiteral("expected what it is that is held"));
            return;
        }
        if (step.kind == StepKind::Wait || step.kind == StepKind::Call)
            add(path + QStringLiteral("/holds"), QStringLiteral("stands at a %1").arg(wordOf(step.kind)),
                QStringLiteral("expected it at a turn, a skill, a debate or an effect; \"holds_until\" keeps it over others"));
        for (qsizetype i = 0; i < step.holds.size(); ++i)
            if (!isSlug(step.holds[i]) || step.holds.indexOf(step.holds[i]) < i)
                add(path + QStringLiteral("/holds/%1").arg(i), QStringLiteral("is \"%1\"").arg(step.holds[i]),
                    QStringLiteral("expected small letters, digits and single hyphens, and every name once"));
        const QString at = path + QStringLiteral("/holds_until");
        if (step.holdsUntil.isEmpty() || !stepAt(at, step.holdsUntil))
            return;
        if (!m_graph.comesBefore(step.id.text, step.holdsUntil.text))
            add(at, QStringLiteral("is \"%1\", which does not come after \"%2\"").arg(step.holdsUntil.text, step.id.text),
                QStringLiteral("expected a step that follows on this one"));
    }

    /// The step is gone through in every run, as far as the file can tell.
    static bool isSure(const Step& step) { return step.when.isEmpty() && step.fallbackFor.isEmpty() && step.undoes.isEmpty(); }

    /// What is kept until a step for which another one has to be done first that needs it, too, has to be taken after that
    /// one gave it back. Where the steps cannot follow on each other so, the run would wait for itself for ever.
    void keptFromItself()
    {
        Workflow sure = m_flow; // only what surely has to come first; a join may go on without some
        for (Step& step : sure.steps)
            if (step.join)
                step.after.clear();
        const StepGraph needs(sure);
        Workflow order = sure;
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const Step& keeps = m_flow.steps[i];
            if (keeps.holdsUntil.isEmpty() || !isSure(keeps))
                continue;
            for (const Step& other : m_flow.steps) {
                const auto shared = std::find_if(keeps.holds.begin(), keeps.holds.end(), [&](const QString& one) { return other.holds.contains(one); });
                if (shared == keeps.holds.end() || !isSure(other) || m_graph.comesBefore(keeps.id.text, other.id.text)
                    || m_graph.comesBefore(other.id.text, keeps.id.text) || !needs.comesBefore(other.id.text, keeps.holdsUntil.text))
                    continue;
                const StepId givesBack = other.holdsUntil.isEmpty() ? other.id : other.holdsUntil;
                order.steps[i].after.append(givesBack);
                if (StepGraph(order).comesBefore(keeps.id.text, givesBack.text))
                    return add(m_path + QStringLiteral("/steps/%1/holds_until").arg(i),
                               QStringLiteral("keeps \"%1\" until \"%2\", which comes after \"%3\"; that needs \"%1\", too, and cannot be over before it")
                                   .arg(*shared, keeps.holdsUntil.text, other.id.text),
                               QStringLiteral("expected \"%1\" after \"%2\", or \"%3\" given back sooner").arg(other.id.text, keeps.id.text, *shared));
            }
        }
    }

    /// A workflow that has itself run, over however many others, would never end.
    void callsItself()
    {
        QList<WorkflowId> open{m_flow.id};
        QSet<WorkflowId> seen;
        while (!open.isEmpty()) {
            const Workflow* workflow = m_org.workflow(open.takeLast());
            for (const Step& step : workflow ? workflow->steps : QList<Step>()) {
                if (!step.call || seen.contains(step.call->workflow))
                    continue;
                if (step.call->workflow == m_flow.id)
                    return add(m_path, QStringLiteral("has itself run, in step \"%1\" of \"%2\"").arg(step.id.text, workflow->id.text),
                               QStringLiteral("expected workflows that come to an end"));
                seen.insert(step.call->workflow);
                open.append(step.call->workflow);
            }
        }
    }

    const Workflow& m_flow;
    QString m_path;
    const Organisation& m_org;
    StepGraph m_graph;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfCourse(const Workflow& workflow, const QString& path, const Organisation& organisation)
{
    return CourseCheck(workflow, path, organisation).faults();
}

} // namespace qd::agents
