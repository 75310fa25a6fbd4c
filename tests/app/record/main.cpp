#include "tests/app/record/Trials.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QStringList>

#include <cstdio>

namespace {

struct Trial {
    const char* promise;
    const char* name;
    qd::test::Outcome (*run)(int count, quint32 seed);
};

int say(const Trial& trial, const qd::test::Outcome& outcome)
{
    for (const qd::test::Row& row : qd::test::shownRows(outcome))
        qd::test::printPromise(trial.promise, QString::fromLatin1(row.what), row.count, qd::test::brokenIn(row),
                               row.isControl ? QStringLiteral("lost in %1, and has to").arg(row.lost) : row.found);
    return outcome.kept ? 0 : 1;
}

} // namespace

// Usage: qd_record_trials power STATES [SEED] | home STATES [SEED] | faults STEP [SEED] | memory STEP [SEED] | damage PERCENT [SEED] |
// edits COUNT [SEED]: tries what the record promises, and prints what was found as one JSON line. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    using namespace qd::test;
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words[1] == QLatin1String("drive"))
        return drive(words[2], words[3].toInt());
    if (words.size() == 4 && words[1] == QLatin1String("drive-carelessly"))
        return driveCarelessly(words[2], words[3].toInt());
    if (words.size() == 6 && words[1] == QLatin1String("drive-starved"))
        return driveStarved(words[2], words[3].toInt(), words[4].toInt(), words[5]);
    const int count = words.value(2).toInt();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    for (const Trial& trial : {Trial{"P2", "power", tryPower}, Trial{"P2", "home", tryHomePower}, Trial{"P10", "faults", tryFaults},
                               Trial{"P10", "memory", tryMemory}, Trial{"P11", "damage", tryDamage}, Trial{"P12", "edits", tryEdits}})
        if (count > 0 && words[1] == QLatin1String(trial.name))
            return say(trial, trial.run(count, seed));
    std::fprintf(stderr, "usage: qd_record_trials power STATES [SEED] | home STATES [SEED] | faults STEP [SEED] | memory STEP [SEED] | damage PERCENT [SEED] | edits COUNT [SEED]\n");
    return 2;
}
