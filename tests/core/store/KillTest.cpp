#include "tests/core/store/RecordFixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>

#include <unistd.h>

namespace qd::test {

class KillTest : public RecordTest {};

/// Appends without end and says on its standard output what was acknowledged; see the next test.
TEST_F(KillTest, DISABLED_AppendsUntilItIsKilled)
{
    file = qEnvironmentVariable("QD_TEST_RECORD");
    ASSERT_TRUE(open());
    std::function<void()> more = [&] {
        store.append(batch(notices(7)), &mailbox, [&](Result<Sequence> last) {
            if (!last)
                _exit(3);
            const QByteArray line = "ack " + QByteArray::number(*last) + "\n";
            if (write(STDOUT_FILENO, line.constData(), size_t(line.size())) < 0)
                _exit(4);
            more();
        });
    };
    for (int i = 0; i < 8; ++i)
        more();
    waitUntil([] { return false; }, std::chrono::seconds(30));
}

TEST_F(KillTest, WhatWasAcknowledgedSurvives)
{
    QRandomGenerator dice(4711);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QD_TEST_RECORD"), file);
    Sequence acknowledged = 0;
    for (int round = 0; round < 20; ++round) {
        QProcess child;
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--gtest_also_run_disabled_tests"),
                     QStringLiteral("--gtest_filter=KillTest.DISABLED_AppendsUntilItIsKilled")});
        QByteArray said;
        while (!said.contains("ack ") && child.waitForReadyRead(10'000))
            said += child.readAllStandardOutput();
        ASSERT_TRUE(said.contains("ack ")) << said.toStdString() << child.readAllStandardError().toStdString();
        usleep(useconds_t(dice.bounded(30'000)));
        child.kill();
        ASSERT_TRUE(child.waitForFinished());
        said += child.readAllStandardOutput();
        const qsizetype end = said.lastIndexOf('\n');
        const qsizetype from = said.lastIndexOf("ack ", end - 1) + 4;
        ASSERT_GT(said.mid(from, end - from).toLongLong(), acknowledged);
        acknowledged = said.mid(from, end - from).toLongLong();
        const auto opened = open();
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
        EXPECT_GE(opened->state.sequence, acknowledged);
        EXPECT_EQ(opened->state.sequence % 7, 0) << "a batch is stored whole or not at all";
        acknowledged = opened->state.sequence;
        store.close();
    }
    HistoryReader reader(file);
    ASSERT_TRUE(reader.open());
    const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->ok) << found->what.toStdString();
    EXPECT_EQ(found->facts, acknowledged);
}

} // namespace qd::test
