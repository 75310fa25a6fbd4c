// She says yes by a key while the network is gone; it is said what that waits for, and once the network is back, what she approved goes out, once.
#include "tests/agents/office/OfficeRig.h"
#include "ui/models/past/StoredHistory.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/inbox/DecisionBar.h"
#include "ui/widgets/inbox/InboxList.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QLabel>
#include <QSettings>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace qd::test {

namespace {

/// The small team, whose piece asks her and goes to a place that the network leads to.
Organisation farTeam()
{
    Organisation team = smallTeam();
    team.workflows.first().steps.removeLast();
    team.index();
    return team;
}

/// The window over an office whose outside world counts what arrives.
class OfflineDay {
public:
    OfflineDay() : rig(farTeam()), m_kept(rig.home.file(u"settings.ini"_s), QSettings::IniFormat), m_history(rig.history.get())
    {
        rig.outside.needsNetwork = true;
        rig.answers.set("draft", {draftReply(u"A piece"_s, u"Plain words about the work of today."_s)});
        rig.answers.set("review", {uR"({"verdict":"accept","notes":[],"praise":"It is good.","reasoning":"It says what is at stake for readers.","subject":"About the draft","message":"It can go out as it is."})"_s});
        feed.reset(rig.state());
        QObject::connect(rig.store.get(), &EventStore::factsAppended, &feed, &StateFeed::take);
        window = std::make_unique<ui::MainWindow>(ui::Sources{&feed, &m_history, &m_kept, &rig.clock});
        QObject::connect(window.get(), &ui::MainWindow::commandIssued, window.get(), [this](const CommandId& id, const Command& command) { rig.office->handle(id, command, human()); });
        QObject::connect(rig.office.get(), &agents::Office::answered, window.get(), &ui::MainWindow::commandAnswered);
        window->restore();
        window->show();
        window->resize(1600, 1000);
        EXPECT_TRUE(QTest::qWaitForWindowExposed(window.get()));
    }
    ~OfflineDay() { window.reset(); }

    template <class T> T* find(const char* name) const
    {
        T* found = window->findChild<T*>(QString::fromLatin1(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    /// What stands below the list of what she has approved.
    QString said() const { return find<QLabel>("inbox.countdown")->text(); }
    EffectStatus status() const { return rig.state().effects.open.isEmpty() ? EffectStatus::Confirmed : rig.state().effects.open.first().status; }

    OfficeRig rig;
    StateFeed feed;
    std::unique_ptr<ui::MainWindow> window;

private:
    QSettings m_kept;
    ui::StoredHistory m_history;
};

} // namespace

TEST(OfflineJourney, WhatSheApprovesOfflineWaitsForTheNetworkAndThenGoesOutOnceAsSheSawIt)
{
    OfflineDay day;
    ASSERT_TRUE(day.rig.issue(NoteNetwork{false}, system()));
    SubmitBrief brief;
    brief.text = u"Write about the work of today"_s;
    ASSERT_TRUE(day.rig.issue(brief));
    ASSERT_TRUE(day.rig.settle());
    ASSERT_TRUE(waitUntil([&] { return day.feed.state().inbox.waiting() == 1; }));
    const Approval seen = day.feed.state().inbox.approvals.first();

    QTest::keyClick(day.window.get(), Qt::Key_2, Qt::ControlModifier);
    auto* list = day.find<QAbstractItemView>("inbox.list");
    ASSERT_TRUE(waitUntil([&] { return list->isVisible(); }));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A);
    ASSERT_TRUE(waitUntil([&] { return day.rig.state().inbox.approvals.value(seen.id).status == ApprovalStatus::Held; }, 10s));
    day.rig.pass(1min);
    ASSERT_TRUE(waitUntil([&] { return day.status() == EffectStatus::Deferred; }, 10s));
    EXPECT_EQ(day.rig.state().effects.open.first().deferral, Deferral::Offline);
    EXPECT_TRUE(waitUntil([&] { return day.said() == u"Approved; waits for the network."_s; }, 10s)) << day.said().toStdString();
    day.rig.pass(1h);
    ASSERT_TRUE(day.rig.settle());
    EXPECT_EQ(day.rig.outside.reached, 0) << "nothing is tried without a network";

    ASSERT_TRUE(day.rig.issue(NoteNetwork{true}, system()));
    ASSERT_TRUE(waitUntil([&] { return day.rig.outside.count() == 1; }, 10s));
    EXPECT_EQ(contentHash(day.rig.outside.delivered.first()), seen.sha256) << "what she saw, and nothing else";
    for (const EffectFile& file : seen.content.files)
        EXPECT_TRUE(day.rig.outside.bytes.first().contains(file.sha256)) << file.path.toStdString();
    ASSERT_TRUE(waitUntil([&] { return day.feed.state().inbox.approvals.isEmpty(); }, 10s));
    day.rig.pass(1h);
    ASSERT_TRUE(day.rig.issue(NoteNetwork{false}, system()));
    ASSERT_TRUE(day.rig.issue(NoteNetwork{true}, system()));
    ASSERT_TRUE(day.rig.settle());
    EXPECT_EQ(day.rig.outside.reached, 1) << "once";
}

} // namespace qd::test
