#include "app/engine/files/HomeFiles.h"

#include <QDateTime>
#include <QDir>

namespace qd::app {

namespace {

constexpr int kSoonMs = 100; ///< until whoever writes has most likely written all of it

QFileInfoList filesIn(const QString& home, const QString& folder)
{
    return QDir(home + u'/' + folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
}

} // namespace

HomeFiles::HomeFiles(QString home, QStringList folders, QObject* parent)
    : QObject(parent)
    , m_home(std::move(home))
    , m_folders(std::move(folders))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &HomeFiles::touched);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_soon.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_soon.start(); });
}

bool HomeFiles::haveChanged()
{
    const QStringList now = look();
    watch();
    if (now == m_known)
        return false;
    m_known = now;
    return true;
}

QStringList HomeFiles::look() const
{
    QStringList seen{m_home};
    for (const QString& folder : m_folders)
        for (const QFileInfo& file : filesIn(m_home, folder))
            seen.append(QStringLiteral("%1 %2 %3").arg(file.filePath()).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch()));
    return seen;
}

/// A folder tells of files that come and go, a file of what is written into it; one that was replaced is another one.
void HomeFiles::watch()
{
    QStringList wanted{m_home};
    for (const QString& folder : m_folders) {
        if (QDir(m_home + u'/' + folder).exists())
            wanted.append(m_home + u'/' + folder);
        for (const QFileInfo& file : filesIn(m_home, folder))
            wanted.append(file.filePath());
    }
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString& path : std::as_const(wanted))
        if (!watched.contains(path))
            m_watcher.addPath(path); // where that fails, a command looks again
}

} // namespace qd::app
