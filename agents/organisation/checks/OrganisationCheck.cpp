#include "agents/organisation/checks/OrganisationCheck.h"

#include "core/rules/authority/RuleCheck.h"
#include "core/rules/money/Limits.h"
#include "core/rules/outside/Leaving.h"

#include <QSet>
#include <QTimeZone>

#include <cmath>

namespace qd::agents {

namespace {

constexpr qsizetype kNamed = 20;

/// Looks at everything but the workflows and collects what is wrong.
class DepartmentCheck {
public:
    DepartmentCheck(const Organisation& organisation, const Known& known) : m_org(organisation), m_known(known)
    {
        for (const Tier& tier : m_org.tiers)
            m_tiers.append(tier.id.text);
    }

    QList<Fault> faults()
    {
        slug(QStringLiteral("/id"), m_org.id.text);
        slug(QStringLiteral("/brand"), m_org.brand);
        if (!m_org.timeZone.isEmpty() && !QTimeZone(m_org.timeZone.toUtf8()).isValid())
            add(QStringLiteral("/time_zone"), QStringLiteral("is \"%1\"").arg(m_org.timeZone), QStringLiteral("expected an IANA name, as in \"Europe/Berlin\""));
        checkTiers();
        checkAgents();
        checkReporting();
        checkAutonomy();
        checkRules();
        checkPaces();
        checkBudgets();
        checkCampaigns();
        checkWorkflowIds();
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    void slug(const QString& path, const QString& text)
    {
        if (!isSlug(text))
            add(path, QStringLiteral("is \"%1\"").arg(text),
                QStringLiteral("expected small letters, digits and single hyphens, as in \"content-manager\""));
    }

    /// A slug that none of `seen` is.
    void ownSlug(const QString& path, const QString& text, QSet<QString>& seen)
    {
        slug(path, text);
        if (seen.contains(text))
            add(path, QStringLiteral("is \"%1\", which stands further up already").arg(text), QStringLiteral("expected every one once"));
        seen.insert(text);
    }

    void checkPaces()
    {
        for (qsizetype i = 0; i < m_org.paces.size(); ++i)
            for (const QString& fault : rules::faultsOf(m_org.paces[i]))
                add(QStringLiteral("/paces/%1").arg(i), fault, QStringLiteral("expected limits of 1 and more, times of day and an IANA time zone"));
    }

    void checkTiers()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.tiers.size(); ++i) {
            const QString path = QStringLiteral("/tiers/%1").arg(i);
            const Tier& tier = m_org.tiers[i];
            ownSlug(path + QStringLiteral("/id"), tier.id.text, seen);
            checkModel(path + QStringLiteral("/model"), tier.model);
            checkModels(path + QStringLiteral("/fallbacks"), tier.fallbacks);
        }
    }

    void checkModel(const QString& path, const QString& model)
    {
        const qsizetype colon = model.indexOf(QLatin1Char(':'));
        if (colon < 1 || colon + 1 == model.size())
            add(path, QStringLiteral("is \"%1\"").arg(model), QStringLiteral("expected \"provider:model\", a key of the price list"));
    }

    void checkModels(const QString& path, const QStringList& models)
    {
        for (qsizetype i = 0; i < models.size(); ++i)
            checkModel(path + QStringLiteral("/%1").arg(i), models[i]);
    }

    void checkAgents()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.agents.size(); ++i) {
            const QString path = QStringLiteral("/agents/%1").arg(i);
            const AgentProfile& agent = m_org.agents[i];
            ownSlug(path + QStringLiteral("/id"), agent.id.text, seen);
            if (agent.id == human() || agent.id == system() || agent.id == everybody())
                add(path + QStringLiteral("/id"), QStringLiteral("is \"%1\"").arg(agent.id.text),
                    QStringLiteral("expected another id; this one is the program's own"));
            if (!m_tiers.contains(agent.tier.text))
                add(path + QStringLiteral("/tier"), QStringLiteral("names the unknown tier \"%1\"").arg(agent.tier.text), oneOf(m_tiers));
            if (!agent.model.isEmpty())
                checkModel(path + QStringLiteral("/model"), agent.model);
            checkModels(path + QStringLiteral("/fallbacks"), agent.fallbacks);
            if (agent.model.isEmpty() && !agent.fallbacks.isEmpty())
                add(path + QStringLiteral("/fallbacks"), QStringLiteral("has no \"model\" that it could stand in for"), QStringLiteral("expected \"model\" beside it; without, those of its tier are asked"));
            for (qsizetype k = 0; k < agent.skills.size(); ++k)
                if (!m_known.skills.contains(agent.skills[k].text))
                    add(path + QStringLiteral("/skills/%1").arg(k), QStringLiteral("names the unknown skill \"%1\"").arg(agent.skills[k].text),
                        oneOf(m_known.skills));
            for (qsizetype k = 0; k < agent.subscriptions.size(); ++k)
                for (const WorkflowId& workflow : agent.subscriptions[k].workflows)
                    if (!m_org.workflow(workflow))
                        add(path + QStringLiteral("/subscriptions/%1/workflows").arg(k), QStringLiteral("names the unknown workflow \"%1\"").arg(workflow.text),
                            oneOf(workflowNames()));
        }
    }

    QStringList workflowNames() const
    {
        QStringList names;
        for (const Workflow& workflow : m_org.workflows)
            names.append(workflow.id.text);
        return names;
    }

    void checkReporting()
    {
        QSet<QString> told;
        for (qsizetype i = 0; i < m_org.agents.size(); ++i) {
            const QString path = QStringLiteral("/agents/%1/reports_to").arg(i);
            const AgentProfile& agent = m_org.agents[i];
            if (agent.reportsTo != human() && !m_org.agent(agent.reportsTo))
                add(path, QStringLiteral("names the unknown agent \"%1\"").arg(agent.reportsTo.text),
                    oneOfAgents(m_org, {human().text}));
            const QStringList circle = circleFrom(agent.id.text);
            if (circle.isEmpty() || told.contains(agent.id.text))
                continue;
            for (const QString& member : circle)
                told.insert(member);
            add(path, QStringLiteral("closes a circle: %1").arg((circle + QStringList{circle.first()}).join(QLatin1String(" -> "))),
                QStringLiteral("expected every line to end at \"human\""));
        }
    }

    /// The agents from `id` up and back to it; empty when the line upwards does not come back.
    QStringList circleFrom(const QString& id) const
    {
        QStringList line;
        QString at = id;
        while (!line.contains(at)) {
            line.append(at);
            const AgentProfile* const agent = m_org.agent({at});
            if (!agent || agent->reportsTo == human())
                return {};
            at = agent->reportsTo.text;
        }
        return at == id ? line : QStringList();
    }

    void checkAutonomy()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.autonomy.size(); ++i) {
            const QString path = QStringLiteral("/autonomy/%1/action").arg(i);
            ownSlug(path, m_org.autonomy[i].action.text, seen);
        }
        double sum = 0;
        for (const double share : m_org.autonomyTarget)
            sum += share;
        if (!m_org.autonomyTarget.isEmpty() && std::abs(sum - 100) > 0.01)
            add(QStringLiteral("/autonomy_target"), QStringLiteral("adds up to %1 percent").arg(sum), QStringLiteral("expected 100"));
    }

    void checkRules()
    {
        for (const rules::RuleFault& fault : rules::faultsOf(m_org.rules))
            add(QStringLiteral("/rules") + fault.path, fault.wrong, fault.right);
        for (const rules::RuleFault& fault : rules::faultsOf(m_org.ceilings.value_or(Ceilings{})))
            add(QStringLiteral("/ceilings") + fault.path, fault.wrong, fault.right);
        for (qsizetype i = 0; i < m_org.rules.size(); ++i)
            for (qsizetype k = 0; k < m_org.rules[i].agents.size(); ++k)
                if (!m_org.agent(m_org.rules[i].agents[k]))
                    add(QStringLiteral("/rules/%1/agents/%2").arg(i).arg(k), QStringLiteral("names the unknown agent \"%1\"").arg(m_org.rules[i].agents[k].text), oneOfAgents(m_org));
    }

    void checkBudgets()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.budgets.size(); ++i) {
            const QString path = QStringLiteral("/budgets/%1/scope").arg(i);
            const Budget& budget = m_org.budgets[i];
            if (const QString right = rules::scopeFault(m_org, budget.scope); !right.isEmpty())
                add(path, QStringLiteral("is \"%1\"").arg(budget.scope), QStringLiteral("expected ") + right);
            if (budget.counts() != BudgetUnit::Money && budget.most.value_or(-1) < 0)
                add(QStringLiteral("/budgets/%1/limit").arg(i), QStringLiteral("does not say how many %1").arg(wordOf(budget.counts())), QStringLiteral("expected a whole number"));
            const QString key = QStringList{budget.scope, wordOf(budget.period), wordOf(budget.counts())}.join(QLatin1Char(' '));
            if (seen.contains(key))
                add(path, QStringLiteral("has a budget per %1 already").arg(wordOf(budget.period)), QStringLiteral("expected one per period and unit"));
            seen.insert(key);
        }
    }

    void checkCampaigns()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.campaigns.size(); ++i) {
            const QString path = QStringLiteral("/campaigns/%1").arg(i);
            const Campaign& campaign = m_org.campaigns[i];
            ownSlug(path + QStringLiteral("/id"), campaign.id.text, seen);
            if (!m_org.agent(campaign.owner))
                add(path + QStringLiteral("/owner"), QStringLiteral("names the unknown agent \"%1\"").arg(campaign.owner.text), oneOfAgents(m_org));
            QSet<QString> channels;
            for (qsizetype k = 0; k < campaign.channels.size(); ++k)
                ownSlug(path + QStringLiteral("/channels/%1/id").arg(k), campaign.channels[k].id.text, channels);
        }
    }

    void checkWorkflowIds()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.workflows.size(); ++i) {
            const QString path = QStringLiteral("/workflows/%1/id").arg(i);
            ownSlug(path, m_org.workflows[i].id.text, seen);
        }
    }

    const Organisation& m_org;
    const Known& m_known;
    QStringList m_tiers;
    QList<Fault> m_faults;
};

} // namespace

QString oneOf(const QStringList& known)
{
    if (known.isEmpty())
        return QStringLiteral("there is none to choose from");
    const QString more = known.size() > kNamed ? QStringLiteral(" and %1 more").arg(known.size() - kNamed) : QString();
    return QStringLiteral("expected one of %1%2").arg(known.mid(0, kNamed).join(QLatin1String(", ")), more);
}

QString oneOfAgents(const Organisation& organisation, const QStringList& before)
{
    QStringList known = before;
    for (const AgentProfile& agent : organisation.agents)
        known.append(agent.id.text);
    return oneOf(known);
}

QList<Fault> faultsOfDepartment(const Organisation& organisation, const Known& known)
{
    return DepartmentCheck(organisation, known).faults();
}

} // namespace qd::agents
