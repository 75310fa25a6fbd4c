#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace qd::agents {

/// An open folder that is written to so that a crash or a power cut leaves each file whole: the old one or the new one.
/// Everything goes by the open descriptor and never through a symbolic link, so nothing can end up elsewhere, also
/// when somebody changes the folders meanwhile. Names are single names, never paths.
/// Errors are Error::Store with one sentence that names the file.
/// @thread any one at a time.
class SafeFolder {
public:
    /// Opens the folder at `path` (absolute), and makes it when it is missing. The path itself may hold links.
    static Result<SafeFolder> open(const QString& path);

    SafeFolder() = default;
    SafeFolder(SafeFolder&& other) noexcept;
    SafeFolder& operator=(SafeFolder&& other) noexcept;
    SafeFolder(const SafeFolder&) = delete;
    ~SafeFolder();

    QString path() const { return m_path; }
    /// The folder of that name, or nothing.
    Result<std::optional<SafeFolder>> existing(const QString& name) const;
    /// The folder of that name, made when it is missing.
    Result<SafeFolder> child(const QString& name) const;
    /// The bytes of the file of that name, or nothing.
    Result<std::optional<QByteArray>> read(const QString& name) const;
    /// Names of the folders in it, sorted.
    Result<QStringList> folders() const;

    /// Writes `bytes` beside the file of that name and has them on the disk when it returns.
    Result<Done> stage(const QString& name, const QByteArray& bytes) const;
    /// What was staged takes the name, durably.
    Result<Done> publish(const QString& name) const;
    /// Waits until a name that somebody else may have given is on the disk.
    Result<Done> settle(const QString& name) const;
    /// Forgets what was staged. Nothing happens when there is none.
    void discard(const QString& name) const;
    /// Removes the folder of that name when it is empty.
    void removeEmpty(const QString& name) const;

private:
    SafeFolder(int descriptor, QString path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    Error failure(const QString& name, int code) const;

    int m_descriptor = -1;
    QString m_path;
};

} // namespace qd::agents
