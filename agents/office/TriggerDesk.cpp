#include "agents/office/TriggerDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/CallDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/labelling/Labelling.h"
#include "agents/office/writing/Outcomes.h"
#include "core/facts/FactCodec.h"
#include "core/rules/calendar/Gathering.h"
#include "core/rules/calendar/News.h"
#include "core/rules/course/Terms.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// Clocks are put right by a second now and then; that is no setting back.
constexpr Duration kJitter{60'000};
constexpr qint64 kDay = 86'400'000;

Instant nextMidnight(Instant now)
{
    return {(dayOf(now) + 1) * kDay};
}

} // namespace

const TriggerState* TriggerDesk::stateOf(const TriggerId& id) const
{
    const auto at = m_floor.state.triggers.known.constFind(id);
    return at == m_floor.state.triggers.known.constEnd() ? nullptr : &*at;
}

void TriggerDesk::recover()
{
    m_came.clear();
    m_moved.clear();
    m_measured.clear();
    m_led.clear();
    m_restless = {};
    m_stale = false;
    listenAnew();
}

void TriggerDesk::listenAnew()
{
    m_schedules.clear();
    m_events.clear();
    m_metrics.clear();
    m_due.clear();
    const Organisation organisation = m_floor.state.org.organisation();
    for (const Trigger& trigger : organisation.triggers)
        if (organisation.workflow(trigger.workflow) && rules::isOn(m_floor.state, trigger))
            listen(trigger);
}

void TriggerDesk::listen(const Trigger& trigger)
{
    if (trigger.schedule) {
        if (const Result<rules::Schedule> schedule = rules::Schedule::read(*trigger.schedule, m_floor.state.org.organisation().timeZone))
            m_schedules.emplace(trigger.id, *schedule);
        lookAgain(trigger.id, {0});
    }
    if (trigger.hearsEvents()) {
        for (const Signal& signal : trigger.heardEvents())
            if (!rules::tellsOfTriggers(signal.kind) && !m_events[signal.kind].contains(trigger.id)) // files were not always checked for it
                m_events[signal.kind].append(trigger.id);
        if (stateOf(trigger.id)->enough)
            lookAgain(trigger.id, {0});
    }
    if (trigger.threshold) {
        for (const QString& kind : rules::movedBy(*trigger.threshold))
            m_metrics[kind].append(trigger.id);
        lookAgain(trigger.id, {0});
    }
}

void TriggerDesk::lookAgain(const TriggerId& id, Instant at)
{
    const auto [first, last] = m_due.equal_range(at);
    if (std::none_of(first, last, [&](const auto& entry) { return entry.second == id; }))
        m_due.emplace(at, id);
}

std::optional<Instant> TriggerDesk::tick()
{
    if (m_floor.isHalted())
        return {};
    noticeClock();
    QSet<TriggerId> due;
    while (!m_due.empty() && m_due.begin()->first <= m_floor.now()) {
        due.insert(m_due.begin()->second);
        m_due.erase(m_due.begin());
    }
    for (const TriggerId& id : std::as_const(due))
        lookAt(id);
    ask();
    return m_due.empty() ? std::nullopt : std::optional<Instant>(m_due.begin()->first);
}

/// What was passed over lies ahead again when the clock was set back: it is still to come.
void TriggerDesk::noticeClock()
{
    const Instant now = m_floor.now();
    std::optional<Instant> ahead;
    for (const TriggerState& at : std::as_const(m_floor.state.triggers.known))
        if (const std::optional<Instant> until = at.passedOverUntil(); until && *until > now + kJitter && (!ahead || *until > *ahead))
            ahead = until;
    if (!ahead)
        return;
    m_floor.docket.enter(ClockSetBack{*ahead, now}, system(), 0, {}, {}, now);
    const QMap<TriggerId, TriggerState> known = m_floor.state.triggers.known;
    for (auto at = known.begin(); at != known.end(); ++at)
        if (at->missed.count > 0 && at->missed.first > now)
            for (const Fact& fact : rules::letGo(at.key(), *at, QStringLiteral("the clock was set back, so it is still to come")))
                m_floor.docket.enter(fact, system(), 0, {}, {}, now);
    listenAnew();
}

/// One trigger whose time has come.
void TriggerDesk::lookAt(const TriggerId& id)
{
    const Instant now = m_floor.now();
    const Trigger* found = rules::triggerOf(m_floor.state, id);
    if (!found || !rules::isOn(m_floor.state, *found))
        return;
    const Trigger trigger = *found;
    if (trigger.hearsEvents())
        return afterPause(trigger);
    if (trigger.threshold)
        return look(trigger);
    const auto schedule = m_schedules.find(id);
    if (schedule == m_schedules.end())
        return;
    if (const std::optional<TriggerMissed> missed = rules::missedOf(id, schedule->second, *stateOf(id), now))
        m_floor.docket.enter(*missed, system(), 0, {}, {}, now);
    const std::optional<rules::Next> next = rules::nextOf(schedule->second, *stateOf(id));
    if (next && next->occurrence.at <= now) {
        const QString occurrence = next->occurrence.local + QLatin1Char(' ') + schedule->second.zoneName();
        const QString why = QStringLiteral("due %1").arg(schedule->second.clockText(next->occurrence.at));
        fire(trigger, {FiredBy::Schedule, occurrence, why, next->occurrence.at, next->since, rules::briefOf(trigger, {}),
                       rules::inputOf(trigger, {}), {}}, {}, 0);
    }
    if (const std::optional<rules::Next> after = rules::nextOf(schedule->second, *stateOf(id)); after && after->occurrence.at > now)
        lookAgain(id, after->occurrence.at);
}

/// Nobody moves the number just now: it is as it was before a restart. That others raised one again is heard when they do it.
void TriggerDesk::look(const Trigger& trigger)
{
    if (trigger.threshold->fallsTo && stateOf(trigger.id)->passed)
        return;
    const auto waits = m_led.constFind(trigger.id);
    weigh(trigger.id, waits != m_led.constEnd() ? *waits : rules::ledTo(m_floor.state, trigger, m_floor.now()));
}

/// What was missed and not asked about yet is asked about: one question for each trigger, whatever was missed.
void TriggerDesk::ask()
{
    const Instant now = m_floor.now();
    const QMap<TriggerId, TriggerState> known = m_floor.state.triggers.known;
    for (auto at = known.begin(); at != known.end(); ++at) {
        const Trigger* trigger = at->missed.count > at->asked ? rules::triggerOf(m_floor.state, at.key()) : nullptr;
        if (!trigger)
            continue;
        if (!at->question.isNull())
            m_floor.docket.enter(EscalationSettled{at->question, {}, {at.key().text}, system(), false, QStringLiteral("more was missed: it is asked anew")},
                                 system(), 0, {}, {}, now);
        const auto schedule = m_schedules.find(at.key());
        const Escalation question = rules::askedAbout(*trigger, *at, schedule == m_schedules.end() ? std::nullopt : std::optional(schedule->second),
                                                       m_floor.state.org.organisation().timeZone, now);
        m_floor.docket.enter(EscalationRaised{question}, system(), 0, {}, {}, now);
    }
}

void TriggerDesk::heard(const StoredFact& stored)
{
    if (std::holds_alternative<OrganisationAdopted>(stored.fact) || std::holds_alternative<TriggerSwitched>(stored.fact))
        m_stale = true;
    if (stored.actor == human())
        m_restless.personActed();
    if (m_events.isEmpty() && m_metrics.isEmpty())
        return;
    const QString kind = factName(stored.fact);
    const QList<TriggerId> moved = m_metrics.value(kind);
    const QList<TriggerId> listening = m_events.value(kind);
    if (moved.isEmpty() && listening.isEmpty())
        return;
    // What a trigger's own run does is not news to it: it would go round for ever.
    QList<TriggerId> chain = m_floor.state.triggers.begun.value(stored.correlation);
    if (chain.isEmpty()) // the brief of a run that one of theirs is beginning just now
        chain = m_floor.state.triggers.begun.value(m_floor.calls->callerOf(stored.correlation));
    hearMetric(stored, moved, chain);
    if (listening.isEmpty())
        return;
    const Values values = rules::newsOf(m_floor.state, stored.fact);
    for (const TriggerId& id : listening) {
        const Trigger* trigger = rules::triggerOf(m_floor.state, id);
        if (!trigger || chain.contains(id))
            continue;
        for (const Signal& signal : trigger->heardEvents())
            if (signal.kind == kind && rules::holds(signal.where, values))
                m_came.append({id, signal, values, stored.sequence, stored.correlation, stored.label});
    }
}

/// A number that a threshold is about may have moved.
void TriggerDesk::hearMetric(const StoredFact& stored, const QList<TriggerId>& listening, const QList<TriggerId>& chain)
{
    const auto* noted = std::get_if<MetricNoted>(&stored.fact);
    for (const TriggerId& id : listening) {
        const Trigger* trigger = rules::triggerOf(m_floor.state, id);
        const bool isOwn = chain.contains(id);
        if (!trigger || !trigger->threshold || (trigger->threshold->fallsTo && isOwn))
            continue;
        if (noted && rules::concerns(*trigger->threshold, noted->measurement))
            m_measured.append({id, rules::readingOf(noted->measurement), chain});
        else if (trigger->threshold->measured.isEmpty() && (!isOwn || !m_moved.contains(id)))
            m_moved.insert(id, chain);
    }
}

bool TriggerDesk::settle()
{
    QList<Came> came = std::exchange(m_came, {});
    const bool stale = std::exchange(m_stale, false);
    if (stale) {
        withdrawMoot();
        listenAnew();
        m_floor.wakeAt(m_floor.now());
    }
    for (const Came& one : std::as_const(came))
        signalled(one);
    const auto moved = std::exchange(m_moved, {});
    for (auto it = moved.begin(); it != moved.end(); ++it)
        weigh(it.key(), it.value());
    const QList<Measured> measured = std::exchange(m_measured, {});
    for (const Measured& one : measured)
        weigh(one.trigger, one.reading, one.chain);
    return stale || !came.isEmpty() || !moved.isEmpty() || !measured.isEmpty();
}

/// Nobody is asked about a trigger that is off or gone.
void TriggerDesk::withdrawMoot()
{
    const QMap<TriggerId, TriggerState> known = m_floor.state.triggers.known;
    for (auto at = known.begin(); at != known.end(); ++at) {
        const Trigger* trigger = at->missed.count > 0 ? rules::triggerOf(m_floor.state, at.key()) : nullptr;
        if (at->missed.count > 0 && (!trigger || !rules::isOn(m_floor.state, *trigger)))
            for (const Fact& fact : rules::letGo(at.key(), *at, QStringLiteral("the trigger is off")))
                m_floor.docket.enter(fact, system(), 0, {}, {}, m_floor.now());
    }
}

/// An event came: it sets a run off, counts towards one, or is missed.
void TriggerDesk::signalled(const Came& came)
{
    const Instant now = m_floor.now();
    const Trigger* found = rules::triggerOf(m_floor.state, came.trigger);
    if (!found || !found->hearsEvents() || !rules::isOn(m_floor.state, *found))
        return;
    const Trigger trigger = *found;
    const TriggerState at = *stateOf(trigger.id);
    const rules::Gathered so = rules::gathered(trigger, at, came.signal, came.values, now);
    const QString brief = rules::briefOf(trigger, so.values);
    const Values input = rules::inputOf(trigger, so.values);
    const std::optional<Instant> pause = pauseEnd(trigger);
    const QList<TriggerId> chain = m_floor.state.triggers.begun.value(came.run);
    const Label label = at.heard.isEmpty() ? came.label : joined(at.label, came.label);
    const QString model = m_floor.state.heldToBy(came.run);
    if (so.enough && !pause && m_floor.isHalted()) {
        m_floor.docket.enter(TriggerMissed{trigger.id, now, now, 1, {}, brief, input, chain, model}, system(), came.sequence, {}, label, now);
        return;
    }
    if (so.enough && !pause) {
        const QString why = QStringLiteral("%1, the last is fact %2").arg(so.why).arg(came.sequence);
        fire(trigger, {FiredBy::Event, QStringLiteral("fact %1").arg(came.sequence), why, {}, {}, brief, input, chain, model}, label, came.sequence);
        return;
    }
    if (at.enough && !so.enough)
        return; // it would take the place of those that are enough, and the run would be about it alone
    const QString name = trigger.events.isEmpty() ? QString() : came.signal.as;
    const Values values = name.isEmpty() ? Values() : rules::askedFor(trigger, name, came.values);
    m_floor.docket.enter(TriggerSignalled{trigger.id, came.sequence, so.from, now, so.enough, brief, input, chain, name, values, model}, system(),
                         came.sequence, came.run, came.label, now);
    if (pause) {
        lookAgain(trigger.id, *pause);
        m_floor.wakeAt(*pause);
    }
}

/// What came during the pause becomes one run; when nobody was there at its end, it is missed.
void TriggerDesk::afterPause(const Trigger& trigger)
{
    const TriggerState* at = stateOf(trigger.id);
    if (!at || !at->enough || at->heard.isEmpty() || !rules::isOn(m_floor.state, trigger))
        return;
    if (const std::optional<Instant> pause = pauseEnd(trigger))
        return lookAgain(trigger.id, *pause);
    const TriggerState kept = *at;
    const Instant now = m_floor.now();
    if (const Instant due = rules::lastOf(kept).value_or(now) + trigger.pause; now - due > rules::kTolerance) {
        m_floor.docket.enter(TriggerMissed{trigger.id, due, due, 1, {}, kept.brief, kept.input, kept.chain, kept.model}, system(), 0, {}, kept.label, now);
        return;
    }
    const QString kind = trigger.event ? trigger.event->kind : QStringLiteral("events");
    const QString why = QStringLiteral("%1 times %2 since the last run").arg(kept.heard.size()).arg(kind);
    fire(trigger, {FiredBy::Event, QStringLiteral("signals until %1").arg(toRfc3339(kept.heard.last())), why, {}, {}, kept.brief, kept.input, kept.chain, kept.model},
         kept.label, 0);
}

/// A metric has moved: when it has passed its threshold a run is set off, when it has come back it counts again. `chain`: of
/// the run that moved it.
void TriggerDesk::weigh(const TriggerId& id, const QList<TriggerId>& chain)
{
    const Trigger* found = rules::triggerOf(m_floor.state, id);
    if (!found || !found->threshold || !rules::isOn(m_floor.state, *found))
        return;
    if (found->threshold->metric && rules::countsTime(*found->threshold->metric))
        lookAgain(id, nextMidnight(m_floor.now()));
    if (const std::optional<rules::Reading> reading = rules::readingOf(m_floor.state, *found->threshold, m_floor.now()))
        weigh(id, *reading, chain);
}

void TriggerDesk::weigh(const TriggerId& id, const rules::Reading& reading, const QList<TriggerId>& chain)
{
    const Instant now = m_floor.now();
    const Trigger* found = rules::triggerOf(m_floor.state, id);
    if (!found || !found->threshold || !rules::isOn(m_floor.state, *found))
        return;
    const Trigger trigger = *found;
    const Threshold& threshold = *trigger.threshold;
    if (stateOf(id)->passed) {
        if (rules::isBack(threshold, reading.value))
            m_floor.docket.enter(TriggerRearmed{id, reading.value}, system(), 0, {}, reading.label, now);
        return;
    }
    if (!rules::isPassed(threshold, reading.value))
        m_led.remove(id);
    if (!rules::isPassed(threshold, reading.value) || chain.contains(id))
        return; // what its own runs did does not set it off; that they brought it back counts
    if (const std::optional<Instant> pause = pauseEnd(trigger)) {
        m_led.insert(id, chain);
        lookAgain(id, *pause);
        return m_floor.wakeAt(*pause);
    }
    m_led.remove(id);
    const QString why = QStringLiteral("%1 is %2, %3 %4").arg(rules::nameOf(threshold)).arg(reading.value)
                            .arg(threshold.risesTo ? QStringLiteral("at or above") : QStringLiteral("at or below"))
                            .arg(threshold.risesTo ? *threshold.risesTo : *threshold.fallsTo);
    const rules::NamedValues measured{{QStringLiteral("event"), reading.says}};
    const QString brief = rules::briefOf(trigger, measured);
    const Values input = rules::inputOf(trigger, measured);
    if (m_floor.isHalted()) {
        m_floor.docket.enter(TriggerMissed{id, now, now, 1, {}, brief, input, chain}, system(), 0, {}, reading.label, now);
        return;
    }
    fire(trigger, {FiredBy::Threshold, QStringLiteral("fact %1").arg(m_floor.state.sequence), why, {}, {}, brief, input, chain}, reading.label, 0);
}

/// When the pause since its last run, or the one that was missed since, is over; nothing when it is. A clock that was set back makes none longer.
std::optional<Instant> TriggerDesk::pauseEnd(const Trigger& trigger) const
{
    const TriggerState* at = stateOf(trigger.id);
    const std::optional<Instant> last = at ? rules::lastOf(*at) : std::nullopt;
    if (!last || trigger.pause.count() == 0 || *last > m_floor.now() || *last + trigger.pause <= m_floor.now())
        return std::nullopt;
    return *last + trigger.pause;
}

void TriggerDesk::fire(const Trigger& trigger, const rules::Firing& firing, const Label& label, Sequence cause)
{
    const Instant now = m_floor.now();
    const bool isAnswer = firing.by == FiredBy::Event || firing.by == FiredBy::Threshold;
    if (isAnswer && m_restless.fires(trigger.id, now))
        return calm(trigger);
    const Result<QList<Fact>> facts = rules::fired(m_floor.state, trigger, firing, {system(), now, BriefId::make(now), RunId::make(now)});
    if (!facts)
        return; // set off already
    const Label its = Labelling(m_floor.state, m_floor.settings.home).of(label, firing.brief);
    RunId run;
    for (const Fact& fact : *facts) {
        if (const auto* fired = std::get_if<TriggerFired>(&fact))
            run = fired->run;
        cause = m_floor.docket.enter(fact, system(), cause, run, its, now);
    }
    if (const std::optional<Message> brief = briefMessage(m_floor.state, run, system(), now))
        m_floor.send(*brief, cause);
    m_floor.runs->advance(run);
}

/// It would go on without an end: it is switched off, and she is told.
void TriggerDesk::calm(const Trigger& trigger)
{
    const Instant now = m_floor.now();
    const Sequence cause = m_floor.docket.enter(TriggerSwitched{trigger.id, false, system()}, system(), 0, {}, {}, now);
    m_floor.escalations->put(rules::askedAboutRestless(trigger, now), cause);
}

} // namespace qd::agents
