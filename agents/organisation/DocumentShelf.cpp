#include "agents/organisation/DocumentShelf.h"

#include "agents/organisation/DocumentText.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace qd::agents {

namespace {

/// Makes a rename in `folder` outlast a power cut (fsync(2) on the directory).
bool syncFolder(const QString& folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

} // namespace

DocumentShelf::DocumentShelf(QString builtIn, QString own, QString suffix)
    : m_builtIn(std::move(builtIn)), m_own(std::move(own)), m_suffix(std::move(suffix))
{
}

QStringList DocumentShelf::names() const
{
    QStringList found;
    for (const QString& folder : {m_own, m_builtIn})
        if (!folder.isEmpty())
            for (const QString& file : QDir(folder).entryList({QLatin1Char('*') + m_suffix}, QDir::Files))
                found.append(file.chopped(m_suffix.size()));
    found.removeDuplicates();
    found.sort();
    return found;
}

bool DocumentShelf::isOwn(const QString& name) const
{
    return !m_own.isEmpty() && !name.contains(QLatin1Char('/')) && QFile::exists(m_own + QLatin1Char('/') + name + m_suffix);
}

QString DocumentShelf::ownPathOf(const QString& name) const
{
    return m_own.isEmpty() ? QString() : m_own + QLatin1Char('/') + name + m_suffix;
}

QString DocumentShelf::pathOf(const QString& name) const
{
    if (isOwn(name))
        return m_own + QLatin1Char('/') + name + m_suffix;
    const QString path = m_builtIn + QLatin1Char('/') + name + m_suffix;
    return !name.contains(QLatin1Char('/')) && QFile::exists(path) ? path : QString();
}

Result<QByteArray> DocumentShelf::read(const QString& name) const
{
    const QString path = pathOf(name);
    if (path.isEmpty())
        return Error{Error::Parse, QStringLiteral("there is no \"%1\"; there are %2").arg(name, names().join(QLatin1String(", "))), name,
                     names().join(QLatin1String(", "))};
    return fileBytes(path);
}

Result<QString> DocumentShelf::put(const QString& name, const QByteArray& bytes) const
{
    const QString path = m_own + QLatin1Char('/') + name + m_suffix;
    const auto failed = [&path](const QString& why) {
        return Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(path, why), path, {}};
    };
    if (m_own.isEmpty() || !QDir().mkpath(m_own))
        return failed(QStringLiteral("its folder cannot be made"));
    QSaveFile file(path); // writes beside, syncs and renames
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(file.errorString());
    if (!syncFolder(m_own))
        return failed(QStringLiteral("its folder cannot be synced"));
    return path;
}

} // namespace qd::agents
