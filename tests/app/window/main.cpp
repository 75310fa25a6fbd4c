#include "tests/app/window/WindowJourney.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>

namespace {

using qd::test::WindowJourney;
using qd::test::XWindow;

/// A runtime folder of its own, so that no other running copy is met.
void useOwnRuntimeFolder(const QString& folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder));
}

int fail(const char* leg, const QString& wrong)
{
    const QString shot = QDir::temp().filePath(QStringLiteral("qd_window_journey.png"));
    const bool kept = XWindow::screen().image().save(shot);
    std::fprintf(stderr, "%s: %s%s\n", leg, qPrintable(wrong), kept ? qPrintable(QStringLiteral("; the screen is in ") + shot) : "");
    return 1;
}

int play(const QString& program, const QString& folder)
{
    WindowJourney journey(program, folder);
    for (const WindowJourney::Leg& leg : WindowJourney::legs()) {
        QElapsedTimer timer;
        timer.start();
        if (!journey.play(leg))
            return fail(leg.name, journey.wrong());
        std::printf("%5.1f s  %s\n", double(timer.elapsed()) / 1000, leg.name);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

// Usage: qd_window_journey PROGRAM: drives the built PROGRAM by real keys on the X display of this session, where a window
// manager runs, and looks at its pixels. Exit code 1 and one sentence when something was not as promised.
int main(int argc, char** argv)
{
    if (argc != 2 || qEnvironmentVariableIsEmpty("DISPLAY")) {
        std::fprintf(stderr, "usage: qd_window_journey PROGRAM, with DISPLAY naming a screen such as xvfb-run gives\n");
        return 2;
    }
    const qd::test::TempHome folder;
    useOwnRuntimeFolder(folder.file(QStringLiteral("run")));
    qputenv("QT_QPA_PLATFORM", "xcb");
    const QGuiApplication application(argc, argv);
    return play(QDir::current().absoluteFilePath(QString::fromLocal8Bit(argv[1])), folder.path());
}
