#include "resources/Resources.h"
#include "tests/agents/approvals/Deciders.h"
#include "tests/agents/approvals/Forgeries.h"
#include "tests/agents/approvals/OfflineBundles.h"
#include "tests/agents/approvals/Reuse.h"

#include <QGuiApplication>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cstdio>

// Usage: qd_approval_trials forgeries N [SEED] | deciders N [SEED] | bundles N [SEED] | reuse N [SEED]: what was approved is what goes out, once, whatever
// is done to the record between the two; of 64 who decide at once, one has decided; and what was decided elsewhere counts only as it was
// signed there, here, now, once; and a yes is used up. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    qd::openResources();
    const QStringList words = QCoreApplication::arguments();
    const int count = words.value(2).toInt();
    const unsigned seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    const QMap<QString, bool (*)(int, unsigned)> trials{{QStringLiteral("forgeries"), qd::test::tryForgeries}, {QStringLiteral("deciders"), qd::test::tryDeciders}, {QStringLiteral("bundles"), qd::test::tryBundles}, {QStringLiteral("reuse"), qd::test::tryReuse}};
    const auto trial = trials.constFind(words.value(1));
    if (count < 1 || trial == trials.constEnd()) {
        std::fprintf(stderr, "usage: qd_approval_trials forgeries N [SEED] | deciders N [SEED] | bundles N [SEED] | reuse N [SEED]\n");
        return 2;
    }
    return (*trial)(count, seed) ? 0 : 1;
}
