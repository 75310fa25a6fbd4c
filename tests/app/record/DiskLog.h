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
    char what = 0; ///< Create, Write, Zeros, Truncate, Sync, Directory synced, Rename, Link, Unlink
    QString path;
    qint64 at = 0;
    QByteArray data;
};

QList<DiskStep> readSteps(const QString& file);

/// A folder as a disk may hold it when the power fails. What was synced is there. Of what was written after that, any
/// part may be, torn at 512 bytes; of the names given after the folder was synced, the first so many are, in order.
class CrashDisk final {
public:
    /// The next step happened.
    void take(const DiskStep& step);
    /// The files after a power cut now, by name. `dice` says what reached the disk.
    QMap<QString, QByteArray> after(QRandomGenerator& dice) const;

private:
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
