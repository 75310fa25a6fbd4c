#include "core/rules/calendar/Thresholds.h"

#include "core/rules/Measuring.h"

namespace qd::rules {

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
