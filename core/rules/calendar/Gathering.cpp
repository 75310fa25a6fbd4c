#include "core/rules/calendar/Gathering.h"

#include "core/rules/course/Terms.h"

#include <algorithm>

namespace qd::rules {

namespace {

qsizetype countOf(const QList<Instant>& heard, Instant from, Instant now)
{
    return std::count_if(heard.begin(), heard.end(), [&](Instant at) { return from <= at && at <= now; });
}

/// Of one event: so many of it.
void gatherOne(Gathered& into, const Trigger& trigger, const TriggerState& at, const Signal& signal, Instant now)
{
    const qsizetype count = countOf(at.heard, into.from, now) + 1;
    into.enough = count >= (trigger.aggregate ? trigger.aggregate->count : 1);
    into.why = count == 1 ? signal.kind : QStringLiteral("%1 times %2").arg(count).arg(signal.kind);
}

/// Of several: each of them, so many of whichever, or so many different ones.
void gatherSeveral(Gathered& into, const Trigger& trigger, const TriggerState& at, const Signal& signal, Instant now)
{
    QStringList came;
    for (const Signal& one : trigger.heardEvents()) {
        const TriggerState::Named named = at.named.value(one.as);
        const bool isNow = one.as == signal.as;
        if (!isNow && countOf(named.heard, into.from, now) == 0)
            continue;
        if (!isNow)
            into.values.insert(one.as, named.values);
        came.append(QStringLiteral("%1 (%2)").arg(one.as, one.kind));
    }
    if (!trigger.aggregate) {
        into.enough = true;
        into.why = QStringLiteral("%1 (%2)").arg(signal.as, signal.kind);
        return;
    }
    const qsizetype count = countOf(at.heard, into.from, now) + 1;
    switch (trigger.aggregate->of.value_or(Gather::All)) {
    case Gather::All: into.enough = came.size() == trigger.events.size(); break;
    case Gather::Any: into.enough = count >= trigger.aggregate->count; break;
    case Gather::Quorum: into.enough = came.size() >= trigger.aggregate->count; break;
    }
    into.why = came.join(QStringLiteral(" and "));
}

bool mentions(const Value& value, const QString& path)
{
    if (const QStringList* list = std::get_if<QStringList>(&value))
        return std::any_of(list->begin(), list->end(), [&](const QString& text) { return text.contains(path); });
    const QString* text = std::get_if<QString>(&value);
    return text && text->contains(path);
}

} // namespace

Gathered gathered(const Trigger& trigger, const TriggerState& at, const Signal& signal, const Values& values, Instant now)
{
    Gathered result;
    result.from = now - (trigger.aggregate ? trigger.aggregate->within : trigger.pause);
    if (trigger.event)
        gatherOne(result, trigger, at, signal, now);
    else
        gatherSeveral(result, trigger, at, signal, now);
    result.values.insert(QStringLiteral("event"), values);
    result.values.insert(signal.as, values);
    return result;
}

Values askedFor(const Trigger& trigger, const QString& name, const Values& values)
{
    Values kept;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QString path = QLatin1Char('{') + name + QLatin1Char('.') + it.key() + QLatin1Char('}');
        const bool inInput = std::any_of(trigger.input.begin(), trigger.input.end(), [&](const Value& value) { return mentions(value, path); });
        if (inInput || trigger.brief.contains(path))
            kept.insert(it.key(), it.value());
    }
    return kept;
}

std::optional<Instant> lastOf(const TriggerState& at)
{
    const std::optional<Instant> missed = at.missed.count > 0 ? std::optional(at.missed.last) : std::nullopt;
    return missed && (!at.lastFired || *at.lastFired < *missed) ? missed : at.lastFired;
}

} // namespace qd::rules
