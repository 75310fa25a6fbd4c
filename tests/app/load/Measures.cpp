#include "tests/app/load/Measures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace qd::test {

namespace {

int entries(const QString& folder)
{
    return int(QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot).size());
}

} // namespace

Taken takenBy(qint64 process, const QString& record)
{
    Taken taken;
    const QString folder = QStringLiteral("/proc/%1/").arg(process);
    QFile memory(folder + QStringLiteral("smaps_rollup"));
    if (memory.open(QIODevice::ReadOnly))
        for (const QByteArray& line : memory.readAll().split('\n')) {
            const double mb = line.simplified().split(' ').value(1).toDouble() / 1024;
            if (line.startsWith("Rss:"))
                taken.rssMb = mb;
            else if (line.startsWith("Pss:"))
                taken.pssMb = mb;
        }
    taken.descriptors = entries(folder + QStringLiteral("fd"));
    taken.threads = entries(folder + QStringLiteral("task"));
    taken.walMb = double(QFileInfo(record + QStringLiteral("-wal")).size()) / (1024 * 1024);
    return taken;
}

double slopeOf(const QList<Taken>& samples)
{
    if (samples.size() < 2)
        return 0;
    double meanX = 0;
    double meanY = 0;
    for (const Taken& sample : samples) {
        meanX += sample.minute / double(samples.size());
        meanY += sample.rssMb / double(samples.size());
    }
    double above = 0;
    double below = 0;
    for (const Taken& sample : samples) {
        above += (sample.minute - meanX) * (sample.rssMb - meanY);
        below += (sample.minute - meanX) * (sample.minute - meanX);
    }
    return below > 0 ? above / below : 0;
}

double quantile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[qMin(values.size() - 1, qsizetype(share * double(values.size())))];
}

} // namespace qd::test
