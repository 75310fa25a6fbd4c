#include "app/desktop/Notifier.h"

#include "core/rules/inbox/Glance.h"
#include "tests/app/desktop/Board.h"
#include "tests/support/Await.h"
#include "tests/support/FactBuilder.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QProcess>

namespace qd::test {

namespace {

/// A bus of the test's own with a desktop on it, and a program that has something to say.
class DesktopNote : public testing::Test {
protected:
    TempHome folder;
    QProcess bus;
    QString address;
    Board board;
    FactBuilder record;
    RunId run;
    bool isThere = false;
    QList<Command> commands;
    QList<Uuid> opened;
    std::unique_ptr<app::Notifier> notifier;

    void SetUp() override
    {
        bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1"),
                                                  QStringLiteral("--address=unix:path=") + folder.file(QStringLiteral("bus"))});
        ASSERT_TRUE(bus.waitForReadyRead(10'000)) << "dbus-daemon does not start";
        address = QString::fromUtf8(bus.readLine()).trimmed();
        record.adopt(record.team());
        run = record.brief();
    }
    void TearDown() override
    {
        notifier.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("desk"));
        QDBusConnection::disconnectFromBus(QStringLiteral("notifier of ") + address);
        bus.kill();
        bus.waitForFinished();
    }
    QDBusConnection desk() { return QDBusConnection::connectToBus(address, QStringLiteral("desk")); }
    void begin()
    {
        notifier = std::make_unique<app::Notifier>(address, [this] { return isThere; });
        QObject::connect(notifier.get(), &app::Notifier::commandIssued, notifier.get(), [this](const Command& command) { commands.append(command); });
        QObject::connect(notifier.get(), &app::Notifier::openAsked, notifier.get(), [this](const Uuid& item) { opened.append(item); });
        notifier->begin();
    }
    void serve()
    {
        ASSERT_TRUE(board.serve(desk()));
        begin();
        ASSERT_TRUE(waitUntil([this] { return notifier->isServed(); }));
    }
    /// Everything on record since the last time is told.
    void tell()
    {
        notifier->take(record.facts.mid(m_told), record.state);
        m_told = record.facts.size();
    }
    ApprovalId ask(const QString& title = QStringLiteral("A page"), bool isReversible = true)
    {
        const ApprovalId id = record.ask(run, "publish");
        Approval item = record.state.inbox.approvals.value(id);
        item.title = title;
        item.content.reversible = isReversible;
        item.label.integrity = Integrity::App;
        record.tell(ApprovalAsked{item}, run);
        tell();
        return id;
    }
    bool shows(qsizetype notes)
    {
        return waitUntil([&] { return board.up.size() == notes; });
    }

private:
    qsizetype m_told = 0;
};

TEST_F(DesktopNote, ApproveOnItIsAYesToTheBytesThatWereShown)
{
    serve();
    const ApprovalId id = ask(QStringLiteral("Bees & <b>flowers</b>"));
    ASSERT_TRUE(shows(1));
    const Board::Note note = board.up.first();
    EXPECT_EQ(note.summary, QStringLiteral("Waiting for your yes: Bees & <b>flowers</b>")) << "a summary has no markup";
    EXPECT_EQ(note.actions, QStringList({QStringLiteral("default"), QStringLiteral("Open"), QStringLiteral("approve"), QStringLiteral("Approve"), QStringLiteral("reject"), QStringLiteral("Reject")}));
    const uint shown = board.last;
    emit board.ActionInvoked(shown + 7, QStringLiteral("approve")); // somebody else's
    emit board.ActionInvoked(shown, QStringLiteral("approve"));
    emit board.ActionInvoked(shown, QStringLiteral("approve"));
    ASSERT_TRUE(shows(0)) << "it is taken down with the press";
    ASSERT_EQ(commands.size(), 1) << "one press, one command";
    const auto* yes = std::get_if<DecideApproval>(&commands.first());
    ASSERT_TRUE(yes);
    EXPECT_EQ(yes->approval, id);
    EXPECT_EQ(yes->verdict, Verdict::Approve);
    EXPECT_EQ(yes->sha256, record.state.inbox.approvals.value(id).sha256);
}

TEST_F(DesktopNote, RejectIsOnItAndOpenLeadsToTheItem)
{
    serve();
    const ApprovalId first = ask();
    ASSERT_TRUE(shows(1));
    emit board.ActionInvoked(board.last, QStringLiteral("reject"));
    ASSERT_TRUE(waitUntil([this] { return commands.size() == 1; }));
    EXPECT_EQ(std::get<DecideApproval>(commands.first()).verdict, Verdict::Reject);
    EXPECT_EQ(std::get<DecideApproval>(commands.first()).approval, first);
    ASSERT_TRUE(shows(0)); // else the next one would be counted beside it
    const ApprovalId second = ask();
    ASSERT_TRUE(shows(1));
    emit board.ActionInvoked(board.last, QStringLiteral("default"));
    ASSERT_TRUE(waitUntil([this] { return opened.size() == 1; }));
    EXPECT_EQ(opened.first(), second.uuid);
    EXPECT_EQ(commands.size(), 1);
}

TEST_F(DesktopNote, ItGoesWhenItIsDecidedElsewhere)
{
    serve();
    const ApprovalId id = ask();
    ASSERT_TRUE(shows(1));
    const Approval item = record.state.inbox.approvals.value(id);
    record.tell(ApprovalDecided{id, run, item.step, Verdict::Approve, human(), item.sha256, {}, {}, false, record.now + item.grace}, run);
    tell();
    EXPECT_TRUE(shows(0));
}

TEST_F(DesktopNote, WhatAGlanceIsNotEnoughForHasNoApprove)
{
    serve();
    Approval item = record.state.inbox.approvals.value(record.ask(run, "publish"));
    item.label.integrity = Integrity::App;
    ASSERT_TRUE(rules::isEnoughAtAGlance(item));
    for (const auto& spoil : QList<std::function<void(Approval&)>>{[](Approval& a) { a.content.reversible = false; }, [](Approval& a) { a.content.cost = {1}; },
                                                                  [](Approval& a) { a.level = Autonomy::L2; }, [](Approval& a) { a.label.integrity = Integrity::Untrusted; },
                                                                  [](Approval& a) { a.stale = {{QStringLiteral("price"), {}, {}}}; }, [](Approval& a) { a.decider = {QStringLiteral("boss")}; }}) {
        Approval spoilt = item;
        spoil(spoilt);
        EXPECT_FALSE(rules::isEnoughAtAGlance(spoilt));
        EXPECT_FALSE(app::noteOf(spoilt, {}).actions.contains(QLatin1String("approve")));
        EXPECT_TRUE(app::noteOf(spoilt, {}).actions.contains(QLatin1String("reject")));
    }
}

TEST_F(DesktopNote, WhatWasNotOfferedIsNotTaken)
{
    serve();
    const ApprovalId id = ask(QStringLiteral("A letter"), false);
    ASSERT_TRUE(shows(1));
    ASSERT_FALSE(board.up.first().actions.contains(QLatin1String("approve")));
    for (const char* action : {"approve", "Approve", "Open", "yes", ""})
        emit board.ActionInvoked(board.last, QString::fromLatin1(action)); // by anybody on the bus
    emit board.ActionInvoked(board.last, QStringLiteral("reject"));
    ASSERT_TRUE(waitUntil([this] { return !commands.isEmpty(); }));
    ASSERT_EQ(commands.size(), 1);
    EXPECT_EQ(std::get<DecideApproval>(commands.first()).verdict, Verdict::Reject) << "what was on it is taken afterwards, too";
    EXPECT_EQ(std::get<DecideApproval>(commands.first()).approval, id);
    EXPECT_TRUE(opened.isEmpty());
}

TEST_F(DesktopNote, AServerWithoutButtonsHasNonePressed)
{
    board.capabilities = {QStringLiteral("body")};
    serve();
    ask();
    ASSERT_TRUE(shows(1));
    const uint shown = board.last;
    emit board.ActionInvoked(shown, QStringLiteral("approve"));
    emit board.ActionInvoked(shown, QStringLiteral("reject"));
    emit board.ActionInvoked(shown, QStringLiteral("default"));
    emit board.NotificationClosed(shown, 2);
    ask(); // said after all of that was heard
    ASSERT_TRUE(waitUntil([&] { return board.last != shown; }));
    EXPECT_TRUE(commands.isEmpty());
    EXPECT_TRUE(opened.isEmpty());
}

TEST_F(DesktopNote, ApproveOnWhatIsNotAsItWasOnlyShowsIt)
{
    serve();
    const ApprovalId id = ask();
    ASSERT_TRUE(shows(1));
    const uint shown = board.last;
    ASSERT_TRUE(board.up.value(shown).actions.contains(QLatin1String("approve")));
    isThere = true;
    const ApprovalId other = ask(QStringLiteral("The same page"));
    record.tell(ApprovalsMerged{id, {other}, run, {}}, run); // one yes would be for both
    ASSERT_FALSE(rules::isEnoughAtAGlance(record.state.inbox.approvals.value(id)));
    tell();
    ASSERT_TRUE(board.up.contains(shown)) << "it waits still, with the same bytes";
    emit board.ActionInvoked(shown, QStringLiteral("approve"));
    ASSERT_TRUE(waitUntil([this] { return !opened.isEmpty() || !commands.isEmpty(); }));
    EXPECT_TRUE(commands.isEmpty());
    EXPECT_EQ(opened, QList<Uuid>{id.uuid});
    EXPECT_TRUE(shows(0));
}

TEST_F(DesktopNote, ManyAtOnceAreOneAndNothingIsSaidToWhoIsThere)
{
    serve();
    for (int i = 0; i < 5; ++i)
        record.ask(run, "publish");
    tell();
    ASSERT_TRUE(shows(1));
    EXPECT_EQ(board.up.first().summary, QStringLiteral("5 item(s) wait for you."));
    isThere = true;
    ask();
    isThere = false;
    ask();
    ASSERT_TRUE(shows(2));
    EXPECT_EQ(board.last, 2u);
}

TEST_F(DesktopNote, AServerWithoutButtonsOrMarkupGetsNone)
{
    board.capabilities = {QStringLiteral("body")};
    serve();
    ask();
    ASSERT_TRUE(shows(1));
    EXPECT_TRUE(board.up.first().actions.isEmpty());
    EXPECT_EQ(app::plainLine(QStringLiteral("a\nb\x1b[31m <i>"), false), QStringLiteral("a b [31m <i>"));
    EXPECT_EQ(app::plainLine(QStringLiteral("a <i> & b"), true), QStringLiteral("a &lt;i&gt; &amp; b"));
    EXPECT_EQ(app::plainLine(QString(5'000, u'x'), false).size(), 200);
}

TEST_F(DesktopNote, WhereNobodyServesItNothingIsSaidUntilSomebodyDoes)
{
    begin();
    ask();
    ASSERT_TRUE(board.serve(desk()));
    ASSERT_TRUE(waitUntil([this] { return notifier->isServed(); }));
    EXPECT_TRUE(board.up.isEmpty()) << "what waited before is not said one by one";
    ask();
    EXPECT_TRUE(shows(1));
    notifier.reset();
    EXPECT_TRUE(shows(0)) << "it takes its own down";
}

} // namespace
} // namespace qd::test
