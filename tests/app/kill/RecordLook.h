#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace qd::test {

/// What an outsider sees in a record file: read with SQLite alone, by none of the program's own code.
struct RecordLook {
    QMap<qint64, QByteArray> hashes;          ///< of every fact by its sequence
    QMap<QString, int> steps;                 ///< how often the turn of each step was finished, by "workflow step agent"
    QMap<QString, int> asked;                 ///< approvals
    QMap<QString, int> decided;               ///< of them, how often
    QMap<QString, int> intended;              ///< how often each effect was about to leave
    QMap<QString, int> confirmed;             ///< how often each effect was confirmed
    QMap<QString, QString> started;           ///< runs with their workflow
    QMap<QString, QString> finished;          ///< runs with their outcome
    bool read = false;                        ///< the file could be read

    /// Whether something has begun, and all of it has ended.
    bool isDone() const { return !started.isEmpty() && finished.size() == started.size(); }
    /// Those that wait for a yes.
    QStringList waiting() const;
    /// Workflow and outcome of each run that has ended, sorted.
    QStringList ends() const;
    /// Takes over what was read of the same record later.
    void add(const RecordLook& later);
};

/// Reads the record from the fact after `after` on. While another process writes, what is there is what it acknowledged.
RecordLook lookAt(const QString& file, qint64 after = 0);

} // namespace qd::test
