#include "tests/app/record/Trials.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QStringList>

#include <cstdio>

namespace {

struct Trial {
    const char* name;
    qd::test::Outcome (*run)(int count, quint32 seed);
};

int say(const qd::test::Outcome& outcome)
{
    for (const qd::test::Row& row : outcome.rows)
        std::printf("| %s | %d | lost %d | unseen %d |\n", row.what, row.count, row.lost, row.unseen);
    return outcome.kept ? 0 : 1;
}

} // namespace

// Usage: qd_record_trials power STATES [SEED] | faults STEP [SEED] | damage PERCENT [SEED] | edits COUNT [SEED]: tries what
// the record promises, and prints what was found as one JSON line. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    using namespace qd::test;
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words[1] == QLatin1String("drive"))
        return drive(words[2], words[3].toInt());
    if (words.size() == 4 && words[1] == QLatin1String("drive-carelessly"))
        return driveCarelessly(words[2], words[3].toInt());
    const int count = words.value(2).toInt();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    for (const Trial& trial : {Trial{"power", tryPower}, Trial{"faults", tryFaults}, Trial{"damage", tryDamage}, Trial{"edits", tryEdits}})
        if (count > 0 && words[1] == QLatin1String(trial.name))
            return say(trial.run(count, seed));
    std::fprintf(stderr, "usage: qd_record_trials power STATES [SEED] | faults STEP [SEED] | damage PERCENT [SEED] | edits COUNT [SEED]\n");
    return 2;
}
