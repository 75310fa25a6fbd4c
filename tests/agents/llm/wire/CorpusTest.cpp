#include "tests/fuzz/Targets.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace qd;

class Corpus : public testing::TestWithParam<const char*> {};

TEST_P(Corpus, HoldsWhatMustHoldForAnyBytes)
{
    const fuzz::Target target = fuzz::targetOf(GetParam());
    ASSERT_TRUE(target);
    const QDir folder(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus/") + QString::fromLatin1(GetParam()));
    const QStringList names = folder.entryList(QDir::Files);
    EXPECT_GE(names.size(), 8);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        EXPECT_LT(bytes.size(), 16'384) << qPrintable(name);
        EXPECT_EQ(target(bytes), QString()) << qPrintable(name);
    }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpus, testing::Values("sse", "anthropic", "openai-chat", "openai-responses", "openai-images", "refusal", "batches", "json"));

TEST(Targets, TheyNoticeWhatDoesNotHold)
{
    EXPECT_FALSE(fuzz::targetOf("other"));
    EXPECT_EQ(fuzz::refusal("5\n{\"error\":\"my canary-4711-KEY\"}"), QString());
}
