#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

/// Files that are there, whole, also after a power cut.
namespace qd {

/// Waits until the bytes of `file` are on the disk. @returns whether they are.
bool syncFile(const QString& file);
/// The same for the names in the folder that holds `file`. What a file system cannot do, or nobody but its owner may ask for,
/// cannot be waited for: that is no failure.
bool syncFolderOf(const QString& file);
/// Gives `from` the name `to`, which is replaced in one step, and waits until the name is on the disk.
Result<Done> renameDurably(const QString& from, const QString& to);
/// Writes `bytes` as a file that only this user may read, whole or not at all. Error::Store when it cannot.
Result<Done> writePrivately(const QString& file, const QByteArray& bytes);

} // namespace qd
