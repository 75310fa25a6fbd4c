#include "core/store/safety/Durable.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace qd {

namespace {

bool sync(const QString& name, int flags)
{
    const int handle = ::open(QFile::encodeName(name).constData(), flags | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = ::fsync(handle) == 0;
    ::close(handle);
    return done;
}

Error failed(const QString& what, const QString& file)
{
    return {Error::Store, QStringLiteral("%1 %2: %3.").arg(file, what, QString::fromLocal8Bit(std::strerror(errno))), file,
            QStringLiteral("Check that its folder can be written and that the disk has room.")};
}

} // namespace

bool syncFile(const QString& file)
{
    return sync(file, O_RDONLY);
}

bool syncFolderOf(const QString& file)
{
    errno = 0;
    return sync(QFileInfo(file).absolutePath(), O_RDONLY | O_DIRECTORY) || errno == EACCES || errno == EINVAL || errno == ENOTSUP;
}

Result<Done> renameDurably(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failed(QStringLiteral("cannot be given its name"), to);
    if (!syncFolderOf(to))
        return failed(QStringLiteral("has a name that may not outlast a power cut"), to);
    return Done{};
}

Result<Done> writePrivately(const QString& file, const QByteArray& bytes)
{
    const QString part = file + QStringLiteral(".part");
    QFile::remove(part);
    const int handle = ::open(QFile::encodeName(part).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (handle < 0)
        return failed(QStringLiteral("cannot be written"), file);
    const bool written = ::write(handle, bytes.constData(), size_t(bytes.size())) == bytes.size() && ::fsync(handle) == 0;
    ::close(handle);
    if (written)
        return renameDurably(part, file);
    const Error why = failed(QStringLiteral("cannot be written"), file);
    QFile::remove(part);
    return why;
}

} // namespace qd
