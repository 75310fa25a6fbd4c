#include "app/window/Start.h"

#include "app/commands/Commands.h"
#include "app/keys/LogGuard.h"
#include "app/window/Window.h"
#include "resources/Resources.h"

#include <QGuiApplication>

#include <cstdio>

namespace qd::app {

namespace {

/// What stands before or without a sub-command, and which sub-command there is.
struct Line {
    Invocation call;
    WindowWish window;
    bool help = false;
    bool version = false;
    std::optional<Error> wrong;
};

QString valueOf(const QStringList& words, const QString& option)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == option)
            return words.value(i + 1);
        if (words[i].startsWith(option + QLatin1Char('=')))
            return words[i].mid(option.size() + 1);
    }
    return {};
}

/// An option that is there without a value would mean the default, which is not what was written.
std::optional<Error> withoutValue(const QStringList& words)
{
    static const QList<std::pair<QString, QString>> kNeeded{{QStringLiteral("--home"), QStringLiteral("the path of a folder")},
                                                            {QStringLiteral("--org"), QStringLiteral("a name that \"quarterdeck org list\" shows")}};
    for (const auto& [option, right] : kNeeded)
        for (qsizetype i = 0; i < words.size(); ++i)
            if ((words[i] == option && words.value(i + 1).trimmed().isEmpty()) || words[i].trimmed() == option + QLatin1Char('='))
                return Error{Error::Parse, QStringLiteral("%1 is empty").arg(option), option, right};
    return std::nullopt;
}

Line readLine(const QStringList& words)
{
    Line line;
    qsizetype at = 0;
    static const QStringList kWithValue{QStringLiteral("--home"), QStringLiteral("--org")};
    for (; at < words.size() && words[at].startsWith(QLatin1Char('-')); ++at) {
        if (kWithValue.contains(words[at]))
            ++at;
        else if (words[at] == QLatin1String("--help") || words[at] == QLatin1String("-h"))
            line.help = true;
        else if (words[at] == QLatin1String("--version"))
            line.version = true;
        else if (words[at] == QLatin1String("--exit-after-startup"))
            line.window.exitAfterStartup = true;
        else if (!words[at].startsWith(QLatin1String("--home=")) && !words[at].startsWith(QLatin1String("--org=")) && words[at] != QLatin1String("--json"))
            line.wrong = Error{Error::Parse, QStringLiteral("there is no option \"%1\"").arg(words[at]), words[at], QStringLiteral("quarterdeck --help lists them")};
    }
    if (const std::optional<Error> empty = withoutValue(words))
        line.wrong = empty;
    line.call.name = words.value(at);
    line.call.arguments = words.mid(at + 1);
    line.call.home = Home::standard(valueOf(words, QStringLiteral("--home")));
    line.call.organisation = valueOf(words, QStringLiteral("--org"));
    line.call.json = words.contains(QStringLiteral("--json"));
    line.call.isNamed = !line.call.organisation.isEmpty();
    if (!line.call.isNamed)
        line.call.organisation = line.call.home.currentOrganisation();
    return line;
}

int printHelp()
{
    std::printf("quarterdeck [--home DIR] [--org NAME] opens the control room.\n"
                "quarterdeck COMMAND … does the same work without it:\n\n");
    for (const CommandEntry& entry : commands())
        std::printf("  %-10s %s\n", entry.name, entry.summary);
    std::printf("\nEvery command has --help and --json. Exit codes: 0 done, 1 failed, 2 wrong usage or bad input,\n"
                "3 waiting for you, 4 refused by policy or budget, 5 another process holds this organisation.\n");
    return kDone;
}

int runSubCommand(int argc, char** argv, const Line& line)
{
    const CommandEntry* entry = findCommand(line.call.name);
    if (!entry)
        return line.call.fail({Error::Parse, QStringLiteral("there is no command \"%1\"").arg(line.call.name), line.call.name,
                               QStringLiteral("quarterdeck --help lists them")});
    if (!entry->draws) {
        QCoreApplication application(argc, argv);
        return entry->run(line.call);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen"); // draws, but shows nothing
    QGuiApplication application(argc, argv);
    return entry->run(line.call);
}

} // namespace

int start(int argc, char** argv)
{
    guardLog();
    QCoreApplication::setOrganizationName(QStringLiteral("quarterdeck"));
    QCoreApplication::setApplicationName(QStringLiteral("quarterdeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QD_VERSION));
    openResources();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const Line line = readLine(words);
    if (line.wrong)
        return line.call.fail(*line.wrong);
    if (line.version) {
        std::printf("quarterdeck %s\n", QD_VERSION);
        return kDone;
    }
    if (line.help)
        return printHelp();
    if (!line.call.name.isEmpty())
        return runSubCommand(argc, argv, line);
    if (line.call.json)
        return line.call.fail({Error::Parse, QStringLiteral("--json needs a command, since the window prints nothing"), QStringLiteral("--json"),
                               QStringLiteral("quarterdeck status --json; quarterdeck --help lists the commands")});
    return openWindow(argc, argv, line.call, line.window);
}

} // namespace qd::app
