// Ways out of this machine are used as their files stand, also while somebody works.
#include "agents/effects/settings/OutsideConnectors.h"
#include "app/engine/Department.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

namespace qd::test {

using namespace Qt::StringLiterals;

class WaysOutSeenTest : public testing::Test {
protected:
    const QString name = u"marketing-department"_s;
    TempHome folder;
    app::Home home{folder.path()};
    agents::KeyShelf keys{home.settingsFile(), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0)};
    std::unique_ptr<app::Department> department;
    QList<qsizetype> notReady;

    void SetUp() override
    {
        ASSERT_TRUE(home.make());
        keys.keep(u"hook"_s, agents::Secret::of("whsec_d29ybGQ", u"http://127.0.0.1:9"_s), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        app::DepartmentSettings settings;
        settings.organisation = name;
        settings.pace = 0;
        settings.keys = &keys;
        department = std::make_unique<app::Department>(home, settings);
        QObject::connect(department.get(), &app::Department::waysNotReady, department.get(), [this](qsizetype count) { notReady.append(count); });
    }
    void TearDown() override { department->close(); }
    void write(const char* path) const
    {
        QDir().mkpath(folder.file(u"connectors"_s));
        QFile file(folder.file(u"connectors/hook.json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral(R"({"v":1,"id":"hook","kind":"webhook","title":"Hook","organisations":["%1"],"url":"http://127.0.0.1:9/%2","key":"hook"})").arg(name, QLatin1String(path)).toUtf8());
    }
    void allow() const
    {
        ConnectorSetting setting;
        setting.connector = {u"hook"_s};
        setting.account = {u"main"_s};
        setting.organisations = {{name}};
        setting.settings = agents::connectorFiles(home.path()).first().sha256;
        department->issue(CommandId::make(SystemClock().now()), SetConnector{setting}, human());
    }
    bool isAllowed() const { return department->feed().state().door.accounts.contains(u"hook/main"_s); }
};

TEST_F(WaysOutSeenTest, AFileThatChangesWhileSomebodyWorksIsReadAnew)
{
    ASSERT_TRUE(department->open());
    write("in"); // the folder was not there when it was opened
    ASSERT_TRUE(waitUntil([&] { return notReady == QList<qsizetype>{1}; })) << "nobody has allowed it";
    allow();
    ASSERT_TRUE(waitUntil([&] { return isAllowed(); }));
    write("elsewhere");
    ASSERT_TRUE(waitUntil([&] { return notReady == QList<qsizetype>{1, 1}; })) << "it is another one than was allowed";
}

} // namespace qd::test
