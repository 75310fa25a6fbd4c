#include "tests/house/HouseRules.h"

namespace qd::house {

bool isHeader(const QString& path) { return path.endsWith(QLatin1String(".h")); }
bool isSource(const QString& path) { return isHeader(path) || path.endsWith(QLatin1String(".cpp")); }
bool isTest(const QString& path) { return path.startsWith(QLatin1String("tests/")); }

QString roomOf(const QString& path)
{
    return path.contains(u'/') ? path.section(u'/', 0, 0) : QString();
}

QString partOf(const QString& path)
{
    return path.count(u'/') > 1 ? path.section(u'/', 0, 1) : roomOf(path);
}

QList<Finding> checkAll(const QList<File>& all)
{
    QList<Finding> found = checkFolders(all) + checkFailPoints(all);
    for (const File& file : all) {
        found += checkText(file);
        if (isSource(file.path))
            found += checkIncludes(file) + checkWords(file) + checkConcurrency(file) + checkSizes(file);
    }
    return found;
}

} // namespace qd::house
