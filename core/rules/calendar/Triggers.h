#pragma once

#include "core/rules/Judge.h"
#include "core/rules/calendar/Schedule.h"

/// What sets runs off without a brief from her: whether it may, and what it becomes on record. Pure.
namespace qd::rules {

/// So late something that is due is still done by itself. What is later is missed, and so are several that are due at once.
constexpr Duration kTolerance = std::chrono::minutes(5);
/// So many that were missed are counted one by one.
constexpr qint64 kCounted = 1000;

/// The trigger of the organisation in use, or nullptr.
const Trigger* triggerOf(const OfficeState& state, const TriggerId& id);
/// Facts of that kind say what triggers did. None hears of them: it would answer itself without an end.
bool tellsOfTriggers(const QString& kind);
/// Whether it sets something off by itself: what she switched, else what the organisation says.
bool isOn(const OfficeState& state, const Trigger& trigger);

/// The next occurrence of a schedule that has neither been set off nor passed over, and the moment up to which all were.
struct Next {
    Occurrence occurrence;
    Instant since;
};
std::optional<Next> nextOf(const Schedule& schedule, const TriggerState& at);
/// What is due at `now` of a schedule and was not done in time: more than kTolerance late, or several at once. Nothing when
/// nothing is due, or just one that is to be done now.
std::optional<TriggerMissed> missedOf(const TriggerId& id, const Schedule& schedule, const TriggerState& at, Instant now);

/// The number that a metric has now; money in dollars, days in UTC as everywhere on the ledger. "failed-runs" are those
/// among the last 50 that ended.
double metricOf(const OfficeState& state, Metric metric, Instant now);
/// The names of the facts that move it; midnight does, too, where it counts the day or the month.
QStringList movedBy(Metric metric);
bool countsTime(Metric metric);
bool isPassed(const Threshold& threshold, double value);
/// True when it is far enough back to count again.
bool isBack(const Threshold& threshold, double value);

/// One run that a trigger sets off.
struct Firing {
    FiredBy by = FiredBy::Command;
    QString occurrence;
    QString why;
    std::optional<Instant> at;
    std::optional<Instant> since;
    QString brief;
    Values input;
    QList<TriggerId> before; ///< the triggers that led here
    QString model{};         ///< whom the run that led here holds to (RunState::holdsTo()); empty: nobody
};
/// TriggerFired, BriefSubmitted, RunStarted. Error::Rule: this occurrence was set off already, or all is stopped.
Result<QList<Fact>> fired(const OfficeState& state, const Trigger& trigger, const Firing& firing, const Asking& asking);
/// What events say, by the names that the trigger's texts have for them.
using NamedValues = QMap<QString, Values>;
/// `brief` and `input` of a trigger with {event.field}, or {name.field}, filled in.
QString briefOf(const Trigger& trigger, const NamedValues& events);
Values inputOf(const Trigger& trigger, const NamedValues& events);

/// The question about what was missed: one, with everything that it is about. Times are those of the schedule's zone, and
/// where there is none those of `zone`.
Escalation askedAbout(const Trigger& trigger, const TriggerState& at, const std::optional<Schedule>& schedule, const QString& zone, Instant now);
/// Nothing is left to ask: the question goes, and what was missed stays undone.
QList<Fact> letGo(const TriggerId& id, const TriggerState& at, const QString& reason);

Result<QList<Fact>> judgeFire(const OfficeState& state, const FireTrigger& command, const Asking& asking);
Result<QList<Fact>> judgeSwitch(const OfficeState& state, const SwitchTrigger& command, const Asking& asking);
/// Her answer to that question.
Result<QList<Fact>> judgeMissed(const OfficeState& state, const Escalation& question, const SettleEscalation& command, const Asking& asking);

} // namespace qd::rules
