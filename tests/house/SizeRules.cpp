#include "tests/house/Functions.h"
#include "tests/house/HouseRules.h"
#include "tests/house/SourceText.h"

#include <QMap>

namespace qd::house {

namespace {
constexpr int kFileLines = 600;
constexpr int kFunctionLines = 60;
constexpr int kConstructorLines = 30;
constexpr int kFolderFiles = 20;
constexpr int kReadmeLines = 10;

int linesOf(const QString& text)
{
    return int(text.count(u'\n')) + (text.isEmpty() || text.endsWith(u'\n') ? 0 : 1);
}
} // namespace

QList<Finding> checkSizes(const File& source)
{
    QList<Finding> found;
    if (const int lines = linesOf(source.text); lines > kFileLines)
        found.append({source.path, lines, QStringLiteral("%1 lines; at most %2").arg(lines).arg(kFileLines)});
    for (const Function& function : functionsOf(codeOf(source.text))) {
        const int limit = function.constructor ? kConstructorLines : kFunctionLines;
        if (function.lines > limit)
            found.append({source.path, function.line, QStringLiteral("%1 has %2 lines; a %3 has at most %4").arg(function.name)
                              .arg(function.lines).arg(function.constructor ? QStringLiteral("constructor") : QStringLiteral("function"))
                              .arg(limit)});
    }
    return found;
}

QList<Finding> checkFolders(const QList<File>& all)
{
    static const QStringList rooms{QStringLiteral("core"),      QStringLiteral("agents"),       QStringLiteral("ui"),
                                   QStringLiteral("app"),       QStringLiteral("resources"),    QStringLiteral("translations"),
                                   QStringLiteral("tests"),     QStringLiteral("packaging")};
    QMap<QString, int> sources;
    QMap<QString, int> readmes;
    for (const File& file : all) {
        if (isSource(file.path))
            ++sources[file.path.section(u'/', 0, -2)];
        if (file.path.section(u'/', -1) == QLatin1String("README.md"))
            readmes.insert(file.path.section(u'/', 0, -2), linesOf(file.text));
    }
    QList<Finding> found;
    for (auto folder = sources.begin(); folder != sources.end(); ++folder)
        if (folder.value() > kFolderFiles)
            found.append({folder.key(), 0, QStringLiteral("%1 source files in one folder; at most %2").arg(folder.value()).arg(kFolderFiles)});
    for (const QString& room : rooms) {
        const QString path = room + QStringLiteral("/README.md");
        if (!readmes.contains(room))
            found.append({path, 0, QStringLiteral("is missing: what belongs here, what does not, what it may see")});
        else if (readmes.value(room) > kReadmeLines)
            found.append({path, readmes.value(room), QStringLiteral("at most %1 lines").arg(kReadmeLines)});
    }
    return found;
}

} // namespace qd::house
