#include "agents/organisation/checks/data/ConditionCheck.h"
#include "agents/organisation/checks/data/DataMap.h"
#include "agents/organisation/checks/OrganisationCheck.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

/// Looks at what the triggers of an organisation take from what sets them off.
class EventCheck {
public:
    explicit EventCheck(const Trigger& trigger, QList<Fault>& faults) : m_trigger(trigger), m_fields(eventFields(trigger)), m_faults(faults) {}

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
    }

private:
    void text(const QString& text, const QString& path)
    {
        for (const QString& place : placesIn(text).names) {
            const bool ofEvent = place.startsWith(u"event.");
            if (place == u"title" || (ofEvent && (!m_fields || fieldAt(*m_fields, place.mid(6)))))
                continue;
            if (!ofEvent)
                m_faults.append({path, u"refers to \"%1\""_s.arg(place), u"expected \"event.field\" or \"title\""_s});
            else if (m_fields->isEmpty())
                m_faults.append({path, u"refers to \"%1\", and no event sets it off"_s.arg(place), u"expected it beside \"event\" or \"threshold\" only"_s});
            else
                m_faults.append({path, u"refers to \"%1\", and what sets it off has no \"%2\""_s.arg(place, place.mid(6)), oneOf(m_fields->keys())});
        }
    }

    const Trigger& m_trigger;
    std::optional<Fields> m_fields;
    QList<Fault>& m_faults;
};

} // namespace

void checkEventCondition(const Condition& test, const QString& event, const QString& path, QList<Fault>& faults)
{
    const Fields fields = factFields(event);
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
