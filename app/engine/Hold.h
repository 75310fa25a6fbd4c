#pragma once

#include <QString>

#include <memory>

namespace qd::app {

/// Holds a file for this process until it is destroyed, or the process ends in whatever way: the system lets go of it then,
/// flock(2), so that no death leaves anything behind that somebody has to wait for. (QLockFile removes a dead holder's file
/// under a second lock file; who dies in between keeps everybody out for half a minute, Qt 6.4.) The file itself stays.
/// Not inherited by programs that are started. @thread any.
class Hold final {
public:
    enum class Failed { IsHeld, CannotWrite };

    /// @returns nothing when another process, or another Hold of this one, has it, or the file cannot be written: see `failed`.
    static std::unique_ptr<Hold> take(const QString& file, Failed& failed);
    /// The process that took it last, as the file says.
    static qint64 holderOf(const QString& file);

    ~Hold();
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

private:
    explicit Hold(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace qd::app
