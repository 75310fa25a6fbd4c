#include "agents/organisation/checks/OrganisationCheck.h"

#include "agents/organisation/checks/StepGraph.h"
#include "core/rules/Keeping.h"

#include <QSet>

namespace qd::agents {

namespace {

QString at(const QString& path, const char* member)
{
    return path + QLatin1Char('/') + QString::fromLatin1(member);
}

/// Looks at one workflow and collects what is wrong.
class WorkflowCheck {
public:
    WorkflowCheck(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
        : m_flow(workflow), m_path(path), m_org(organisation), m_known(known), m_graph(workflow)
    {
        for (const AutonomyRule& rule : m_org.autonomy)
            m_actions.append(rule.action.text);
        for (const Step& step : m_flow.steps)
            if (!step.produces.isEmpty())
                m_artefacts.append(step.produces);
    }

    QList<Fault> faults()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const Step& step = m_flow.steps[i];
            const QString path = m_path + QStringLiteral("/steps/%1").arg(i);
            if (!isSlug(step.id.text))
                add(at(path, "id"), QStringLiteral("is \"%1\"").arg(step.id.text),
                    QStringLiteral("expected small letters, digits and single hyphens, as in \"draft\""));
            if (seen.contains(step.id.text))
                add(at(path, "id"), QStringLiteral("is \"%1\", which stands further up already").arg(step.id.text),
                    QStringLiteral("expected every step once"));
            seen.insert(step.id.text);
            checkStep(step, path);
        }
        checkOrder();
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    void known(const QString& path, const char* what, const QString& name, const QStringList& all)
    {
        named(path, what, name, all.contains(name), [&] { return oneOf(all); });
    }
    /// `others`: who else may stand there.
    void knownAgent(const QString& path, const AgentId& agent, const QStringList& others = {})
    {
        named(path, "agent", agent.text, m_org.agent(agent) || others.contains(agent.text), [&] { return oneOfAgents(m_org, others); });
    }
    template <class Right>
    void named(const QString& path, const char* what, const QString& name, bool isKnown, Right right)
    {
        if (name.isEmpty())
            add(path, QStringLiteral("is missing"), QStringLiteral("expected the name of a %1").arg(QString::fromLatin1(what)));
        else if (!isKnown)
            add(path, QStringLiteral("names the unknown %1 \"%2\"").arg(QString::fromLatin1(what), name), right());
    }

    void checkStep(const Step& step, const QString& path)
    {
        knownAgent(at(path, "agent"), step.agent);
        stepList(step.after, at(path, "after"));
        stepList(step.uses, at(path, "uses"));
        if (!step.tools.isEmpty() && step.kind != StepKind::Turn)
            add(at(path, "tools"), QStringLiteral("stand at a step of the kind %1").arg(wordOf(step.kind)), QStringLiteral("expected them at a turn"));
        pictures(step, path);
        m_faults += faultsOfExtracts(step, path);
        switch (step.kind) {
        case StepKind::Turn: prompted(step, path); break;
        case StepKind::Debate: prompted(step, path); debate(step, path); break;
        case StepKind::Skill: skill(step, path); break;
        case StepKind::Effect: effect(step, path); break;
        case StepKind::Wait:
        case StepKind::Call: break;
        }
        for (auto it = step.input.begin(); it != step.input.end(); ++it)
            inputText(it.value(), at(path, "input") + QLatin1Char('/') + it.key());
        for (qsizetype i = 0; i < step.messages.size(); ++i)
            message(step.messages[i], at(path, "messages") + QStringLiteral("/%1").arg(i));
        if (step.remember)
            remember(step, at(path, "remember"));
        if (step.loop)
            loop(step, at(path, "loop"));
    }

    void pictures(const Step& step, const QString& path)
    {
        if (!step.shows.isEmpty() && step.kind != StepKind::Turn)
            add(at(path, "shows"), QStringLiteral("stands at a step of the kind %1").arg(wordOf(step.kind)), QStringLiteral("expected it at a turn"));
        for (qsizetype i = 0; i < step.shows.size(); ++i)
            if (!m_artefacts.contains(step.shows[i]))
                add(at(path, "shows") + QStringLiteral("/%1").arg(i), QStringLiteral("is \"%1\", which no step produces").arg(step.shows[i]), oneOf(m_artefacts));
        if (!step.paints)
            return;
        if (step.kind != StepKind::Skill)
            add(at(path, "paints"), QStringLiteral("stands at a step of the kind %1").arg(wordOf(step.kind)),
                QStringLiteral("expected it at a skill that draws the picture where no model of pictures can be asked"));
        known(at(path, "prompt"), "prompt", step.prompt, m_known.prompts);
        if (step.produces.isEmpty())
            add(at(path, "produces"), QStringLiteral("is missing"), QStringLiteral("expected the kind of the picture, as \"header-image\""));
    }

    void remember(const Step& step, const QString& path)
    {
        if (step.kind == StepKind::Effect)
            add(path, QStringLiteral("stands at a step of the kind %1").arg(wordOf(step.kind)),
                QStringLiteral("expected it at a turn, a skill, a debate, a wait or a call"));
        if (const Result<Done> may = rules::rememberable(step.remember->space, step.remember->key, step.remember->text); !may)
            add(at(path, "namespace"), may.error().text, QStringLiteral("expected %1").arg(may.error().hint));
        text(step.remember->key, at(path, "key"));
        text(step.remember->text, at(path, "text"));
    }

    void stepList(const QList<StepId>& steps, const QString& path)
    {
        for (qsizetype i = 0; i < steps.size(); ++i)
            known(path + QStringLiteral("/%1").arg(i), "step", steps[i].text, m_graph.names());
    }

    void prompted(const Step& step, const QString& path)
    {
        known(at(path, "prompt"), "prompt", step.prompt, m_known.prompts);
        if (step.extracts.isEmpty())
            known(at(path, "reply"), "reply format", step.reply, m_known.replies);
        if (!step.produces.isEmpty() && step.artefactField.isEmpty())
            add(at(path, "artefact_field"), QStringLiteral("is missing"),
                QStringLiteral("expected the field of the reply that becomes the artefact \"%1\"").arg(step.produces));
    }

    void debate(const Step& step, const QString& path)
    {
        for (qsizetype i = 0; i < step.parties.size(); ++i)
            knownAgent(at(path, "parties") + QStringLiteral("/%1").arg(i), step.parties[i]);
        if (step.parties.size() != 2 || step.parties[0] == step.parties[1])
            add(at(path, "parties"), QStringLiteral("names %1").arg(step.parties.size() == 2 ? QStringLiteral("one agent twice")
                                                                   : QStringLiteral("%1 agents").arg(step.parties.size())),
                QStringLiteral("expected the two agents that differ"));
        if (step.parties.contains(step.agent))
            add(at(path, "agent"), QStringLiteral("is \"%1\", who argues in it, and nobody rules in a dispute of their own").arg(step.agent.text),
                QStringLiteral("expected an agent that is not one of the parties"));
    }

    void skill(const Step& step, const QString& path)
    {
        known(at(path, "skill"), "skill", step.skill.text, m_known.skills);
        const AgentProfile* const agent = m_org.agent(step.agent);
        if (agent && m_known.skills.contains(step.skill.text) && !agent->skills.contains(step.skill))
            add(at(path, "skill"), QStringLiteral("is \"%1\", which %2 does not have").arg(step.skill.text, agent->id.text),
                QStringLiteral("expected a skill of that agent, or this one in its list of skills"));
    }

    void effect(const Step& step, const QString& path)
    {
        known(at(path, "action"), "action", step.action.text, m_actions);
        known(at(path, "connector"), "connector", step.connector.text, m_known.connectors);
        const Value render = step.input.value(QStringLiteral("render"));
        const QString* const name = std::get_if<QString>(&render);
        known(at(path, "input/render"), "renderer", name ? *name : QString(), m_known.renderers);
    }

    void inputText(const Value& value, const QString& path)
    {
        if (const QString* const one = std::get_if<QString>(&value))
            text(*one, path);
        if (const QStringList* const many = std::get_if<QStringList>(&value))
            for (const QString& one : *many)
                text(one, path);
    }

    /// "@artefact:kind", "@artefact:kind:first".
    void text(const QString& text, const QString& path)
    {
        if (text.startsWith(QLatin1String("@measured:")))
            return measured(text, path);
        if (!text.startsWith(QLatin1String("@artefact:")))
            return;
        const QStringList parts = text.split(QLatin1Char(':'));
        if (!m_artefacts.contains(parts[1]) || (parts.size() == 3 && parts[2] != QLatin1String("first")) || parts.size() > 3)
            add(path, QStringLiteral("is \"%1\"").arg(text),
                QStringLiteral("expected \"@artefact:\" and a kind that a step produces (%1), for the oldest version with \":first\"")
                    .arg(m_artefacts.join(QLatin1String(", "))));
    }

    /// "@measured:opened:send": what was measured of what a step sent.
    void measured(const QString& text, const QString& path)
    {
        const QStringList parts = text.split(QLatin1Char(':'));
        if (parts.size() != 3 || !isSlug(parts[1]) || !m_flow.step({parts[2]}))
            add(path, QStringLiteral("is \"%1\"").arg(text), QStringLiteral("expected \"@measured:\", the name of a measurement and a step of this workflow, as in \"@measured:opened:send\""));
    }

    void message(const Outgoing& message, const QString& path)
    {
        if (!message.from.isEmpty())
            knownAgent(at(path, "from"), message.from);
        for (qsizetype i = 0; i < message.to.size(); ++i)
            knownAgent(at(path, "to") + QStringLiteral("/%1").arg(i), message.to[i], {human().text, everybody().text});
        text(message.subject, at(path, "subject"));
        text(message.body, at(path, "body"));
    }

    void loop(const Step& step, const QString& path)
    {
        known(at(path, "back_to"), "step", step.loop->backTo.text, m_graph.names());
        if (step.loop->when.isEmpty() && step.kind != StepKind::Effect)
            add(at(path, "when"), QStringLiteral("is missing"), QStringLiteral("expected the condition under which the step goes back"));
        if (step.loop->gains.isEmpty() != (step.loop->minGain <= 0))
            add(at(path, step.loop->gains.isEmpty() ? "gains" : "min_gain"), QStringLiteral("is missing"),
                QStringLiteral("expected both \"gains\" and a \"min_gain\" above 0, or neither"));
        if (m_graph.names().contains(step.loop->backTo.text) && !m_graph.comesBefore(step.loop->backTo.text, step.id.text))
            add(at(path, "back_to"), QStringLiteral("is \"%1\", which does not come before \"%2\"").arg(step.loop->backTo.text, step.id.text),
                QStringLiteral("expected a step that this one follows on"));
    }

    void checkOrder()
    {
        const QStringList circle = m_graph.circle();
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const QString& name = m_flow.steps[i].id.text;
            const QString path = m_path + QStringLiteral("/steps/%1/after").arg(i);
            if (!circle.isEmpty() && circle.first() == name)
                add(path, QStringLiteral("closes a circle: %1").arg((circle + QStringList{name}).join(QLatin1String(" -> "))),
                    QStringLiteral("expected steps that are done before"));
            else if (!circle.contains(name) && !m_graph.canStart(name))
                add(path, QStringLiteral("leaves \"%1\" unreachable: something it waits for can never be done").arg(name),
                    QStringLiteral("expected steps that can be reached"));
        }
    }

    const Workflow& m_flow;
    QString m_path;
    const Organisation& m_org;
    const Known& m_known;
    StepGraph m_graph;
    QStringList m_actions;
    QStringList m_artefacts;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfWorkflow(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
{
    return WorkflowCheck(workflow, path, organisation, known).faults();
}

} // namespace qd::agents
