#include "agents/organisation/checks/OrganisationCheck.h"

#include "core/facts/FactCodec.h"
#include "core/rules/calendar/Schedule.h"

#include <QSet>

namespace qd::agents {

namespace {

/// Looks at the triggers of an organisation and collects what is wrong.
class TriggerCheck {
public:
    explicit TriggerCheck(const Organisation& organisation) : m_org(organisation)
    {
        for (const Workflow& workflow : m_org.workflows)
            m_workflows.append(workflow.id.text);
    }

    QList<Fault> faults()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_org.triggers.size(); ++i) {
            const Trigger& trigger = m_org.triggers[i];
            const QString path = QStringLiteral("/triggers/%1").arg(i);
            if (!isSlug(trigger.id.text))
                add(path + QStringLiteral("/id"), QStringLiteral("is \"%1\"").arg(trigger.id.text),
                    QStringLiteral("expected small letters, digits and single hyphens, as in \"weekly-review\""));
            if (seen.contains(trigger.id.text))
                add(path + QStringLiteral("/id"), QStringLiteral("is \"%1\", which stands further up already").arg(trigger.id.text), QStringLiteral("expected every one once"));
            seen.insert(trigger.id.text);
            if (!m_workflows.contains(trigger.workflow.text))
                add(path + QStringLiteral("/workflow"), QStringLiteral("names the unknown workflow \"%1\"").arg(trigger.workflow.text), oneOf(m_workflows));
            occasion(trigger, path);
            schedule(trigger, path + QStringLiteral("/schedule"));
            event(trigger, path);
            threshold(trigger, path + QStringLiteral("/threshold"));
        }
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    void occasion(const Trigger& trigger, const QString& path)
    {
        const int occasions = int(trigger.schedule.has_value()) + int(trigger.event.has_value()) + int(trigger.threshold.has_value());
        if (occasions > 1)
            add(path, QStringLiteral("has %1 occasions").arg(occasions),
                QStringLiteral("expected one of schedule, event and threshold; a second trigger takes the other"));
        if (trigger.aggregate && !trigger.event)
            add(path + QStringLiteral("/aggregate"), QStringLiteral("stands where there are no events to count"), QStringLiteral("expected it beside \"event\" only"));
        if (trigger.pause.count() > 0 && !trigger.event && !trigger.threshold)
            add(path + QStringLiteral("/pause_ms"), QStringLiteral("stands where nothing comes unasked too often"),
                QStringLiteral("expected it beside \"event\" or \"threshold\" only"));
    }

    void schedule(const Trigger& trigger, const QString& path)
    {
        if (!trigger.schedule)
            return;
        const Result<rules::Schedule> read = rules::Schedule::read(*trigger.schedule, m_org.timeZone);
        if (!read)
            add(read.error().where.isEmpty() ? path : path + QLatin1Char('/') + read.error().where, read.error().text, read.error().hint);
    }

    void event(const Trigger& trigger, const QString& path)
    {
        if (trigger.event && !factNames().contains(trigger.event->kind))
            add(path + QStringLiteral("/event/kind"), QStringLiteral("is \"%1\"").arg(trigger.event->kind), oneOf(factNames()));
    }

    void threshold(const Trigger& trigger, const QString& path)
    {
        if (!trigger.threshold)
            return;
        const Threshold& t = *trigger.threshold;
        if (t.risesTo.has_value() == t.fallsTo.has_value())
            add(path, t.risesTo ? QStringLiteral("has two limits") : QStringLiteral("has no limit"), QStringLiteral("expected either rises_to or falls_to"));
        else if (t.risesTo && (t.againAbove || t.againBelow.value_or(*t.risesTo) > *t.risesTo))
            add(path, QStringLiteral("would count again before it has come back"), QStringLiteral("expected again_below, at most rises_to"));
        else if (t.fallsTo && (t.againBelow || t.againAbove.value_or(*t.fallsTo) < *t.fallsTo))
            add(path, QStringLiteral("would count again before it has come back"), QStringLiteral("expected again_above, at least falls_to"));
    }

    const Organisation& m_org;
    QStringList m_workflows;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfTriggers(const Organisation& organisation)
{
    return TriggerCheck(organisation).faults();
}

} // namespace qd::agents
