#include "tests/app/Program.h"
#include "tests/app/keys/LeakHunt.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QSet>

namespace qd::test {

TEST(LeakHunt, FindsEveryKeyInEveryWayOfWritingAndSaysWhich)
{
    const LeakHunt all(LeakHunt::canaries(1));
    QSet<QString> ways;
    for (const LeakHunt::Needle& needle : all.needles()) {
        LeakHunt hunt(LeakHunt::canaries(1));
        hunt.search(QStringLiteral("here"), "before " + needle.bytes + " after");
        const bool isFound = std::any_of(hunt.leaks.begin(), hunt.leaks.end(), [&needle](const Leak& leak) {
            return leak.key == needle.key && leak.encoding == QLatin1String(needle.encoding);
        });
        EXPECT_TRUE(isFound) << needle.key << " " << needle.encoding;
        ways.insert(QStringLiteral("%1 %2").arg(needle.key).arg(QLatin1String(needle.encoding)));
    }
    EXPECT_EQ(ways.size(), 12 * 9);
    EXPECT_EQ(LeakHunt::encodings(), 9);
}

TEST(LeakHunt, FindsBase64WhereverItBegins)
{
    const QList<QByteArray> keys = LeakHunt::canaries(2);
    for (const QByteArray& before : {QByteArray(), QByteArray("x"), QByteArray("xy"), QByteArray("Bearer ")})
        for (const QByteArray& after : {QByteArray(), QByteArray("z"), QByteArray("zz")}) {
            LeakHunt hunt(keys);
            hunt.search(QStringLiteral("here"), (before + keys[3] + after).toBase64());
            ASSERT_EQ(hunt.leaks.size(), 1) << before.toStdString();
            EXPECT_EQ(hunt.leaks[0].key, 3);
            EXPECT_EQ(hunt.leaks[0].encoding, QStringLiteral("base64"));
        }
}

TEST(LeakHunt, FindsWhatATreeHoldsAndHowItsFilesAreCalled)
{
    TempHome folder;
    const QList<QByteArray> keys{QByteArray("plain-canary-key-0123456789")};
    writeFile(folder.file(QStringLiteral("a/.hidden/file")), QByteArray(70'000, '.') + keys[0]);
    writeFile(folder.file(QStringLiteral("b/") + QString::fromLatin1(keys[0])), "nothing");
    LeakHunt hunt(keys);
    hunt.searchTree(folder.path());
    const QString found = inWords(hunt.leaks);
    EXPECT_TRUE(found.contains(QLatin1String(".hidden/file")));
    EXPECT_TRUE(found.contains(QLatin1String("names of files")));
    EXPECT_EQ(hunt.places, 3);
}

TEST(LeakHunt, FindsNothingWhereThereIsNothing)
{
    LeakHunt hunt(LeakHunt::canaries(1));
    for (const QByteArray& other : LeakHunt::canaries(2))
        hunt.search(QStringLiteral("here"), other);
    hunt.search(QStringLiteral("empty"), {});
    EXPECT_TRUE(hunt.leaks.isEmpty()) << inWords(hunt.leaks).toStdString();
}

} // namespace qd::test
