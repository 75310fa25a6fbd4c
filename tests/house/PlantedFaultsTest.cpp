// Every rule is shown a fault and something close to it that is right.
#include "tests/house/HouseRules.h"

#include <gtest/gtest.h>

namespace qd::house {

namespace {

struct Planted {
    const char* path;
    QString text;
    int line; ///< where the finding is; 0: there must be none
};

void expectFindings(QList<Finding> (*check)(const File&), const QList<Planted>& all)
{
    for (const Planted& planted : all) {
        const QList<Finding> found = check({QString::fromLatin1(planted.path), planted.text});
        const std::string shown = planted.path + std::string(": ") + planted.text.left(200).toStdString();
        if (planted.line == 0) {
            for (const Finding& finding : found)
                ADD_FAILURE() << "wrongly found: " << finding.what.toStdString() << " in " << shown;
            continue;
        }
        ASSERT_EQ(found.size(), 1) << shown;
        EXPECT_EQ(found[0].line, planted.line) << shown;
        EXPECT_FALSE(found[0].what.contains(QLatin1String("%1"))) << shown;
    }
}

QString including(const char* target)
{
    return QStringLiteral("#pragma once\n#include %1\n").arg(QString::fromLatin1(target));
}

QString lines(int count)
{
    return QStringLiteral("    x();\n").repeated(count);
}

} // namespace

TEST(PlantedFaults, IncludesBetweenRooms)
{
    expectFindings(checkIncludes, {
        {"core/base/A.h", including("\"agents/llm/LlmClient.h\""), 2},
        {"core/state/A.h", including("\"ui/style/Tokens.h\""), 2},
        {"agents/llm/A.h", including("\"ui/style/Tokens.h\""), 2},
        {"ui/pages/A.h", including("\"agents/llm/LlmClient.h\""), 2},
        {"ui/pages/A.h", including("<agents/llm/LlmClient.h>"), 2},
        {"ui/pages/A.h", including("\"app/Application.h\""), 2},
        {"app/A.h", including("\"tests/support/Await.h\""), 2},
        {"app/commands/A.h", including("\"ui/shell/Window.h\""), 0},
        {"agents/llm/A.h", including("\"core/base/Json.h\""), 0},
        {"tests/app/A.cpp", including("\"app/Application.h\""), 0},
        {"core/base/A.h", QStringLiteral("// #include \"ui/style/Tokens.h\"\nauto a = \"#include \\\"ui/a.h\\\"\";"), 0},
    });
}

TEST(PlantedFaults, IncludesInsideCore)
{
    expectFindings(checkIncludes, {
        {"core/base/A.h", including("\"core/model/Ids.h\""), 2},
        {"core/model/A.h", including("\"core/facts/Fact.h\""), 2},
        {"core/facts/A.h", including("\"core/state/RunsState.h\""), 2},
        {"core/state/A.h", including("\"core/rules/Accept.h\""), 2},
        {"core/rules/A.h", including("\"core/store/EventStore.h\""), 2},
        {"core/async/A.h", including("\"core/model/Ids.h\""), 2},
        {"core/async/A.h", including("\"core/store/EventStore.h\""), 2},
        {"core/store/A.h", including("\"core/rules/Accept.h\""), 2},
        {"core/store/A.h", including("\"core/state/RunsState.h\""), 0},
        {"core/rules/A.h", including("\"core/state/RunsState.h\""), 0},
    });
}

TEST(PlantedFaults, IncludesNotFromTheRoot)
{
    expectFindings(checkIncludes, {
        {"core/base/A.h", including("\"../model/Ids.h\""), 2},
        {"core/base/A.h", including("\"Json.h\""), 2},
        {"tests/core/A.cpp", including("\"base/Json.h\""), 2},
        {"core/base/A.cpp", including("\"A.moc\""), 0},
    });
}

TEST(PlantedFaults, QtModules)
{
    expectFindings(checkIncludes, {
        {"core/base/A.h", including("<QWidget>"), 2},
        {"core/base/A.h", including("<QtGui/QImage>"), 2},
        {"core/base/A.h", including("<qimage.h>"), 2},
        {"core/base/A.h", including("<QNetworkReply>"), 2},
        {"core/base/A.h", including("<QLocalSocket>"), 2},
        {"core/model/A.h", including("<QSqlQuery>"), 2},
        {"agents/skills/A.h", including("<QPushButton>"), 2},
        {"agents/skills/A.h", including("<QChart>"), 2},
        {"agents/skills/A.h", including("<QSqlQuery>"), 2},
        {"agents/skills/A.h", including("<QPixmap>"), 2},
        {"ui/pages/A.h", including("<QSqlQuery>"), 2},
        {"ui/pages/A.h", including("<QTcpSocket>"), 2},
        {"ui/pages/A.h", including("<QCoroTask>"), 2},
        {"app/A.h", including("<QSqlQuery>"), 2},
        {"agents/llm/A.cpp", including("<QNetworkAccessManager>"), 2},
        {"app/A.cpp", including("<QtNetwork/qnetworkaccessmanager.h>"), 2},
        {"agents/transport/A.cpp", including("<QNetworkAccessManager>"), 2},
        {"core/store/A.cpp", including("<QSqlQuery>"), 0},
        {"agents/skills/A.h", including("<QPainter>"), 0},
        {"agents/effects/A.h", including("<QTcpSocket>"), 0},
        {"ui/pages/A.h", including("<QChartView>"), 0},
        {"ui/pages/A.h", including("<QPixmap>"), 0},
        {"core/async/A.h", including("<QCoroTask>"), 0},
    });
}

TEST(PlantedFaults, LibrariesThatFewMayKnow)
{
    expectFindings(checkIncludes, {
        {"core/facts/A.cpp", including("<sqlite3.h>"), 2},
        {"core/facts/A.cpp", including("<nlohmann/json.hpp>"), 2},
        {"agents/office/A.cpp", including("<nlohmann/json.hpp>"), 2},
        {"agents/llm/A.h", including("<nlohmann/json_fwd.hpp>"), 2},
        {"core/base/Json.h", including("<nlohmann/json.hpp>"), 2},
        {"ui/pages/A.cpp", including("<valijson/validator.hpp>"), 2},
        {"core/base/Json.cpp", including("<nlohmann/json.hpp>"), 0},
        {"agents/organisation/A.cpp", including("<valijson/validator.hpp>"), 0},
        {"core/store/A.cpp", including("<sqlite3.h>"), 0},
    });
    expectFindings(checkWords, {
        {"agents/llm/A.h", QStringLiteral("void read(const nlohmann::json& j);"), 1},
        {"agents/llm/A.cpp", QStringLiteral("void read(const nlohmann::json& j);"), 0},
        {"core/store/A.h", QStringLiteral("class A {\n    QSqlDatabase m_db;\n};"), 2},
    });
}

TEST(PlantedFaults, Locks)
{
    expectFindings(checkConcurrency, {
        {"agents/office/A.h", QStringLiteral("\nstd::mutex m_mutex;"), 2},
        {"agents/office/A.h", QStringLiteral("QMutex m_mutex;"), 1},
        {"core/state/A.cpp", QStringLiteral("const std::lock_guard lock(x);"), 1},
        {"ui/pages/A.h", QStringLiteral("QReadWriteLock m_lock;"), 1},
        {"app/A.h", QStringLiteral("std::shared_mutex m_lock;"), 1},
        {"core/async/A.h", QStringLiteral("std::mutex m_mutex;"), 0},
        {"core/store/A.h", QStringLiteral("std::mutex m_mutex;"), 0},
        {"ui/pages/A.h", QStringLiteral("// a std::mutex would be wrong here"), 0},
    });
}

TEST(PlantedFaults, NestedLoopsAndKilledThreads)
{
    expectFindings(checkConcurrency, {
        {"ui/pages/A.cpp", QStringLiteral("QEventLoop loop;"), 1},
        {"ui/pages/A.cpp", QStringLiteral("qApp->processEvents();"), 1},
        {"app/A.cpp", QStringLiteral("connect(a, &A::b, c, &C::d, Qt::BlockingQueuedConnection);"), 1},
        {"core/async/A.cpp", QStringLiteral("m_thread->terminate();"), 1},
        {"ui/pages/A.cpp", QStringLiteral("dialog.exec();"), 1},
        {"ui/pages/A.cpp", QStringLiteral("if (QMessageBox::question(this, a, b)) {}"), 1},
        {"ui/pages/A.cpp", QStringLiteral("dialog->open(); process.terminate(); query.exec();"), 0},
        {"tests/support/A.h", QStringLiteral("QEventLoop loop;"), 0},
    });
}

TEST(PlantedFaults, AwaitedTemporaries)
{
    expectFindings(checkConcurrency, {
        {"agents/turn/A.cpp", QStringLiteral("\nco_await f(Brief{a, b});"), 2},
        {"agents/turn/A.cpp", QStringLiteral("auto r = co_await f({a, b});"), 1},
        {"agents/turn/A.cpp", QStringLiteral("co_await run(\n    [s] { return s; });"), 1},
        {"agents/turn/A.cpp", QStringLiteral("co_await run(pool, [=] (int) mutable -> int);"), 1},
        {"agents/turn/A.cpp", QStringLiteral("if (co_await answering) {\n}"), 0},
        {"agents/turn/A.cpp", QStringLiteral("if (const auto r = co_await task; r) { go(); }"), 0},
        {"agents/turn/A.cpp", QStringLiteral("for (const auto& x : co_await list) { go(); }"), 0},
        {"agents/turn/A.cpp", QStringLiteral("auto t = f(Brief{a});\nco_await t;\nreturn Brief{};"), 0},
        {"agents/turn/A.cpp", QStringLiteral("co_await tasks[i];"), 0},
    });
}

TEST(PlantedFaults, Names)
{
    expectFindings(checkWords, {
        {"core/base/A.h", QStringLiteral("\nclass TaskManager {};"), 2},
        {"core/base/A.h", QStringLiteral("class StringHelper final : public A {"), 1},
        {"core/base/A.h", QStringLiteral("struct TextUtil\n{"), 1},
        {"core/base/A.h", QStringLiteral("class EventHandler : public QObject {"), 1},
        {"core/base/A.h", QStringLiteral("class MailService {"), 1},
        {"core/base/A.h", QStringLiteral("class StoreImpl {"), 1},
        {"core/base/A.h", QStringLiteral("class PageBase {"), 1},
        {"core/base/A.h", QStringLiteral("class QNetworkAccessManager;\nclass Handlers {};\nclass ContentManagement {};"), 0},
        {"agents/office/A.h", QStringLiteral("static Office& instance();"), 1},
        {"agents/office/A.h", QStringLiteral("m_instance(x); instances();"), 0},
        {"app/window/A.cpp", QStringLiteral("QNetworkInformation::instance();"), 0},
        {"ui/pages/A.cpp", QStringLiteral("connect(a, SIGNAL(b()), c);"), 1},
        {"tests/ui/A.cpp", QStringLiteral("connect(a, b, SLOT(c()));"), 1},
        {"core/rules/A.cpp", QStringLiteral("return tr(\"No\");"), 1},
        {"agents/turn/A.cpp", QStringLiteral("return QCoreApplication::translate(\"a\", \"b\");"), 1},
        {"ui/pages/A.cpp", QStringLiteral("return tr(\"No\");"), 0},
        {"core/rules/A.cpp", QStringLiteral("return str(x) + attr (y);"), 0},
    });
}

TEST(PlantedFaults, UnfinishedWork)
{
    expectFindings(checkText, {
        {"core/base/A.h", QStringLiteral("\n// TO" "DO: later"), 2},
        {"packaging/check", QStringLiteral("# FIX" "ME"), 1},
        {"tests/core/A.cpp", QStringLiteral("// XX" "X"), 1},
        {"README.md", QStringLiteral("a HA" "CK"), 1},
        {"core/base/A.cpp", QStringLiteral("return Error(\"Not implem" "ented\");"), 1},
        {"resources/a.json", QStringLiteral("Lorem ip" "sum"), 1},
        {"packaging/a", QStringLiteral("mktemp /tmp/a.XX" "XX; hacks; todo"), 0},
    });
}

TEST(PlantedFaults, WordsOfAWorkplace)
{
    expectFindings(checkText, {
        {"README.md", QStringLiteral("\nmade with Claude" " Code"), 2},
        {"core/base/A.h", QStringLiteral("// see shared/" "design"), 1},
        {"packaging/check", QStringLiteral("cd /wo" "rk/main"), 1},
        {"packaging/check", QStringLiteral("cd \"$home/wo" "rk/main\"; home/work/"), 0},
        {"agents/llm/A.cpp", QStringLiteral("\"anthropic:claude\""), 0},
    });
}

TEST(PlantedFaults, LongFilesFunctionsAndConstructors)
{
    expectFindings(checkSizes, {
        {"core/base/A.cpp", QStringLiteral("\n").repeated(601), 601},
        {"core/base/A.cpp", QStringLiteral("\n").repeated(600), 0},
        {"core/base/A.cpp", QStringLiteral("int a;\nvoid f()\n{\n") + lines(58) + QStringLiteral("}\n"), 2},
        {"core/base/A.cpp", QStringLiteral("int a;\nvoid f()\n{\n") + lines(57) + QStringLiteral("}\n"), 0},
        {"core/base/A.cpp", QStringLiteral("A::A()\n{\n") + lines(28) + QStringLiteral("}\n"), 1},
        {"core/base/A.cpp", QStringLiteral("A::A()\n{\n") + lines(27) + QStringLiteral("}\n"), 0},
        {"core/base/A.h", QStringLiteral("class A {\npublic:\n    A()\n    {\n") + lines(28) + QStringLiteral("    }\n};\n"), 3},
        {"core/base/A.cpp", QStringLiteral("const char* kText = R\"(\n") + QStringLiteral("{\n").repeated(100) + QStringLiteral(")\";\nvoid f() {}\n"), 0},
    });
}

TEST(PlantedFaults, CrowdedFoldersAndRoomsThatSayNothing)
{
    QList<File> all;
    for (const char* room : {"core", "agents", "ui", "app", "resources", "translations", "tests", "packaging"})
        all.append({QString::fromLatin1(room) + QStringLiteral("/README.md"), QStringLiteral("Says what it is.\n")});
    for (int i = 0; i < 20; ++i)
        all.append({QStringLiteral("core/base/A%1.h").arg(i), {}});
    EXPECT_TRUE(checkFolders(all).isEmpty());
    all.append({QStringLiteral("core/base/B.cpp"), {}});
    all[0].text = QStringLiteral("\n").repeated(11);
    all.removeAt(1);
    const QList<Finding> found = checkFolders(all);
    ASSERT_EQ(found.size(), 3);
    EXPECT_EQ(found[0].path, QStringLiteral("core/base"));
    EXPECT_EQ(found[1].path, QStringLiteral("core/README.md"));
    EXPECT_EQ(found[2].path, QStringLiteral("agents/README.md"));
}

TEST(PlantedFaults, FailPointsThatNobodyDiesAtAndNamesWithoutAPlace)
{
    const auto place = [](const char* name) { return QStringLiteral("    QD_FAIL(\"%1\");\n").arg(QLatin1String(name)); };
    const QString path = QStringLiteral("tests/app/kill/FailPoints.h");
    QList<File> all{{QStringLiteral("core/store/A.cpp"), place("record.written") + place("record.named")},
                    {QStringLiteral("tests/core/ATest.cpp"), place("not.ours")},
                    {path, QStringLiteral("// see a.b, \"said in words\"\n{\"record.written\",\n\"record.named\"}")}};
    EXPECT_TRUE(checkFailPoints(all).isEmpty());
    all.append({QStringLiteral("app/engine/B.cpp"), place("new.one") + place("record.named")});
    all[2].text += QStringLiteral("\n{\"gone.one\"}");
    const QList<Finding> found = checkFailPoints(all);
    ASSERT_EQ(found.size(), 3);
    EXPECT_EQ(found[0].line, 2);
    EXPECT_TRUE(found[0].what.contains(QLatin1String("twice")));
    EXPECT_EQ(found[1].path, QStringLiteral("app/engine/B.cpp"));
    EXPECT_TRUE(found[1].what.contains(QLatin1String("nobody dies"))) << found[1].what.toStdString();
    EXPECT_EQ(found[2].path, path);
    EXPECT_EQ(found[2].line, 4);
    all.removeAt(2);
    EXPECT_EQ(checkFailPoints(all).size(), 4) << "without a list nobody dies anywhere";
}

} // namespace qd::house
