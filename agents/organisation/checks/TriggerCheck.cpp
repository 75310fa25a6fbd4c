#include "agents/organisation/checks/OrganisationCheck.h"

#include "core/facts/FactCodec.h"
#include "core/rules/calendar/News.h"
#include "core/rules/calendar/Schedule.h"
#include "core/rules/calendar/Triggers.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::agents {

namespace {

constexpr Duration kLeastPause = std::chrono::minutes(1);

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
            if (!trigger.events.isEmpty() || (trigger.aggregate && trigger.aggregate->of))
                events(trigger, path);
            threshold(trigger, path + QStringLiteral("/threshold"));
        }
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    void occasion(const Trigger& trigger, const QString& path)
    {
        const int occasions = int(trigger.schedule.has_value()) + int(trigger.event.has_value()) + int(trigger.threshold.has_value())
            + int(!trigger.events.isEmpty());
        if (occasions > 1)
            add(path, QStringLiteral("has %1 occasions").arg(occasions),
                QStringLiteral("expected one of schedule, event, events and threshold; a second trigger takes the other"));
        if (trigger.aggregate && !trigger.hearsEvents())
            add(path + QStringLiteral("/aggregate"), QStringLiteral("stands where there are no events to count"), QStringLiteral("expected it beside \"event\" or \"events\" only"));
        if (trigger.pause.count() > 0 && !trigger.hearsEvents() && !trigger.threshold)
            add(path + QStringLiteral("/pause_ms"), QStringLiteral("stands where nothing comes unasked too often"),
                QStringLiteral("expected it beside \"event\", \"events\" or \"threshold\" only"));
        if (hearsTheOutside(trigger) && trigger.pause < kLeastPause)
            add(path + QStringLiteral("/pause_ms"), QStringLiteral("is %1, and strangers could set off as much work as they write").arg(trigger.pause.count()),
                QStringLiteral("expected at least %1 where something that comes in is heard").arg(kLeastPause.count()));
    }

    /// What strangers write.
    static bool hearsTheOutside(const Trigger& trigger)
    {
        const auto isOutside = [](const Signal& signal) { return signal.kind == QLatin1String(InboundTaken::kName); };
        return (trigger.event && isOutside(*trigger.event)) || std::any_of(trigger.events.begin(), trigger.events.end(), isOutside);
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
        if (trigger.event)
            kind(trigger.event->kind, path + QStringLiteral("/event/kind"));
    }

    /// A fact that is there and says nothing of triggers: what one did is no news to any.
    void kind(const QString& kind, const QString& path)
    {
        const bool tellsOfTriggers = rules::tellsOfTriggers(kind);
        QStringList known = rules::newsKinds();
        known.removeIf([](const QString& name) { return rules::tellsOfTriggers(name); });
        if (tellsOfTriggers && factNames().contains(kind))
            add(path, QStringLiteral("is \"%1\", which says what triggers did: they would set each other off without an end").arg(kind),
                QStringLiteral("expected what happens in the department, as \"run-finished\" of the runs that a trigger set off"));
        else if (!known.contains(kind))
            add(path, QStringLiteral("is \"%1\"").arg(kind), oneOf(known));
    }

    /// Each of several has a name of its own, and they are as many as have to come.
    void events(const Trigger& trigger, const QString& path)
    {
        QStringList names;
        for (qsizetype i = 0; i < trigger.events.size(); ++i) {
            const Signal& signal = trigger.events[i];
            const QString at = path + QStringLiteral("/events/%1").arg(i);
            kind(signal.kind, at + QStringLiteral("/kind"));
            if (!isSlug(signal.as) || signal.as == QLatin1String("event") || names.contains(signal.as))
                add(at + QStringLiteral("/as"), signal.as.isEmpty() ? QStringLiteral("is missing") : QStringLiteral("is \"%1\"").arg(signal.as),
                    QStringLiteral("expected a name of its own in small letters, as \"stock\", by which texts ask for {stock.field}; \"event\" is the one that came last"));
            names.append(signal.as);
        }
        if (trigger.events.size() == 1)
            add(path + QStringLiteral("/events"), QStringLiteral("has one entry"), QStringLiteral("expected at least two; one alone stands as \"event\""));
        if (!trigger.events.isEmpty())
            texts(trigger, path, names + QStringList{QStringLiteral("event")});
        const bool isQuorum = trigger.aggregate && trigger.aggregate->of == Gather::Quorum;
        if (trigger.aggregate && trigger.aggregate->of && trigger.events.isEmpty())
            add(path + QStringLiteral("/aggregate/of"), QStringLiteral("stands where there is one event only"), QStringLiteral("expected it beside \"events\" only"));
        else if (isQuorum && trigger.aggregate->count > trigger.events.size())
            add(path + QStringLiteral("/aggregate/count"), QStringLiteral("is %1 of %2 events").arg(trigger.aggregate->count).arg(trigger.events.size()),
                QStringLiteral("expected at most as many as there are"));
    }

    /// A text that asks for an event by a name that none of them has would stay empty for ever.
    void texts(const Trigger& trigger, const QString& path, const QStringList& names)
    {
        static const QRegularExpression kAsked(QStringLiteral("\\{([a-z0-9-]+)\\.[^{}]+\\}"));
        for (auto it = kAsked.globalMatch(trigger.brief); it.hasNext();)
            if (const QString name = it.next().captured(1); !names.contains(name))
                add(path + QStringLiteral("/brief"), QStringLiteral("asks for \"%1\", which is none of its events").arg(name), oneOf(names));
    }

    void threshold(const Trigger& trigger, const QString& path)
    {
        if (!trigger.threshold)
            return;
        const Threshold& t = *trigger.threshold;
        if (t.metric.has_value() != t.measured.isEmpty())
            add(path, t.metric ? QStringLiteral("measures two things") : QStringLiteral("measures nothing"),
                QStringLiteral("expected either metric, of the department, or measured, the name of one that is noted from outside"));
        if (t.measured.isEmpty() && !(t.channel.isEmpty() && t.campaign.isEmpty()))
            add(path, QStringLiteral("names a channel or a campaign of a metric that is of the whole department"), QStringLiteral("expected them beside \"measured\" only"));
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
