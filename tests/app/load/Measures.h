#pragma once

#include <QList>
#include <QString>

namespace qd::test {

/// What a process takes of the machine at one moment.
struct Taken {
    double minute = 0;
    double rssMb = 0; ///< smaps_rollup of proc(5)
    double pssMb = 0;
    int descriptors = 0;
    int threads = 0;
    double walMb = 0; ///< the record's write-ahead log
};

/// Error-free or not: a process that is gone gives zeros.
Taken takenBy(qint64 process, const QString& record);

/// Least-squares slope of the resident memory over time, in MB a minute; 0 for fewer than two samples.
double slopeOf(const QList<Taken>& samples);

/// The smallest value that at least `share` of all are not above; 0 of none.
double quantile(QList<double> values, double share);

} // namespace qd::test
