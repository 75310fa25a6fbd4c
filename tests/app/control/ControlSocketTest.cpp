#include "tests/app/Home.h"

#include "app/engine/Home.h"

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
    EXPECT_TRUE(ran.code == 3 || ran.code == 0) << ran.out.left(300).toStdString();
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
    EXPECT_FALSE(treeOf(program.home()).contains(QStringLiteral("published/site/index.html")));
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

TEST_F(ControlSocket, ASecondServerIsRefused)
{
    const Ran ran = program.json(words("serve --until-idle"));
    EXPECT_EQ(ran.code, 5);
    EXPECT_TRUE(ran.message().contains(QString::number(holder->processId()))) << ran.out.toStdString();
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
        caller->connectToServer(app::Home(program.home()).socketName());
        ASSERT_TRUE(caller->waitForConnected(10'000));
        caller->write("{\"query\":\"settled\"}\n{\"query\":\"hello\"}\n");
        ASSERT_TRUE(caller->waitForReadyRead(10'000));
        EXPECT_EQ(caller->readAll(), QByteArray("{\"hello\":true}\n")) << "it should be at work and keep the caller waiting";
        callers.push_back(std::move(caller));
    }
    EXPECT_GE(endPolitely(*holder), 0) << holder->readAllStandardError().toStdString();
    holder.reset();
}

} // namespace qd::test
