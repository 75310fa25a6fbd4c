#include "core/rules/calendar/Thresholds.h"

#include "core/rules/Measuring.h"

#include <algorithm>

namespace qd::rules {

namespace {

/// One of those that a number counts, and when it came to it.
struct Counted {
    RunId run;
    Instant since;
};

/// Those that it counts; nothing where it adds up, and keeps none of them.
std::optional<QList<Counted>> countedIn(const OfficeState& state, Metric metric)
{
    QList<Counted> all;
    switch (metric) {
    case Metric::WaitingApprovals:
        for (const Approval& approval : state.inbox.approvals)
            if (approval.status == ApprovalStatus::Waiting)
                all.append({approval.run, approval.asked});
        return all;
    case Metric::OpenQuestions:
        for (const Escalation& question : state.inbox.escalations)
            all.append({question.run, question.raised});
        return all;
    case Metric::OpenRuns:
        for (const RunState& run : state.runs.open)
            all.append({run.id, run.started});
        return all;
    case Metric::FailedRuns:
        for (const RunSummary& run : state.runs.recent)
            if (run.outcome == RunOutcome::Failed)
                all.append({run.id, run.ended});
        return all;
    case Metric::BusyAgents:
        for (const AgentState& agent : state.org.agents)
            if (!agent.turn.isNull())
                all.append({agent.run, agent.since});
        return all;
    case Metric::SpendToday:
    case Metric::SpendThisMonth:
    case Metric::PublishedToday: break;
    }
    return std::nullopt;
}

/// What its runs that were at work since then have cost; nothing when none was.
std::optional<Money> ownCost(const OfficeState& state, const TriggerId& trigger, Instant since)
{
    std::optional<Money> cost;
    const auto add = [&](const RunId& run, Money more) {
        if (state.triggers.begun.value(run).contains(trigger))
            cost = Money{(cost ? cost->micro : 0) + more.micro};
    };
    for (const RunState& run : state.runs.open)
        add(run.id, run.cost);
    for (const RunSummary& run : state.runs.recent)
        if (run.ended >= since)
            add(run.id, run.cost);
    return cost;
}

/// The number as it stood when the last of others' came to it: what came later is its own.
QList<TriggerId> ledByLast(const OfficeState& state, const QList<Counted>& all, const Trigger& trigger)
{
    const Counted* last = nullptr;
    for (const Counted& one : all)
        if (!state.triggers.begun.value(one.run).contains(trigger.id) && (!last || one.since > last->since))
            last = &one;
    const auto then = last ? std::count_if(all.begin(), all.end(), [&](const Counted& one) { return one.since <= last->since; }) : 0;
    return last && isPassed(*trigger.threshold, double(then)) ? state.triggers.begun.value(last->run) : QList<TriggerId>{trigger.id};
}

} // namespace

QList<TriggerId> ledTo(const OfficeState& state, const Trigger& trigger, Instant now)
{
    const std::optional<Metric> metric = trigger.threshold->metric;
    if (!metric || (trigger.threshold->fallsTo && countsTime(*metric)))
        return {}; // noted from outside, or lowered by midnight
    const QList<TriggerId> itself{trigger.id};
    if (trigger.threshold->fallsTo) { // what went is not kept
        const Instant begun = state.triggers.known.value(trigger.id).passedOverUntil().value_or(Instant{});
        return trigger.pause.count() == 0 && ownCost(state, trigger.id, begun) ? itself : QList<TriggerId>{};
    }
    if (const std::optional<QList<Counted>> all = countedIn(state, *metric))
        return ledByLast(state, *all, trigger);
    constexpr Duration kLongest = std::chrono::days(31);
    const std::optional<Money> own = ownCost(state, trigger.id, now - (*metric == Metric::SpendThisMonth ? kLongest : Duration(std::chrono::days(1))));
    if (!own)
        return {};
    const double others = *metric == Metric::PublishedToday ? 0 : metricOf(state, *metric, now) - double(own->micro) / 1e6;
    return isPassed(*trigger.threshold, others) ? QList<TriggerId>{} : itself;
}

Reading readingOf(const Measurement& measurement)
{
    Reading reading;
    reading.value = measurement.value;
    reading.label = labelOf(measurement);
    reading.says = {{QStringLiteral("metric"), measurement.name},      {QStringLiteral("value"), measurement.value},
                    {QStringLiteral("unit"), measurement.unit},        {QStringLiteral("title"), measurement.title},
                    {QStringLiteral("kind"), measurement.kind},        {QStringLiteral("channel"), measurement.channel},
                    {QStringLiteral("campaign"), measurement.campaign}, {QStringLiteral("from"), measurement.from},
                    {QStringLiteral("run"), measurement.run.isNull() ? QString() : measurement.run.toString()},
                    {QStringLiteral("measured"), toRfc3339(measurement.measured)}};
    return reading;
}

std::optional<Reading> readingOf(const OfficeState& state, const Threshold& threshold, Instant now)
{
    if (!threshold.measured.isEmpty()) {
        const std::optional<Measurement> last = state.metrics.last(threshold.measured, threshold.channel, threshold.campaign);
        return last ? std::optional(readingOf(*last)) : std::nullopt;
    }
    if (!threshold.metric)
        return std::nullopt;
    Reading reading;
    reading.value = metricOf(state, *threshold.metric, now);
    reading.says = {{QStringLiteral("metric"), nameOf(threshold)}, {QStringLiteral("value"), reading.value}};
    return reading;
}

QString nameOf(const Threshold& threshold)
{
    if (threshold.metric)
        return wordOf(*threshold.metric);
    QString name = threshold.measured;
    if (!threshold.channel.isEmpty())
        name += QStringLiteral(" on %1").arg(threshold.channel);
    if (!threshold.campaign.isEmpty())
        name += QStringLiteral(" in %1").arg(threshold.campaign);
    return name;
}

QStringList movedBy(const Threshold& threshold)
{
    return threshold.metric ? movedBy(*threshold.metric) : QStringList{QString::fromLatin1(MetricNoted::kName)};
}

bool concerns(const Threshold& threshold, const Measurement& measurement)
{
    return !threshold.measured.isEmpty() && isOf(measurement, threshold.measured, threshold.channel, threshold.campaign);
}

} // namespace qd::rules
