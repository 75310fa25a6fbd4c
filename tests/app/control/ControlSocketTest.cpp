#include "tests/app/Home.h"

#include "app/control/ControlServer.h"
#include "app/control/Wire.h"
#include "app/engine/Home.h"
#include "tests/support/Await.h"

#include <QFile>
#include <QLocalSocket>

namespace qd::test {

class ControlSocket : public AppTest {
protected:
    void SetUp() override
    {
        holder = program.serve({QStringLiteral("--pace"), QStringLiteral("0")});
        ASSERT_TRUE(holder);
    }
    void TearDown() override
    {
        if (holder)
            EXPECT_GE(endPolitely(*holder), 0) << "it crashed while closing";
    }
    QStringList asking() const { return {QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--wait")}; }

    std::unique_ptr<QProcess> holder;
};

TEST_F(ControlSocket, ABriefIsDoneByTheOneWhoHoldsTheHome)
{
    const Ran ran = program.json(runArguments());
    EXPECT_EQ(ran.code, 0) << ran.out.left(300).toStdString();
    EXPECT_EQ(ran.json().at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(holder->state(), QProcess::Running);
}

TEST_F(ControlSocket, WithoutWaitTheBriefIsAcknowledgedAtOnce)
{
    QStringList line = runArguments();
    line.removeAll(QStringLiteral("--wait"));
    const Ran ran = program.json(line);
    EXPECT_EQ(ran.code, 0) << ran.out.left(300).toStdString();
    EXPECT_FALSE(ran.json().at(u"run").toString().isEmpty()) << ran.out.left(300).toStdString();
}

TEST_F(ControlSocket, AnApprovalReachesTheHolderAndCanBeTakenBack)
{
    const Ran ran = program.json(asking());
    ASSERT_EQ(ran.code, 3) << ran.out.left(300).toStdString();
    const QString id = ran.json().at(u"waiting").items().value(0).toString();
    EXPECT_EQ(program.json({QStringLiteral("inbox"), QStringLiteral("approve"), id}).code, 0);
    EXPECT_EQ(program.json({QStringLiteral("inbox"), QStringLiteral("approve"), id}).code, 4) << "twice";
    EXPECT_EQ(program.json({QStringLiteral("inbox"), QStringLiteral("undo"), id}).code, 0);
    EXPECT_FALSE(treeOf(program.home()).contains(QStringLiteral("published/marketing-department/site/index.html")));
    EXPECT_EQ(program.json({QStringLiteral("inbox"), QStringLiteral("reject"), id, QStringLiteral("--reason"), QStringLiteral("not now")}).code, 0);
}

TEST_F(ControlSocket, StopAndResumeReachTheHolder)
{
    EXPECT_EQ(program.json(words("stop")).code, 0);
    EXPECT_TRUE(program.json(words("status")).json().at(u"stopped").toBool());
    EXPECT_EQ(program.json(words("stop")).code, 4);
    EXPECT_EQ(program.json(words("resume")).code, 0);
    EXPECT_FALSE(program.json(words("status")).json().at(u"stopped").toBool(true));
}

TEST_F(ControlSocket, ARefusalDoesNotKeepTheNextCallerWaiting)
{
    EXPECT_EQ(program.json(words("resume")).code, 4);
    EXPECT_EQ(program.json(asking(), 30'000).code, 3);
    EXPECT_EQ(program.json(words("resume")).code, 4);
    EXPECT_EQ(program.json(asking(), 30'000).code, 3);
}

TEST_F(ControlSocket, AnotherOrganisationOfTheHomeWorksBesideIt)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    writeFile(program.home() + QStringLiteral("/organisations/field-notes.json"), file.readAll());
    const QStringList other{QStringLiteral("--org"), QStringLiteral("field-notes")};
    const auto second = program.serve(QStringList{QStringLiteral("--pace"), QStringLiteral("0")} + other);
    ASSERT_TRUE(second);
    const Ran asked = program.json(asking());
    ASSERT_EQ(asked.code, 3) << asked.out.left(300).toStdString();
    const QByteArray before = program.json(words("status")).out;
    const Ran stop = program.json(words("stop") + other);
    EXPECT_EQ(stop.code, 0);
    EXPECT_EQ(stop.json().at(u"done").toString(), QStringLiteral("Field Notes Desk has stopped."));
    EXPECT_EQ(stop.json().at(u"others").items().value(0).toString(), QStringLiteral("marketing-department")) << "it still works, and that is said";
    EXPECT_TRUE(program.json(words("status") + other).json().at(u"stopped").toBool());
    EXPECT_EQ(program.json(words("status")).out, before) << "nothing is shared between them";
    EXPECT_EQ(program.json(words("resume") + other).code, 0);
    EXPECT_EQ(program.json(runArguments() + other).code, 0);
    const QString id = asked.json().at(u"waiting").items().value(0).toString();
    EXPECT_NE(program.json(QStringList{QStringLiteral("inbox"), QStringLiteral("approve"), id} + other).code, 0) << "her question is the other one's";
    EXPECT_EQ(program.json(words("status")).out, before);
    EXPECT_GE(endPolitely(*second), 0);
    for (const QStringList& each : {QStringList(), other})
        EXPECT_EQ(program.json(words("log verify") + each).json().at(u"ok").toBool(), true);
    const Ran window = program.run(other + words("--exit-after-startup"));
    EXPECT_EQ(window.code, 0) << "the server of the one leaves the window of the other alone; " << window.err.toStdString();
}

TEST_F(ControlSocket, AStopReachesEveryOrganisationOfTheHome)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    Result<Json> notes = Json::parse(file.readAll());
    ASSERT_TRUE(notes);
    const QByteArray bytes = notes->toText();
    writeFile(program.home() + QStringLiteral("/organisations/field-notes.json"), bytes);
    writeFile(program.home() + QStringLiteral("/organisations/idle-notes.json"), QByteArray(bytes).replace("\"field-notes\"", "\"idle-notes\"").replace("Field Notes", "Idle Notes"));
    const QStringList held{QStringLiteral("--org"), QStringLiteral("field-notes")};
    const QStringList idle{QStringLiteral("--org"), QStringLiteral("idle-notes")};
    ASSERT_EQ(program.run(words("serve --until-idle --pace 0") + idle).code, 0) << "it has a record, and nobody holds it";
    const auto second = program.serve(QStringList{QStringLiteral("--pace"), QStringLiteral("0")} + held);
    ASSERT_TRUE(second);
    const auto stopped = [this](const QStringList& of) { return program.json(words("status") + of).json().at(u"stopped").toBool(); };
    const Ran stop = program.run(words("stop"));
    EXPECT_EQ(stop.code, 0) << stop.err.toStdString();
    EXPECT_EQ(stop.out, QByteArray("Everything has stopped: Field Notes Desk, Idle Notes Desk, Marketing Department.\n"));
    for (const QStringList& each : {QStringList(), held, idle})
        EXPECT_TRUE(stopped(each)) << each.join(u' ').toStdString();
    EXPECT_EQ(program.json(words("stop")).code, 4) << "all of them were already";
    EXPECT_EQ(program.run(words("resume") + held).out, QByteArray("Field Notes Desk goes on where it was.\nStill stopped: Idle Notes Desk, Marketing Department. Without --org everything goes on.\n"));
    EXPECT_EQ(program.run(words("resume")).out, QByteArray("Work goes on where it was: Idle Notes Desk, Marketing Department.\n")) << "what works is left alone";
    for (const QStringList& each : {QStringList(), held, idle})
        EXPECT_FALSE(stopped(each)) << each.join(u' ').toStdString();
    EXPECT_EQ(program.json(words("resume")).code, 4);
    EXPECT_GE(endPolitely(*second), 0);
}

TEST_F(ControlSocket, ACommandThatNamesNoOrganisationIsRefused)
{
    QLocalSocket caller;
    caller.connectToServer(app::Home(program.home()).socketName(QStringLiteral("marketing-department")));
    ASSERT_TRUE(caller.waitForConnected(10'000));
    caller.write("{\"command\":\"StopAll\",\"body\":{\"reason\":\"\"}}\n");
    ASSERT_TRUE(caller.waitForReadyRead(10'000));
    EXPECT_TRUE(caller.readAll().contains("names no organisation"));
    EXPECT_FALSE(program.json(words("status")).json().at(u"stopped").toBool(true));
}

TEST_F(ControlSocket, ASecondServerLeavesTheWorkToTheFirst)
{
    QStringList line = asking();
    line.removeAll(QStringLiteral("--wait"));
    ASSERT_EQ(program.json(line).code, 0) << "it was taken";
    const Ran idle = program.json(words("serve --until-idle"));
    EXPECT_EQ(idle.code, 3) << idle.out.toStdString() << idle.err.toStdString();
    EXPECT_EQ(idle.json().at(u"waiting").toInteger(), 1);
    const Ran once = program.json(words("serve"));
    EXPECT_EQ(once.code, 0) << once.err.toStdString();
    EXPECT_TRUE(once.err.contains("works on marketing-department")) << once.err.toStdString();
    EXPECT_EQ(program.json(words("serve --approve all")).code, 5) << "the one that works there asks for approvals";
    const Ran approving = program.json(words("serve --until-idle --approve all"));
    EXPECT_EQ(approving.code, 0) << approving.out.toStdString() << approving.err.toStdString();
    EXPECT_EQ(approving.json().at(u"waiting").toInteger(-1), 0);
}

TEST_F(ControlSocket, EndsInOrderWhileCallersStillWait)
{
    ASSERT_GE(endPolitely(*holder), 0);
    holder = program.serve({QStringLiteral("--pace"), QStringLiteral("1")});
    ASSERT_TRUE(holder);
    QStringList line = runArguments();
    line.removeAll(QStringLiteral("--wait"));
    program.json(line);
    std::vector<std::unique_ptr<QLocalSocket>> callers;
    for (int i = 0; i < 3; ++i) {
        auto caller = std::make_unique<QLocalSocket>();
        caller->connectToServer(app::Home(program.home()).socketName(QStringLiteral("marketing-department")));
        ASSERT_TRUE(caller->waitForConnected(10'000));
        caller->write("{\"query\":\"settled\"}\n{\"query\":\"hello\"}\n");
        ASSERT_TRUE(caller->waitForReadyRead(10'000));
        EXPECT_EQ(caller->readAll(), QByteArray("{\"hello\":true,\"called\":\"server\"}\n")) << "it should be at work and keep the caller waiting";
        callers.push_back(std::move(caller));
    }
    EXPECT_GE(endPolitely(*holder), 0) << holder->readAllStandardError().toStdString();
    for (const auto& caller : callers) {
        EXPECT_TRUE(caller->canReadLine() || caller->waitForReadyRead(10'000));
        const Result<Receipt> said = app::readReceipt(caller->readAll());
        EXPECT_TRUE(!said && said.error().text.contains(QLatin1String("has ended"))) << "nobody is left without an answer";
    }
    holder.reset();
}

TEST(ControlServerOfAWindow, DoesNotTakeWhatIsForAnotherOrganisation)
{
    const TempHome folder;
    app::DepartmentSettings settings;
    settings.organisation = QStringLiteral("marketing-department");
    app::Department department(app::Home(folder.file(QStringLiteral("home"))), settings);
    ASSERT_TRUE(department.open());
    app::ControlServer server(department, QStringLiteral("window"));
    ASSERT_TRUE(server.listen());
    QLocalSocket caller;
    caller.connectToServer(department.home().socketName(department.organisation()));
    caller.write("{\"organisation\":\"field-notes\",\"query\":\"hello\"}\n");
    ASSERT_TRUE(waitUntil([&] { return caller.canReadLine(); }));
    const Result<Receipt> said = app::readReceipt(caller.readLine());
    ASSERT_FALSE(said);
    EXPECT_EQ(said.error().text, QStringLiteral("the window that listens here works on marketing-department, not on field-notes"));
}

} // namespace qd::test
