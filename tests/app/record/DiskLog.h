#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QRandomGenerator>
#include <QString>

namespace qd::test {

/// One line of what DiskShim.cpp wrote down.
struct DiskStep {
    char what = 0; ///< Create, Make a folder, Write, Zeros, Truncate, Sync, Directory synced, Rename, Link, Unlink
    QString path;
    qint64 at = 0;
    QByteArray data;
};

QList<DiskStep> readSteps(const QString& file);
/// Such a line, for an onlooker to add to the log in one write: what it saw of the world before the next step.
QByteArray lineOf(const DiskStep& step);

/// A folder as a disk may hold it when the power fails. What was synced is there. Of what was written after that, any
/// part may be, torn at 512 bytes; of the names given after the folder was synced, the first so many are, in order.
class CrashDisk final {
public:
    /// The next step happened.
    void take(const DiskStep& step);
    /// The files after a power cut now, by name; folders that were made end in a slash. What lay in a folder that is not there
    /// is not there either. `dice` says what reached the disk.
    QMap<QString, QByteArray> after(QRandomGenerator& dice) const;

    /// The bytes of a file as the program sees it now.
    QByteArray whole(const QString& path) const;

private:
    static constexpr int kFolder = -1; ///< in place of a file
    struct File {
        QByteArray synced;
        QList<DiskStep> since;
    };
    struct Naming {
        char what = 0;
        QString name;
        QString other;
        int file = 0;
    };
    static void apply(QByteArray& bytes, const DiskStep& step, qsizetype most);
    static void apply(QMap<QString, int>& names, const Naming& naming);
    void name(const Naming& naming);

    QHash<int, File> m_files;
    QMap<QString, int> m_now;   ///< names as the program sees them
    QMap<QString, int> m_kept;  ///< names that are on the disk
    QList<Naming> m_since;      ///< namings that are not, in order
    int m_next = 1;
};

} // namespace qd::test
