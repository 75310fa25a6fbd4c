// The world outside, for tests: qd_fakeworld --count FILE [--port N]. Prints {"port":N}, ends when its standard input
// does. Shares no code with the program, so that both cannot be wrong in the same way.
#include "tests/support/fakeworld/World.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser arguments;
    const QCommandLineOption count(QStringLiteral("count"), QStringLiteral("append what comes to this file"), QStringLiteral("file"));
    const QCommandLineOption port(QStringLiteral("port"), QStringLiteral("listen here"), QStringLiteral("port"), QStringLiteral("0"));
    arguments.addOptions({count, port});
    arguments.addHelpOption();
    arguments.process(application);
    fakeworld::World world;
    if (!arguments.isSet(count) || !world.start(arguments.value(count), arguments.value(port).toUShort())) {
        fprintf(stderr, "qd_fakeworld: needs --count FILE that it can write and a port that is free\n");
        return 2;
    }
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&application] {
        char bytes[256];
        if (::read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
            application.quit();
    });
    printf("{\"port\":%d}\n", int(world.port()));
    fflush(stdout);
    return application.exec();
}
