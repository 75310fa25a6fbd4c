#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace qd::test {

/// What an outsider sees in a record file: read with SQLite alone, by none of the program's own code.
struct RecordLook {
    QMap<qint64, QByteArray> hashes;          ///< of every fact by its sequence
    QMap<QString, int> kinds;                 ///< how many facts of each kind
    QMap<QString, int> confirmed;             ///< how often each effect was confirmed
    QStringList started;                      ///< runs
    QMap<QString, QString> finished;          ///< runs with their outcome
    bool read = false;                        ///< the file could be read
};

/// Reads the record from the fact after `after` on. While another process writes, what is there is what it acknowledged.
RecordLook lookAt(const QString& file, qint64 after = 0);

} // namespace qd::test
