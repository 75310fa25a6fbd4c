#include "app/engine/RuntimeFolder.h"

#include "tests/app/Home.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace qd::test {

namespace {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QFile::Permissions permissionsOf(const QString& folder)
{
    const QFile::Permissions asUser = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    return QFileInfo(folder).permissions() & ~asUser;
}

} // namespace

TEST(RuntimeFolder, IsMadeForItsOwnerAlone)
{
    TempHome temp;
    const QString folder = app::privateFolder(temp.path(), "runtime");
    EXPECT_EQ(folder, temp.file(QStringLiteral("runtime")));
    EXPECT_EQ(permissionsOf(folder), kOwnerOnly);
    EXPECT_EQ(app::privateFolder(temp.path(), "runtime"), folder) << "the same one the next time";
}

TEST(RuntimeFolder, OneThatStoodOpenIsClosed)
{
    TempHome temp;
    ASSERT_TRUE(QDir(temp.path()).mkdir(QStringLiteral("runtime")));
    ASSERT_TRUE(QFile::setPermissions(temp.file(QStringLiteral("runtime")), kOwnerOnly | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther));
    EXPECT_EQ(permissionsOf(app::privateFolder(temp.path(), "runtime")), kOwnerOnly);
}

TEST(RuntimeFolder, ALinkOrAFileIsNotTaken)
{
    TempHome temp;
    ASSERT_TRUE(QDir(temp.path()).mkdir(QStringLiteral("elsewhere")));
    ASSERT_TRUE(QFile::link(temp.file(QStringLiteral("elsewhere")), temp.file(QStringLiteral("runtime"))));
    EXPECT_EQ(app::privateFolder(temp.path(), "runtime"), QString());
    writeFile(temp.file(QStringLiteral("file")), "x");
    EXPECT_EQ(app::privateFolder(temp.path(), "file"), QString());
    EXPECT_EQ(app::privateFolder(temp.file(QStringLiteral("nowhere")), "runtime"), QString());
}

TEST(RuntimeFolder, OneThatSomebodyElseOwnsIsNotTaken)
{
    constexpr uid_t kSomebodyElse = 65534;
    TempHome temp;
    const QString folder = temp.file(QStringLiteral("runtime"));
    ASSERT_TRUE(QDir(temp.path()).mkdir(QStringLiteral("runtime")));
    if (chown(QFile::encodeName(folder).constData(), kSomebodyElse, gid_t(-1)) != 0)
        GTEST_SKIP() << "only root can give a folder away";
    EXPECT_EQ(app::privateFolder(temp.path(), "runtime"), QString());
}

} // namespace qd::test
