#include "resources/Resources.h"
#include "tests/agents/authority/Obedience.h"

#include <QGuiApplication>
#include <QStandardPaths>

#include <cstdio>

// Usage: qd_authority_trials N: so many attacks on a model that does whatever it reads. Exit code 1 when anything came of one.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    qd::openResources();
    const int count = QCoreApplication::arguments().value(1).toInt();
    if (count < 1) {
        std::fprintf(stderr, "usage: qd_authority_trials N\n");
        return 2;
    }
    return qd::test::tryObedience(count) ? 0 : 1;
}
