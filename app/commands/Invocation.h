#pragma once

#include "app/engine/Home.h"
#include "core/base/Json.h"

#include <QCommandLineParser>
#include <QStringList>

namespace qd::app {

/// Exit codes of every command.
enum ExitCode { kDone = 0, kFailed = 1, kBadInput = 2, kWaiting = 3, kRefused = 4, kBusy = 5 };
ExitCode exitCodeOf(const Error& error);

/// One call of a sub-command: its arguments, where it works, and how it prints.
struct Invocation {
    QString name;
    QStringList arguments; ///< after the sub-command's name
    Home home{QString()};
    QString organisation;
    bool isNamed = false; ///< --org says which organisation; else it is the one used last
    bool json = false;

    /// One JSON document, or one JSON object a line, on standard output.
    void print(const QByteArray& document) const;
    /// Text for people on standard output.
    void say(const QString& text) const;
    /// Progress on standard error.
    void note(const QString& text) const;
    /// Prints the error where --json wants it, and gives its exit code.
    int fail(const Error& error) const;
};

/// Adds the options that every command has, and reads the arguments of this one.
/// Error::Parse names the argument, what was wrong, and what would be right. An empty result asks for nothing more:
/// help was printed.
Result<bool> readArguments(QCommandLineParser& parser, const Invocation& call, const QString& positional);

/// What --pace gives, or `otherwise` without it. Error::Parse for anything but a number from 0 to 1.
Result<double> paceArgument(const QCommandLineParser& parser, double otherwise);

} // namespace qd::app
