#include "core/store/Ballast.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <fcntl.h>
#include <unistd.h>

namespace qd {

void Ballast::take(int spare)
{
    if (m_held || m_bytes <= 0)
        return;
    QFile::rename(QFileInfo(m_file).absolutePath() + QStringLiteral("/ballast"), m_file); // older homes had one for all; never over another
    if (QFileInfo(m_file).size() >= m_bytes) {
        m_held = true;
        return;
    }
    const qint64 room = QStorageInfo(QFileInfo(m_file).absolutePath()).bytesAvailable();
    if (room < m_bytes * spare)
        return;
    const int handle = ::open(QFile::encodeName(m_file).constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (handle < 0)
        return;
    m_held = ::posix_fallocate(handle, 0, m_bytes) == 0;
    ::close(handle);
    if (!m_held)
        QFile::remove(m_file);
}

std::optional<qint64> Ballast::tooLittleRoom(const QString& file, qint64 bytes)
{
    const QString ballast = fileBeside(file);
    const qint64 room = QStorageInfo(QFileInfo(ballast).absolutePath()).bytesAvailable();
    if (QFileInfo(ballast).size() >= bytes || room >= bytes * kSpare)
        return std::nullopt;
    return room;
}

QString Ballast::fileBeside(const QString& record)
{
    return QFileInfo(record).absolutePath() + QLatin1Char('/') + QFileInfo(record).completeBaseName() + QStringLiteral(".ballast");
}

bool Ballast::give()
{
    m_held = false;
    return QFile::remove(m_file);
}

} // namespace qd
