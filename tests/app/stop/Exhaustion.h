#pragma once

#include "tests/app/ControlLine.h"
#include "tests/app/Program.h"

namespace qd::test {

/// A program whose agents hang one after the other, in a read that nobody answers, until it has given up as many threads as
/// it may: it has to start itself again, once, and everything has to come to its end.
class Exhaustion {
public:
    int threads = 0;      ///< the most that the process ever had
    int hung = 0;         ///< hangs on record
    int startedAgain = 0; ///< processes that took the place of one before
    int seconds = 0;      ///< from the first brief to the fresh process

    /// @returns what is wrong.
    QStringList play(const QString& program);

private:
    QByteArray wearOut(QProcess& server, const QByteArray& prompt);
    QStringList finish(QProcess& server, ControlLine& line, const QString& record);
};

} // namespace qd::test
