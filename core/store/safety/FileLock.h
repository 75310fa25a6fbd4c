#pragma once

#include "core/base/Result.h"

#include <QString>

#include <memory>

namespace qd {

/// Keeps a file of a home to one writer at a time, also among processes (flock(2)); it ends with this, or with the process.
/// @thread any; two in one process exclude each other as well.
class FileLock final {
public:
    /// Waits until it is free. `file` is made for that (0600) and stays. Error::Store when it cannot be made or locked.
    static Result<std::unique_ptr<FileLock>> wait(const QString& file);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace qd
