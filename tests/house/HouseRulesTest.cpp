#include "tests/house/HouseRules.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QDirIterator>

namespace qd::house {

namespace {

/// What of the tree is ours: everything but what building leaves behind.
QList<File> everyFile()
{
    const QDir root(QStringLiteral(QUARTERDECK_SOURCE_DIR));
    QList<File> all;
    QDirIterator files(root.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        const QString top = path.section(u'/', 0, 0);
        if (top == QLatin1String(".git") || top == QLatin1String("build") || top == QLatin1String("bench-data"))
            continue;
        QFile file(files.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (!bytes.left(8192).contains('\0'))
            all.append({path, QString::fromUtf8(bytes)});
    }
    return all;
}

} // namespace

TEST(HouseRules, HoldForTheWholeTree)
{
    const QList<File> all = everyFile();
    ASSERT_GT(all.size(), 100) << "the sources were not found below " << QUARTERDECK_SOURCE_DIR;
    for (const Finding& finding : checkAll(all))
        ADD_FAILURE() << finding.path.toStdString() << ":" << finding.line << ": " << finding.what.toStdString();
}

} // namespace qd::house
