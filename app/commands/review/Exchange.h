#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// What is to be carried to another machine.
struct Export {
    QStringList ids;  ///< only those; empty: all that wait for her
    QString deputy;   ///< and of them, what this person may decide; empty: whatever they are
    QString file;
};
/// Writes it as a file, and says what of her inbox is not in it. @returns the exit code.
int exportItems(const Invocation& call, const Export& wanted);
/// Takes what was decided on it elsewhere, and says of each that does not count why, as "inbox show" says it. @returns the exit code: kRefused where none counts,
/// kFailed where some do not.
int takeAnswers(const Invocation& call, const QString& file);

/// Why something is rejected, as --reason says it. Error::Parse: it says nothing.
Result<QString> reasonOf(const QCommandLineParser& parser);

} // namespace qd::app
