#include "resources/Resources.h"
#include "tests/agents/authority/Laundering.h"
#include "tests/agents/authority/Obedience.h"
#include "tests/agents/authority/Sequences.h"

#include <QGuiApplication>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cstdio>

// Usage: qd_authority_trials obedience N | sequences N [SEED] | laundering: so many attacks on a model that does whatever it reads; so many sequences of calls beside a
// reference monitor; eleven channels that a stranger's words could lose their label on. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    qd::openResources();
    const QStringList words = QCoreApplication::arguments();
    const QString what = words.value(1);
    const int count = words.value(2).toInt();
    if (what == QLatin1String("laundering"))
        return qd::test::tryLaundering() ? 0 : 1;
    if (count < 1 || (what != QLatin1String("obedience") && what != QLatin1String("sequences"))) {
        std::fprintf(stderr, "usage: qd_authority_trials obedience N | sequences N [SEED] | laundering\n");
        return 2;
    }
    const unsigned seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    return (what == QLatin1String("obedience") ? qd::test::tryObedience(count) : qd::test::trySequences(count, seed)) ? 0 : 1;
}
