#include "resources/Resources.h"
#include "tests/agents/approvals/Deciders.h"
#include "tests/agents/approvals/Forgeries.h"

#include <QGuiApplication>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cstdio>

// Usage: qd_approval_trials forgeries N [SEED] | deciders N [SEED]: what was approved is what goes out, once, whatever is done to the
// record between the two; and of 64 who decide at once, one has decided. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    qd::openResources();
    const QStringList words = QCoreApplication::arguments();
    const int count = words.value(2).toInt();
    const unsigned seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    const bool forging = words.value(1) == QLatin1String("forgeries");
    if (count < 1 || (!forging && words.value(1) != QLatin1String("deciders"))) {
        std::fprintf(stderr, "usage: qd_approval_trials forgeries N [SEED] | deciders N [SEED]\n");
        return 2;
    }
    return (forging ? qd::test::tryForgeries(count, seed) : qd::test::tryDeciders(count, seed)) ? 0 : 1;
}
