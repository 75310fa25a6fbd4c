#include "tests/app/keys/KeyTrial.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

namespace {

using namespace qd::test;

constexpr int kSkipped = 77; // as CMakeLists.txt has it

/// Every canary in every way of writing, in files, and in a command line and an environment: the hunt has to find all of them.
int plant(quint32 seed)
{
    QTemporaryDir folder;
    const QList<QByteArray> keys = LeakHunt::canaries(seed);
    const LeakHunt all(keys);
    int missed = 0;
    for (const LeakHunt::Needle& needle : all.needles()) {
        LeakHunt hunt(keys);
        writeFile(folder.filePath(QStringLiteral("planted")), QByteArray(5000, 'x') + needle.bytes + "yy");
        hunt.searchTree(folder.path());
        missed += std::none_of(hunt.leaks.begin(), hunt.leaks.end(), [&needle](const Leak& leak) { return leak.key == needle.key && leak.encoding == QLatin1String(needle.encoding); });
    }
    QProcess shown;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("KEY"), QString::fromLatin1(keys[1]));
    shown.setProcessEnvironment(environment);
    shown.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("read x"), QString::fromLatin1(keys[0])});
    shown.waitForStarted();
    LeakHunt hunt(keys);
    hunt.searchProcess(shown.processId());
    for (const char* what : {"cmdline", "environ"})
        missed += std::none_of(hunt.leaks.begin(), hunt.leaks.end(), [what](const Leak& leak) { return leak.where.endsWith(QLatin1String(what)); });
    shown.closeWriteChannel();
    shown.waitForFinished();
    printPromise("P13", QStringLiteral("keys planted, and found"), int(all.needles().size()) + 2, missed,
                 QStringLiteral("%1 keys in %2 ways of writing, in files, a command line and an environment").arg(keys.size()).arg(LeakHunt::encodings()));
    return missed == 0 ? 0 : 1;
}

int hunt(const QString& program, bool hasKeyring, int count, quint32 seed)
{
    const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_CORE, &all); // "ulimit -c unlimited"
    QElapsedTimer timer;
    timer.start();
    KeyTrial trial(program, seed);
    const bool seesCores = trial.findsCores();
    int broken = 0;
    for (int i = 0; i < count; ++i) {
        const QStringList wrong = trial.play(hasKeyring);
        broken += wrong.isEmpty() ? 0 : 1;
        for (const QString& line : wrong)
            std::printf("%s\n", qPrintable(line));
    }
    const QString where = hasKeyring ? QStringLiteral("runs with a keyring") : QStringLiteral("runs without a keyring");
    std::printf("{\"bench\":\"keys\",\"parameters\":{\"runs\":%d,\"keyring\":%s,\"seed\":%u},\"results\":{\"keys\":%d,\"crashes\":%d,\"places\":%d,"
                "\"bytes\":%lld,\"leaks\":%d,\"cores_seen\":%s,\"broken\":%d,\"seconds\":%.1f}}\n",
                count, hasKeyring ? "true" : "false", seed, trial.keys, trial.crashes, trial.places, static_cast<long long>(trial.bytes), trial.leaks,
                seesCores ? "true" : "false", broken, double(timer.elapsed()) / 1000);
    printPromise("P13", where, count, broken, QStringLiteral("%1 keys, models asked %2 times with %3 of them, tools %9 times by one that says its own; %4 crashes; %5 hits in %6 places, %7 MB; core files %8")
                     .arg(trial.keys).arg(trial.requests).arg(trial.leastUsed).arg(trial.crashes).arg(trial.leaks).arg(trial.places).arg(trial.bytes / 1'000'000)
                     .arg(seesCores ? QStringLiteral("looked for, and a control's found") : QStringLiteral("of this machine go elsewhere, so none was looked at")).arg(trial.echoes));
    return broken == 0 && trial.crashes == count && trial.leastUsed >= 9 ? 0 : 1;
}

} // namespace

// Usage: qd_key_trials plant [SEED] | PROGRAM with|without N [SEED]: gives PROGRAM twelve keys in N homes, with a desktop's keyring
// or without one, and looks for them in everything that it leaves, says and shows. Exit code 1 when a promise was broken, 77 when
// there is no keyring to try it with.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto seedAt = [&words](int at) { return words.size() > at ? words[at].toUInt() : QRandomGenerator::global()->generate(); };
    if (words.value(1) == QLatin1String("plant"))
        return plant(seedAt(2));
    const int count = words.value(3).toInt();
    const bool hasKeyring = words.value(2) == QLatin1String("with");
    if (count <= 0 || (!hasKeyring && words.value(2) != QLatin1String("without"))) {
        std::fprintf(stderr, "usage: qd_key_trials plant [SEED] | PROGRAM with|without N [SEED]\n");
        return 2;
    }
    if (const QString missing = DesktopSession::missing(); hasKeyring && !missing.isEmpty()) {
        std::printf("not tried with a keyring: %s is not installed (packages gnome-keyring and dbus-daemon)\n", qPrintable(missing));
        return kSkipped;
    }
    return hunt(QFileInfo(words[1]).absoluteFilePath(), hasKeyring, count, seedAt(4));
}
