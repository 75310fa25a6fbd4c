#include "app/engine/RuntimeFolder.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace qd::app {

QString privateFolder(const QString& parent, const QByteArray& name)
{
    const QString folder = parent + QLatin1Char('/') + QString::fromLatin1(name);
    const QByteArray path = QFile::encodeName(folder);
    mkdir(path.constData(), S_IRWXU); // one that exists is judged below like a new one
    struct stat found {};
    const bool ours = lstat(path.constData(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == geteuid();
    if (!ours)
        return {};
    const bool closed = (found.st_mode & ALLPERMS) == S_IRWXU || chmod(path.constData(), S_IRWXU) == 0;
    return closed ? folder : QString();
}

void provideRuntimeFolder()
{
    if (!qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        return;
    const QString folder = privateFolder(QDir::tempPath(), "quarterdeck-runtime-" + QByteArray::number(geteuid()));
    if (!folder.isEmpty())
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder));
}

} // namespace qd::app
