#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What a metric has come to over all that it was measured of.
struct MetricTally {
    qint64 count = 0;
    double sum = 0;
    double least = 0;
    double most = 0;
    QString unit;

    template <class V> void fields(V& v)
    {
        v("count", count);
        v("sum", sum);
        v("least", least);
        v("most", most);
        v("unit", unit);
    }
    double mean() const { return count == 0 ? 0 : sum / double(count); }
};

/// How things did out there: the last value of what was measured lately, and sums by metric and channel. Grows with
/// neither the log nor the pieces. What is noted is a reading: what it has come to by then, and the next one of the same
/// (Measurement::key) takes its place.
struct MetricsState {
    static constexpr QLatin1String kLeads{"leads"};
    static constexpr QLatin1String kRevenue{"revenue"};
    QMap<QString, Measurement> latest; ///< by Measurement::key(); at most kLatest, the one measured longest ago gives way, leads and revenue after all others
    static constexpr qsizetype kLatest = 2'000;
    QMap<QString, MetricTally> tallies; ///< by "name" and "name/channel", of all time; at most kTallies
    static constexpr qsizetype kTallies = 400;

    template <class V> void fields(V& v)
    {
        v("latest", latest);
        v("tallies", tallies);
    }
    /// Those of one run's pieces, by name; as cameTo() counts them. O(those that are kept).
    QList<Measurement> of(const RunId& run) const;
    /// The last that was measured of that name, of that channel and that campaign where they are given; nothing when none was.
    std::optional<Measurement> last(const QString& name, const QString& channel, const QString& campaign) const;
    /// The readings of that name added up, of the campaign where one is given; nothing when there is none. One of a
    /// piece that was noted of no campaign gives way to the same of one. O(those that are kept).
    std::optional<double> cameTo(QLatin1String name, const QString& campaign = {}) const;
    void apply(const StoredFact& stored);
};

/// Whether it is what those three words ask for; an empty channel or campaign asks for any.
bool isOf(const Measurement& measurement, const QString& name, const QString& channel, const QString& campaign);

} // namespace qd
