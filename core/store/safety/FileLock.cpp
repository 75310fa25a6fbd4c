#include "core/store/safety/FileLock.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace qd {

Result<std::unique_ptr<FileLock>> FileLock::wait(const QString& file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        int locked = ::flock(descriptor, LOCK_EX);
        while (locked != 0 && errno == EINTR)
            locked = ::flock(descriptor, LOCK_EX);
        if (locked == 0)
            return std::unique_ptr<FileLock>(new FileLock(descriptor)); // its constructor is private
    }
    const Error why{Error::Store, QStringLiteral("%1 cannot be locked: %2.").arg(file, QString::fromLocal8Bit(std::strerror(errno))), file,
                    QStringLiteral("Check that its folder can be written.")};
    if (descriptor >= 0)
        ::close(descriptor);
    return why;
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

} // namespace qd
