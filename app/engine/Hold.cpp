#include "app/engine/Hold.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace qd::app {

namespace {

template <class Call> int uninterrupted(Call call)
{
    int result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

/// For people, and for whoever is refused; what holds is the lock, not the number. @returns false when not even that fits.
bool sign(int descriptor)
{
    const QByteArray said = QByteArray::number(QCoreApplication::applicationPid()) + "\nquarterdeck\n";
    return ftruncate(descriptor, 0) == 0 && pwrite(descriptor, said.constData(), size_t(said.size()), 0) == said.size();
}

} // namespace

std::unique_ptr<Hold> Hold::take(const QString& file, Failed& failed)
{
    const QByteArray name = QFile::encodeName(file);
    const int descriptor = uninterrupted([&] { return ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644); });
    if (descriptor < 0) {
        failed = Failed::CannotWrite;
        return nullptr;
    }
    const bool isHeld = uninterrupted([&] { return flock(descriptor, LOCK_EX | LOCK_NB); }) < 0;
    if (isHeld || !sign(descriptor)) {
        failed = isHeld && errno == EWOULDBLOCK ? Failed::IsHeld : Failed::CannotWrite;
        ::close(descriptor);
        return nullptr;
    }
    return std::unique_ptr<Hold>(new Hold(descriptor)); // its constructor is private
}

qint64 Hold::holderOf(const QString& file)
{
    QFile said(file);
    return said.open(QIODevice::ReadOnly) ? said.readLine(32).trimmed().toLongLong() : 0;
}

Hold::~Hold()
{
    ::close(m_descriptor);
}

} // namespace qd::app
