#pragma once

#include "core/base/Clock.h"
#include "core/store/HistoryReader.h"

#include <atomic>
#include <optional>

namespace qd {

struct BackupFile {
    QString file;
    Instant taken;
    qint64 bytes = 0;
};

struct BackupMade {
    BackupFile backup;
    Verification found;   ///< what the check of it found
    QString index;        ///< how what the facts are found by differed in the record; the backup then has none, and is filled when it is opened
    QStringList dropped;  ///< older ones that it made superfluous
};

/// The backups of one record: each a file of its own, named by its moment, with its heads beside it.
/// Kept are all of the newest day that has any, and the newest one of each of the six days before it that have any. Those
/// dated ahead of the clock are kept in the same way, for themselves.
/// @thread any; every call blocks.
class BackupFolder final {
public:
    BackupFolder(QString folder, QString keyFile) : m_folder(std::move(folder)), m_keyFile(std::move(keyFile)) {}

    /// Newest first.
    QList<BackupFile> list() const;
    /// Whether there is none that is younger than `age` at `now`. One dated later says nothing: the clock was wrong then.
    bool isDue(Instant now, Duration age = std::chrono::days(1)) const;
    /// Copies the record, checks the whole copy, gives it its name, and only then drops what is superfluous. Nothing
    /// changes and Error::Store says why when the disk fails or the copy is not whole; Error::Cancelled once `enough`.
    Result<BackupMade> make(const QString& record, Instant now, const std::atomic<bool>& enough) const;
    /// The backup that a person means: a file, or a name that list() shows.
    QString fileOf(const QString& said) const;

private:
    QStringList dropSuperfluous(Instant now) const;
    void removeTorn() const;
    QString m_folder;
    QString m_keyFile;
};

} // namespace qd
