#pragma once

#include <QString>
#include <QStringList>

namespace qd::test {

/// What a reader of packs did while it was watched.
struct Watched {
    bool isWatched = false; ///< strace is there
    bool ended = false;     ///< by itself, in time
    QByteArray said;        ///< what it printed
    double seconds = 0;     ///< until it had ended, what starting it takes and being watched included
    QStringList forbidden;  ///< calls of the system that no reader makes: the network, another program, a file that is written
};

/// strace can be used here.
bool canWatch();
/// Has `reader` read the file, under strace where that is there.
Watched watched(const QString& reader, const QString& file, const QStringList& more = {});

} // namespace qd::test
