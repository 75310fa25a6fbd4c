#include "tests/fuzz/reading/ReadingTargets.h"

#include <gtest/gtest.h>

#include <QDir>

namespace qd::test {

/// What fuzzing looks for must hold for every file of its corpora, cut anywhere.
class ReadingCorpus : public testing::TestWithParam<const char*> {};

TEST_P(ReadingCorpus, HoldsForEveryFile)
{
    const fuzz::ReadingTarget holds = fuzz::readingTargetOf(GetParam());
    ASSERT_TRUE(holds);
    const QDir folder(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus/") + QLatin1String(GetParam()));
    const QStringList names = folder.entryList(QDir::Files);
    ASSERT_GE(names.size(), 5) << folder.path().toStdString();
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (qsizetype length = bytes.size(); length >= 0; length -= qMax<qsizetype>(1, bytes.size() / 64))
            EXPECT_EQ(holds(bytes.left(length)).toStdString(), "") << name.toStdString() << ", the first " << length << " bytes";
    }
}

INSTANTIATE_TEST_SUITE_P(Each, ReadingCorpus, testing::Values("reading-html", "reading-http", "reading-robots", "reading-feed"),
                         [](const auto& info) { return std::string(info.param).substr(8); });

} // namespace qd::test
