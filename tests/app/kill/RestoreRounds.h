#pragma once

#include <QString>
#include <QStringList>

namespace qd::test {

/// What came of the deaths while a backup was put back.
struct RestoreDeaths {
    int rounds = 0;
    int reached = 0;     ///< the program ended itself at the place that was named
    QStringList broken{}; ///< what was wrong, one line each
};

/// Lets `program` die at every fail point of a restoration, `times` each: in peace; once more when it is started again; and with
/// the log of a server that was killed lying beside the record. Each time the old record or the new one has to be there, whole.
RestoreDeaths dieWhileRestoring(const QString& program, int times);

} // namespace qd::test
