#include "agents/effects/render/Markdown.h"
#include "tests/fuzz/markdown/MarkdownTarget.h"

#include <gtest/gtest.h>

#include <QDir>

namespace qd::test {

/// What fuzzing looks for must hold for every file of its corpus, cut anywhere.
TEST(MarkdownCorpus, HoldsForEveryFile)
{
    const QDir folder(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus/markdown"));
    const QStringList names = folder.entryList(QDir::Files);
    ASSERT_GE(names.size(), 15) << folder.path().toStdString();
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (qsizetype length = bytes.size(); length >= 0; length -= qMax<qsizetype>(1, bytes.size() / 64))
            EXPECT_EQ(fuzz::markdown(bytes.left(length)).toStdString(), "") << name.toStdString() << ", the first " << length << " bytes";
    }
}

TEST(MarkdownCorpus, AnAddressThatIsNamedOnceDoesNotBecomeAnEndlessPage)
{
    const QString address = QStringLiteral("[a]: /") + QString(50'000, u'x') + QStringLiteral("\n\n");
    const Result<agents::SafeMarkup> few = agents::safeMarkup(address + QStringLiteral("[a]\n").repeated(100), {});
    EXPECT_TRUE(few);
    const Result<agents::SafeMarkup> many = agents::safeMarkup(address + QStringLiteral("[a]\n").repeated(1'000), {});
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().kind, Error::Parse);
    EXPECT_EQ(many.error().text, QStringLiteral("the text would become a page of more than 16,777,216 bytes"));
    EXPECT_FALSE(agents::safeMarkup(address + QStringLiteral("[a]\n").repeated(100'000), {})) << "six gigabytes would take a minute";
    EXPECT_FALSE(agents::safeMarkup(QString(1'000'000, u'>') + QStringLiteral("a"), {})) << "a million quotations in each other";
}

TEST(MarkdownCorpus, AnImageInTheDescriptionOfAnotherIsAnErrorOfTheText)
{
    const Result<agents::SafeMarkup> nested = agents::safeMarkup(QStringLiteral("![*a ![b](c) d*](f)"), {});
    ASSERT_FALSE(nested);
    EXPECT_EQ(nested.error().kind, Error::Parse);
    EXPECT_EQ(nested.error().hint, QStringLiteral("no image within the description of another"));
    const Result<agents::SafeMarkup> plain = agents::safeMarkup(QStringLiteral("![a [d](e)](f)"), {});
    ASSERT_TRUE(plain) << plain.error().text.toStdString();
    EXPECT_EQ(plain->html.simplified(), QStringLiteral("<p>a d</p>"));
}

TEST(MarkdownCorpus, HeadingsThatSayTheSameHaveNamesOfTheirOwnAndTakeNoTime)
{
    const Result<agents::SafeMarkup> markup = agents::safeMarkup(QStringLiteral("# a\n# a-2\n# a\n# a\n"), {});
    ASSERT_TRUE(markup);
    for (const char* id : {"id=\"a\"", "id=\"a-2\"", "id=\"a-3\"", "id=\"a-4\""})
        EXPECT_EQ(markup->html.count(QLatin1String(id)), 1) << id << "\n" << markup->html.toStdString();
    EXPECT_TRUE(agents::safeMarkup(QStringLiteral("# a\n").repeated(100'000), {})) << "each beside all before it would be five billion comparisons";
}

} // namespace qd::test
