// The desktop says that something waits while she looks elsewhere; a press of its button is her yes or her no.
#include "core/base/Digest.h"
#include "tests/app/Program.h"
#include "tests/app/desktop/Board.h"
#include "tests/app/window/journeys/FrontDesk.h"
#include "tests/support/Await.h"

#include <QProcess>
#include <QSet>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace qd::test {

namespace {

/// A bus of the test's own with a desktop on it.
class Desktop {
public:
    Desktop()
    {
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s, u"--address=unix:path="_s + m_folder.file(u"bus"_s)});
        EXPECT_TRUE(m_bus.waitForReadyRead(10'000)) << "dbus-daemon does not start";
        address = QString::fromUtf8(m_bus.readLine()).trimmed();
        EXPECT_TRUE(board.serve(QDBusConnection::connectToBus(address, u"desktop"_s)));
    }
    ~Desktop()
    {
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        QDBusConnection::disconnectFromBus(u"notifier of "_s + address);
        m_bus.kill();
        m_bus.waitForFinished();
    }

    QString address;
    Board board;

private:
    TempHome m_folder;
    QProcess m_bus;
};

class NoteJourney : public testing::Test {
protected:
    Desktop desktop;
    FrontDesk desk{desktop.address};
    QWidget elsewhere;

    /// She looks at something else, and the desktop knows the program.
    void lookAway()
    {
        elsewhere.show();
        elsewhere.activateWindow();
        ASSERT_TRUE(waitUntil([this] { return !desk.room->window()->isActiveWindow(); }, 10s));
        ASSERT_TRUE(waitUntil([this] { return desktop.board.asked > 0; }, 10s));
        QTest::qWait(100); // until its answer has come
    }
    /// Something comes to the inbox, and the desktop says so.
    Approval note(const QString& brief)
    {
        desk.begin("post", brief);
        EXPECT_TRUE(waitUntil([this] { return desktop.board.up.size() == 1 && desk.waiting() == 1; }, 30s));
        return desk.waiting() == 1 ? desk.state().inbox.approvals.first() : Approval();
    }
    QSet<QByteArray> published() const
    {
        QSet<QByteArray> files;
        const QMap<QString, QByteArray> tree = treeOf(desk.home.published());
        for (const QByteArray& bytes : tree)
            files.insert(sha256(bytes));
        return files;
    }
};

} // namespace

TEST_F(NoteJourney, ApproveOnItSendsWhatSheWasToldOfAndRejectSendsNothing)
{
    ASSERT_NO_FATAL_FAILURE(lookAway());
    const Approval first = note(u"The lantern is lit"_s);
    ASSERT_FALSE(first.content.files.isEmpty());
    ASSERT_TRUE(desktop.board.up.first().actions.contains(u"approve"_s)) << desktop.board.up.first().actions.join(u' ').toStdString();
    emit desktop.board.ActionInvoked(desktop.board.last, u"approve"_s);
    ASSERT_TRUE(waitUntil([this] { return desk.state().runs.open.isEmpty(); }, 30s));
    EXPECT_TRUE(desktop.board.up.isEmpty()) << "decided, it is taken down";
    for (const EffectFile& file : first.content.files)
        EXPECT_TRUE(published().contains(file.sha256)) << file.path.toStdString();
    const QSet<QByteArray> before = published();

    const Approval second = note(u"The lantern is out"_s);
    emit desktop.board.ActionInvoked(desktop.board.last, u"reject"_s);
    ASSERT_TRUE(waitUntil([this] { return desk.waiting() == 0; }, 30s));
    ASSERT_TRUE(desk.settle());
    EXPECT_EQ(published(), before);

    desk.leave();
    const QList<SeenFact> decided = desk.recorded("approval-decided");
    ASSERT_EQ(decided.size(), 2);
    EXPECT_EQ(decided[0].text("verdict"), u"approve"_s);
    EXPECT_EQ(decided[1].text("verdict"), u"reject"_s);
    for (const auto& [fact, item] : {std::pair{decided[0], first}, std::pair{decided[1], second}}) {
        EXPECT_EQ(fact.text("by"), u"human"_s);
        EXPECT_EQ(fact.text("approval"), item.id.toString());
    }
}

} // namespace qd::test
