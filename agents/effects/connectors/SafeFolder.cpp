#include "agents/effects/connectors/SafeFolder.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd::agents {

namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr mode_t kFolderMode = 0755;
constexpr mode_t kFileMode = 0644;

/// Hidden, so that no web server lists it, and the same each time, so that what a crash left is used up by the next try.
QByteArray stagedName(const QString& name)
{
    return QFile::encodeName(QLatin1Char('.') + name + QLatin1String(".part"));
}

QString because(int code)
{
    switch (code) {
    case EACCES:
    case EPERM: return QStringLiteral("this account may not write there");
    case EROFS: return QStringLiteral("the disk is read-only");
    case ENOSPC:
    case EDQUOT: return QStringLiteral("the disk is full");
    case EFBIG: return QStringLiteral("there is no room for a file of that size");
    case ENOTDIR: return QStringLiteral("it is not a folder");
    case EISDIR: return QStringLiteral("there is a folder of that name");
    case ENXIO: return QStringLiteral("there is something of that name that is no file: a pipe, a socket or a device");
    case ELOOP: return QStringLiteral("it is a symbolic link");
    default: return QString::fromLocal8Bit(std::strerror(code));
    }
}

Error failureAt(const QString& path, int code)
{
    return {Error::Store, QStringLiteral("%1 could not be written: %2").arg(path, because(code)), path, {}};
}

/// Owns a descriptor for the length of a function.
class Descriptor {
public:
    explicit Descriptor(int held) : m_held(held) {}
    ~Descriptor() { if (m_held >= 0) ::close(m_held); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int operator*() const { return m_held; }
    int release() { return std::exchange(m_held, -1); }

private:
    int m_held;
};

bool writeAll(int to, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t now = ::write(to, bytes.constData() + done, size_t(bytes.size() - done));
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return false;
        done += now;
    }
    return true;
}

/// A link below the root is refused with O_NOFOLLOW; with O_DIRECTORY the kernel then says ENOTDIR.
int codeFor(int parent, const QByteArray& name, int code)
{
    struct stat seen {};
    const bool link = ::fstatat(parent, name.constData(), &seen, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(seen.st_mode);
    return link ? ELOOP : code;
}

} // namespace

SafeFolder::SafeFolder(SafeFolder&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

SafeFolder& SafeFolder::operator=(SafeFolder&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

SafeFolder::~SafeFolder()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Error SafeFolder::failure(const QString& name, int code) const
{
    return failureAt(m_path + QLatin1Char('/') + name, code);
}

Result<SafeFolder> SafeFolder::open(const QString& path)
{
    const QByteArray encoded = QFile::encodeName(path);
    const int opened = ::open(encoded.constData(), kFolderFlags);
    if (opened >= 0)
        return SafeFolder(opened, path);
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    if (errno != ENOENT || slash < 0 || slash == path.size() - 1)
        return failureAt(path, errno);
    Result<SafeFolder> parent = open(slash == 0 ? QStringLiteral("/") : path.left(slash));
    if (!parent)
        return parent.error();
    return parent->child(path.mid(slash + 1));
}

Result<std::optional<SafeFolder>> SafeFolder::existing(const QString& name) const
{
    const QByteArray encoded = QFile::encodeName(name);
    const int opened = ::openat(m_descriptor, encoded.constData(), kFolderFlags | O_NOFOLLOW);
    if (opened >= 0)
        return std::optional<SafeFolder>(SafeFolder(opened, m_path + QLatin1Char('/') + name));
    if (errno == ENOENT)
        return std::optional<SafeFolder>();
    return failure(name, codeFor(m_descriptor, encoded, errno));
}

Result<SafeFolder> SafeFolder::child(const QString& name) const
{
    const QByteArray encoded = QFile::encodeName(name);
    if (::mkdirat(m_descriptor, encoded.constData(), kFolderMode) != 0 && errno != EEXIST)
        return failure(name, errno);
    if (const Result<Done> kept = settle(name); !kept) // also when it was there: whoever made it may have died before this
        return kept.error();
    Result<std::optional<SafeFolder>> made = existing(name);
    if (!made)
        return made.error();
    if (!*made)
        return failure(name, ENOENT);
    return std::move(**made);
}

Result<std::optional<QByteArray>> SafeFolder::read(const QString& name) const
{
    const QByteArray encoded = QFile::encodeName(name);
    const Descriptor file(::openat(m_descriptor, encoded.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (*file < 0 && errno == ENOENT)
        return std::optional<QByteArray>();
    struct stat seen {};
    if (*file < 0 || ::fstat(*file, &seen) != 0)
        return failure(name, errno);
    if (!S_ISREG(seen.st_mode))
        return failure(name, S_ISDIR(seen.st_mode) ? EISDIR : ENXIO);
    QByteArray bytes(qsizetype(seen.st_size), Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t now = ::read(*file, bytes.data() + done, size_t(bytes.size() - done));
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return failure(name, errno);
        if (now == 0)
            break;
        done += now;
    }
    bytes.truncate(done);
    return std::optional<QByteArray>(bytes);
}

Result<QStringList> SafeFolder::folders() const
{
    Descriptor copy(::openat(m_descriptor, ".", kFolderFlags));
    DIR* const listing = *copy >= 0 ? ::fdopendir(*copy) : nullptr;
    if (!listing)
        return failure(QString(), errno);
    copy.release(); // closedir closes it
    QStringList names;
    while (const dirent* entry = ::readdir(listing)) {
        struct stat seen {};
        const bool folder = entry->d_name[0] != '.' && ::fstatat(m_descriptor, entry->d_name, &seen, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(seen.st_mode);
        if (folder)
            names.append(QFile::decodeName(entry->d_name));
    }
    ::closedir(listing);
    names.sort();
    return names;
}

Result<Done> SafeFolder::stage(const QString& name, const QByteArray& bytes) const
{
    const QByteArray staged = stagedName(name);
    ::unlinkat(m_descriptor, staged.constData(), 0); // what a crash left, or a link that somebody planted
    const Descriptor file(::openat(m_descriptor, staged.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode));
    if (*file < 0)
        return failure(name, errno);
    if (writeAll(*file, bytes) && ::fsync(*file) == 0)
        return Done{};
    const int code = errno;
    ::unlinkat(m_descriptor, staged.constData(), 0);
    return failure(name, code);
}

Result<Done> SafeFolder::publish(const QString& name) const
{
    const QByteArray encoded = QFile::encodeName(name);
    if (::renameat(m_descriptor, stagedName(name).constData(), m_descriptor, encoded.constData()) != 0)
        return failure(name, errno);
    return settle(name);
}

Result<Done> SafeFolder::settle(const QString& name) const
{
    return ::fsync(m_descriptor) == 0 ? Result<Done>(Done{}) : Result<Done>(failure(name, errno));
}

void SafeFolder::discard(const QString& name) const
{
    ::unlinkat(m_descriptor, stagedName(name).constData(), 0);
}

void SafeFolder::removeEmpty(const QString& name) const
{
    ::unlinkat(m_descriptor, QFile::encodeName(name).constData(), AT_REMOVEDIR);
}

} // namespace qd::agents
