// The world outside, for tests: qd_fakeworld --count FILE --bill FILE [options]. Prints {"port":N}, ends when its standard
// input does. Shares no code with the program, so that both cannot be wrong in the same way.
#include "tests/support/fakeworld/World.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace {

QCommandLineOption option(const char* name, const char* what, const char* value)
{
    return {QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)};
}

fakeworld::World::Settings settingsFrom(const QStringList& words)
{
    const QCommandLineOption count = option("count", "append what comes to this file", "file"), bill = option("bill", "append what models cost to this file", "file"),
                             port = option("port", "listen here", "port"), prices = option("prices", "models and what they cost, like resources/prices; may be repeated", "file"),
                             script = option("script", "what models say, a list of rules", "file"), canaries = option("canaries", "what must not be in what comes, one a line", "file"),
                             keys = option("key", "a key that models take; may be repeated", "key");
    const QCommandLineOption quick(QStringLiteral("quick"), QStringLiteral("leave lines to the system instead of waiting for the disk"));
    QCommandLineParser arguments;
    arguments.addOptions({count, bill, port, prices, script, canaries, keys, quick});
    arguments.addHelpOption();
    arguments.process(words);
    fakeworld::World::Settings settings;
    settings.count = arguments.value(count);
    settings.port = arguments.value(port).toUShort();
    settings.syncs = !arguments.isSet(quick);
    settings.models.bill = arguments.value(bill);
    settings.models.prices = arguments.values(prices);
    settings.models.script = arguments.value(script);
    settings.models.canaries = arguments.value(canaries);
    for (const QString& key : arguments.values(keys))
        settings.models.keys.append(key.toUtf8());
    return settings;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    fakeworld::World world;
    if (const QString why = world.start(settingsFrom(application.arguments())); !why.isEmpty()) {
        fprintf(stderr, "qd_fakeworld: needs --count and --bill that it can write and a port that is free: %s\n", qPrintable(why));
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
