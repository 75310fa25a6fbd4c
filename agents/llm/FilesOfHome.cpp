#include "agents/llm/FilesOfHome.h"

#include <QDir>
#include <QFile>

namespace qd::agents {

namespace {

QStringList filesBelow(const QString& folder)
{
    QStringList paths;
    for (const QString& name : QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths.append(QDir(folder).filePath(name));
    return paths;
}

} // namespace

Result<Done> readFilesOfHome(const QString& folder, const QString& home, const QString& kind, const std::function<Result<Done>(const QByteArray&, const QString&)>& add)
{
    QStringList paths = filesBelow(QStringLiteral(":/") + folder);
    if (!home.isEmpty())
        paths += filesBelow(home + u'/' + folder);
    for (const QString& path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{Error::Store, QStringLiteral("The %1 cannot be read: %2.").arg(kind, file.errorString()), path, {}};
        if (const Result<Done> added = add(file.readAll(), path); !added)
            return added;
    }
    return Done{};
}

} // namespace qd::agents
