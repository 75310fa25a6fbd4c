#include "core/state/memory/MetricsState.h"

#include <algorithm>
#include <tuple>

namespace qd {

namespace {

void count(QMap<QString, MetricTally>& tallies, const QString& key, const Measurement& measurement)
{
    if (!tallies.contains(key) && tallies.size() >= MetricsState::kTallies)
        return; // who invents names without end gets no sums of them
    MetricTally& tally = tallies[key];
    const double value = measurement.value;
    tally.least = tally.count == 0 ? value : std::min(tally.least, value);
    tally.most = tally.count == 0 ? value : std::max(tally.most, value);
    tally.sum += value;
    tally.unit = measurement.unit;
    ++tally.count;
}

/// A key ends with the campaign: the same of one comes right after that of none, whose place it takes where it is of a piece.
bool isTwice(const QMap<QString, Measurement>& latest, QMap<QString, Measurement>::const_iterator one)
{
    const auto next = std::next(one);
    return !one->run.isNull() && one->campaign.isEmpty() && next != latest.end() && next.key().startsWith(one.key());
}

} // namespace

bool isOf(const Measurement& measurement, const QString& name, const QString& channel, const QString& campaign)
{
    return measurement.name == name && (channel.isEmpty() || measurement.channel == channel)
        && (campaign.isEmpty() || measurement.campaign == campaign);
}

QList<Measurement> MetricsState::of(const RunId& run) const
{
    QList<Measurement> found;
    for (auto one = latest.begin(); one != latest.end(); ++one)
        if (one->run == run && !run.isNull() && !isTwice(latest, one))
            found.append(*one);
    return found;
}

std::optional<Measurement> MetricsState::last(const QString& name, const QString& channel, const QString& campaign) const
{
    std::optional<Measurement> newest;
    for (const Measurement& measurement : latest)
        if (isOf(measurement, name, channel, campaign) && (!newest || measurement.measured > newest->measured))
            newest = measurement;
    return newest;
}

std::optional<double> MetricsState::cameTo(QLatin1String name, const QString& campaign) const
{
    std::optional<double> sum;
    for (auto one = latest.begin(); one != latest.end(); ++one) {
        if (isOf(*one, name, {}, campaign) && !isTwice(latest, one))
            sum = sum.value_or(0) + one->value;
    }
    return sum;
}

void MetricsState::apply(const StoredFact& stored)
{
    const auto* noted = std::get_if<MetricNoted>(&stored.fact);
    if (!noted)
        return;
    const Measurement& measurement = noted->measurement;
    count(tallies, measurement.name, measurement);
    if (!measurement.channel.isEmpty())
        count(tallies, measurement.name + QLatin1Char('/') + measurement.channel, measurement);
    const auto before = latest.constFind(measurement.key());
    if (before != latest.constEnd() && before->measured > measurement.measured)
        return; // what is known is newer
    latest.insert(measurement.key(), measurement);
    if (latest.size() <= kLatest)
        return;
    const auto isOutcome = [](const Measurement& one) { return one.name == kLeads || one.name == kRevenue; };
    const auto older = [&](const Measurement& a, const Measurement& b) { return std::tuple(isOutcome(a), a.measured) < std::tuple(isOutcome(b), b.measured); };
    latest.erase(std::min_element(latest.begin(), latest.end(), older));
}

} // namespace qd
