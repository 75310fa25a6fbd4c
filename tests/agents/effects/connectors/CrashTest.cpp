#include "agents/effects/connectors/FolderConnector.h"

#include "tests/agents/effects/EffectSamples.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace qd::test {

namespace {

#ifdef QD_FAILPOINTS

agents::Delivery deliveryOfVersion(const QString& text)
{
    agents::PageMaterial material = samplePage();
    material.markdown = text;
    material.headerPng = samplePng(text.size() % 2 ? Qt::red : Qt::blue);
    return deliveryOf(*agents::renderBlogPage(material, effectBrand()));
}

std::unique_ptr<agents::Connector> site(const QString& root)
{
    return std::move(agents::folderConnectors(root, {}).front());
}

/// Delivers in a process of its own that dies at `point`. @returns its exit code.
int deliverAndDie(const QString& root, const agents::Delivery& delivery, const QByteArray& point)
{
    const std::unique_ptr<agents::Connector> connector = site(root);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("QD_FAIL", point.constData(), 1);
        delivered(*connector, delivery);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// What a visitor of the folder sees: no temporary files.
QMap<QString, QByteArray> visible(const QString& root)
{
    QMap<QString, QByteArray> tree = treeOf(root);
    for (const QString& name : tree.keys())
        if (name.endsWith(QStringLiteral(".part")))
            tree.remove(name);
    return tree;
}

constexpr int kDied = 137;

struct Point {
    const char* name;
    int visits; ///< of a first delivery: two files, record, feed, index
};
constexpr Point kPoints[] = {{"effect.before_first_byte", 1}, {"effect.after_temp", 5}, {"effect.before_rename", 3},
                             {"effect.after_rename", 3}, {"effect.before_index", 2}, {"effect.after_index", 2}};

#endif

} // namespace

#ifdef QD_FAILPOINTS

TEST(FolderConnectorCrash, AFirstDeliveryRepeatedAfterACrashAnywhereGivesTheSameTree)
{
    const agents::Delivery delivery = deliveryOfVersion(QStringLiteral("One."));
    const TempHome undisturbed;
    const agents::Outcome expected = delivered(*site(undisturbed.path()), delivery);
    for (const Point& point : kPoints)
        for (int visit = 1; visit <= point.visits; ++visit) {
            const QByteArray wish = QByteArray(point.name) + ':' + QByteArray::number(visit);
            SCOPED_TRACE(wish.toStdString());
            const TempHome home;
            ASSERT_EQ(deliverAndDie(home.path(), delivery, wish), kDied);
            const auto left = visible(home.path());
            if (left.contains(QStringLiteral("site/index.html"))) // what the list links to is there
                EXPECT_TRUE(left.contains(QStringLiteral("site/posts/first-ninety-days/index.html")));
            if (left.contains(QStringLiteral("site/posts/first-ninety-days/index.html"))) // and so is what the page shows
                EXPECT_TRUE(left.contains(QStringLiteral("site/posts/first-ninety-days/header.png")));
            for (auto file = left.begin(); file != left.end(); ++file)
                EXPECT_EQ(*file, treeOf(undisturbed.path()).value(file.key())); // whole, never a part
            const agents::Outcome again = delivered(*site(home.path()), delivery);
            EXPECT_EQ(again.kind, agents::Outcome::Confirmed);
            EXPECT_EQ(treeOf(home.path()), treeOf(undisturbed.path()));
            EXPECT_EQ(again.text.section(QLatin1Char('/'), -2), expected.text.section(QLatin1Char('/'), -2));
        }
}

TEST(FolderConnectorCrash, ARevisionRepeatedAfterACrashAnywhereGivesTheSameTree)
{
    const agents::Delivery first = deliveryOfVersion(QStringLiteral("One."));
    const agents::Delivery second = deliveryOfVersion(QStringLiteral("Two, longer."));
    const TempHome undisturbed;
    delivered(*site(undisturbed.path()), first);
    const agents::Outcome expected = delivered(*site(undisturbed.path()), second);
    for (const Point& point : kPoints) {
        SCOPED_TRACE(point.name);
        const TempHome home;
        ASSERT_EQ(delivered(*site(home.path()), first).kind, agents::Outcome::Confirmed);
        const int code = deliverAndDie(home.path(), second, point.name);
        const bool indexOnly = QByteArray(point.name).endsWith("_index"); // the list does not change: same title, same date
        ASSERT_EQ(code, indexOnly ? 0 : kDied);
        const agents::Outcome again = delivered(*site(home.path()), second);
        EXPECT_EQ(again.text.section(QLatin1Char('/'), -2), expected.text.section(QLatin1Char('/'), -2));
        EXPECT_EQ(treeOf(home.path()), treeOf(undisturbed.path()));
    }
}

#endif

} // namespace qd::test
