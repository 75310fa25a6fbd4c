#include "agents/organisation/checks/data/ConditionCheck.h"
#include "agents/organisation/checks/data/DataMap.h"
#include "agents/organisation/checks/OrganisationCheck.h"
#include "core/rules/calendar/News.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

/// Looks at what the triggers of an organisation take from what sets them off.
class EventCheck {
public:
    explicit EventCheck(const Trigger& trigger, QList<Fault>& faults) : m_trigger(trigger), m_fields(eventFields(trigger)), m_heads(headsOf(trigger)), m_faults(faults) {}

    void check(const QString& path)
    {
        text(m_trigger.brief, path + u"/brief"_s);
        for (auto it = m_trigger.input.begin(); it != m_trigger.input.end(); ++it) {
            if (const QString* one = std::get_if<QString>(&it.value()))
                text(*one, path + u"/input/"_s + it.key());
            if (const QStringList* many = std::get_if<QStringList>(&it.value()))
                for (const QString& one : *many)
                    text(one, path + u"/input/"_s + it.key());
        }
        if (m_trigger.event)
            checkEventCondition(m_trigger.event->where, m_trigger.event->kind, path + u"/event/where"_s, m_faults);
        for (qsizetype i = 0; i < m_trigger.events.size(); ++i)
            checkEventCondition(m_trigger.events[i].where, m_trigger.events[i].kind, path + u"/events/%1/where"_s.arg(i), m_faults);
    }

private:
    void text(const QString& text, const QString& path)
    {
        const Places places = placesIn(text);
        for (const QString& place : places.names) {
            const QString head = place.section(u'.', 0, 0);
            const bool isKnown = m_heads.contains(head) && (!m_fields || fieldAt(*m_fields, place));
            if (isKnown && !places.isWhole && m_mayLack)
                m_faults.append({path, u"takes \"%1\" into a text, and \"%2\" may be set off without it: it would have a gap"_s.arg(place, m_trigger.id.text),
                                 u"expected \"aggregate\" of all, or the place as the whole text"_s});
            if (place == u"title" || isKnown)
                continue;
            if (head == u"event" && !m_trigger.hearsEvents() && !m_trigger.threshold)
                m_faults.append({path, u"refers to \"%1\", and no event sets it off"_s.arg(place), u"expected it beside \"event\" or \"threshold\" only"_s});
            else if (!m_heads.contains(head))
                m_faults.append({path, u"refers to \"%1\""_s.arg(place), u"expected \"%1.field\" or \"title\""_s.arg(m_heads.value(0, u"event"_s))});
            else
                m_faults.append({path, u"refers to \"%1\", and what sets it off has no \"%2\""_s.arg(place, place.mid(head.size() + 1)), oneOf(namesBehind(head))});
        }
    }

    /// What can stand behind "head.".
    QStringList namesBehind(const QString& head) const
    {
        QStringList names;
        for (const QString& name : m_fields->keys())
            if (name.startsWith(head + u'.'))
                names.append(name.mid(head.size() + 1));
        return names;
    }
    static QStringList headsOf(const Trigger& trigger)
    {
        QStringList heads;
        for (const Signal& signal : trigger.heardEvents())
            heads.append(signal.as);
        return heads.isEmpty() && trigger.threshold ? QStringList{u"event"_s} : heads;
    }

    /// True where it is set off while one of several events has not come.
    static bool mayLack(const Trigger& trigger)
    {
        const Gather of = trigger.aggregate ? trigger.aggregate->of.value_or(Gather::All) : Gather::Any;
        return trigger.events.size() > 1 && of != Gather::All && (of != Gather::Quorum || trigger.aggregate->count < trigger.events.size());
    }

    const Trigger& m_trigger;
    std::optional<Fields> m_fields;
    bool m_mayLack = mayLack(m_trigger);
    QStringList m_heads; ///< of the names: "event", or what the file calls each of several
    QList<Fault>& m_faults;
};

} // namespace

void checkEventCondition(const Condition& test, const QString& event, const QString& path, QList<Fault>& faults)
{
    const Fields fields = rules::newsFields(event);
    checkCondition(test, path, [&](const QString& place, const QString& at) {
        QList<KindFrom> kinds;
        if (const FieldKind* kind = fieldAt(fields, place))
            kinds.append({*kind, {}});
        else if (!fields.isEmpty())
            faults.append({at, u"refers to \"%1\", and the event \"%2\" has none"_s.arg(place, event), oneOf(fields.keys())});
        return kinds;
    }, faults);
}

QList<Fault> faultsOfEvents(const Organisation& organisation)
{
    QList<Fault> faults;
    for (qsizetype i = 0; i < organisation.triggers.size(); ++i)
        EventCheck(organisation.triggers[i], faults).check(u"/triggers/%1"_s.arg(i));
    return faults;
}

} // namespace qd::agents
