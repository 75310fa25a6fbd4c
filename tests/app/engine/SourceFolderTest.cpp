#include "app/engine/SourceFolder.h"

#include "tests/app/Home.h"

namespace qd::test {

TEST(SourceFolder, OfAPageIsTakenWhatItSays)
{
    TempHome temp;
    const QByteArray page = "<!doctype html><html><head><title>Counting &amp; stock</title><style>p{color:red}</style><script>var x = 'secret';</script></head>"
                            "<body><!-- note --><p>Forty-one percent count by hand.</p></body></html>";
    writeFile(temp.file(QStringLiteral("a.html")), page);
    writeFile(temp.file(QStringLiteral("b.HTM")), page);
    writeFile(temp.file(QStringLiteral("c.md")), "# As <b>it</b> is\n");
    const Result<QList<GivenSource>> all = app::readSources(temp.path());
    ASSERT_TRUE(all) << all.error().text.toStdString();
    ASSERT_EQ(all->size(), 2) << "b.HTM is given by name";
    const QString text = all->at(0).text;
    EXPECT_EQ(text, QStringLiteral("# Counting & stock\n\nForty-one percent count by hand.")) << text.toStdString();
    EXPECT_EQ(all->at(1).text, QStringLiteral("# As <b>it</b> is\n")) << "what is no page stays as it is";
    const Result<QList<GivenSource>> one = app::readSources(temp.file(QStringLiteral("b.HTM")));
    ASSERT_TRUE(one);
    EXPECT_EQ(one->first().text, text);
}

} // namespace qd::test
