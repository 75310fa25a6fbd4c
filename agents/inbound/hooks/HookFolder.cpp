#include "agents/inbound/hooks/HookFolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>

namespace qd::agents {

namespace {
constexpr qsizetype kMostAtOnce = 200;
constexpr int kOk = 200, kBad = 400, kLater = 503;
} // namespace

HookFolder::HookFolder(HookDesk& desk, QString path, Duration every, QObject* parent) : QObject(parent), m_desk(desk), m_path(std::move(path))
{
    m_timer.setInterval(every);
    connect(&m_timer, &QTimer::timeout, this, &HookFolder::look);
}

void HookFolder::begin()
{
    m_timer.start();
    look();
}

void HookFolder::look()
{
    if (m_isBusy)
        return;
    m_names = QDir(m_path).entryList({QStringLiteral("*.http")}, QDir::Files | QDir::NoSymLinks, QDir::Name).mid(0, kMostAtOnce);
    takeNext();
}

/// One after the other, so that a heap of them does not fill the memory.
void HookFolder::takeNext()
{
    m_isBusy = !m_names.isEmpty();
    if (!m_isBusy)
        return;
    const QString name = m_names.takeFirst();
    QFile file(QDir(m_path).filePath(name));
    HookReader reader;
    const bool isPlain = QFileInfo(file.fileName()).isFile() && !QFileInfo(file.fileName()).isSymLink() && file.size() <= HookReader::kMostHead + HookReader::kMostBody;
    if (isPlain && file.open(QIODevice::ReadOnly))
        reader.feed(file.readAll());
    file.close();
    if (!reader.isDone()) {
        m_desk.countMalformed();
        return ended(name, kBad);
    }
    m_desk.take(reader.request(), true, [this, self = QPointer<HookFolder>(this), name](int status) {
        if (self)
            ended(name, status);
    });
}

void HookFolder::ended(const QString& name, int status)
{
    const QString path = QDir(m_path).filePath(name);
    if (status == kOk)
        QFile::remove(path);
    else if (status != kLater)
        QFile::rename(path, path + QStringLiteral(".refused"));
    emit answered();
    QTimer::singleShot(0, this, &HookFolder::takeNext);
}

} // namespace qd::agents
