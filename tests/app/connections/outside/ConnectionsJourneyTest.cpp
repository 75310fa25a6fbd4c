#include "app/engine/Shelves.h"
#include "app/window/ControlRoom.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/app/Program.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"
#include "ui/shell/MainWindow.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5"; // what the receiver gave (HookReceiver::kSecret)

/// One agent, one step: it tells others what happened, and asks first. A workflow can name a way out once there is one.
const QByteArray kOutpost = R"({
  "id": "outpost", "title": "Outpost", "version": 1, "brand": "harbor-and-pine",
  "tiers": [{"id": "one", "title": "One", "model": "anthropic:claude-sonnet-5-5"}],
  "agents": [{"id": "editor", "title": "Editor", "short_title": "Editor", "rank": "management", "reports_to": "human", "role": "Tells others what happened.",
              "tier": "one", "cost_class": "management", "skills": [], "authority_micro_usd": 5000000,
              "personality": {"tone": "calm", "style": "says what is so", "example": "It is out."}}],
  "autonomy": [{"action": "event", "level": "L3", "title": "Tell what happened", "grace_ms": 0, "expires_after_ms": 28800000, "on_expiry": "withdraw"}],
  "budgets": [{"scope": "organisation", "period": "day", "limit_micro_usd": 5000000}],
  "workflows": [{"id": "tell", "title": "Tell all", "description": "Tells others what happened.",
    "steps": [{"id": "tell", "title": "The lantern is lit", "kind": "effect", "agent": "editor", "action": "event", "connector": "WAY",
               "input": {"render": "event", "type": "lantern.lit", "title": "The lantern is lit", "text": "It happened, and this says so."},
               "time_limit_ms": 60000, "retries": 0}]}]
})";

/// The window over a department whose keyring is the test's.
class ConnectionsJourney : public testing::Test {
protected:
    ConnectionsJourney() : settings(home.settingsFile(), QSettings::IniFormat), keys(home.settingsFile(), std::make_unique<FakeKeyRing>())
    {
        EXPECT_TRUE(home.make());
        write("folder-linkedin");
        app::DepartmentSettings with;
        with.pace = 0;
        with.organisation = u"outpost"_s;
        with.keys = &keys;
        department = std::make_unique<app::Department>(home, with);
        const Result<Done> opened = department->open();
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text.toStdString());
        room = std::make_unique<app::ControlRoom>(*department, settings);
        room->show();
        room->window()->resize(1600, 1000);
        EXPECT_TRUE(QTest::qWaitForWindowExposed(room->window()));
    }
    ~ConnectionsJourney() override
    {
        room.reset();
        department->close();
    }
    template <class T> T* find(const char* name) const
    {
        T* found = room->window()->findChild<T*>(QString::fromLatin1(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    void write(const char* way) const { writeFile(home.folder(u"organisations/outpost.json"_s), QByteArray(kOutpost).replace("WAY", way)); }
    bool comes(const char* name) const
    {
        return waitUntil([&] {
            const auto* part = room->window()->findChild<QWidget*>(QString::fromLatin1(name));
            return part && part->isVisible();
        });
    }
    void click(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    const DoorState& door() const { return department->feed().state().door; }
    QString shown() const
    {
        QStringList texts;
        for (const QLabel* label : find<QWidget>("inbox.facts")->findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    TempHome folder;
    app::Home home{folder.file(u"home"_s)};
    WorldProcess world{{u"--quick"_s}};
    QSettings settings;
    agents::KeyShelf keys;
    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::ControlRoom> room;
};

} // namespace

TEST_F(ConnectionsJourney, AWebhookIsAddedAllowedTestedAndWhatSheApprovesGoesThere)
{
    room->window()->openPage(u"settings"_s);
    click("settings.view.connections");
    ASSERT_TRUE(waitUntil([&] { return find<QAbstractButton>("settings.ways.add")->isEnabled(); }));
    click("settings.ways.add");
    QTest::keyClicks(find<QLineEdit>("settings.ways.field.title"), u"Order desk"_s);
    QTest::keyClicks(find<QLineEdit>("settings.ways.field.url"), world.origin() + u"/hooks/each/in"_s);
    QTest::keyClick(find<QLineEdit>("settings.ways.field.url"), Qt::Key_Return);
    ASSERT_TRUE(comes("settings.key.order-desk.field")) << "the key is asked for";
    QTest::keyClicks(find<QLineEdit>("settings.key.order-desk.field"), QString::fromLatin1(kSecret));
    QTest::keyClick(find<QLineEdit>("settings.key.order-desk.field"), Qt::Key_Return);
    ASSERT_TRUE(waitUntil([&] { return !keys.kept().isEmpty(); }));
    EXPECT_TRUE(door().accounts.isEmpty()) << "nobody has allowed it";
    click("settings.way.order-desk.allow");
    ASSERT_TRUE(waitUntil([&] { return door().accounts.contains(u"order-desk/main"_s); }));
    ASSERT_TRUE(waitUntil([&] { return find<QAbstractButton>("settings.way.order-desk.mark")->text() == u"Allowed"_s; })) << find<QAbstractButton>("settings.way.order-desk.mark")->text().toStdString();
    click("settings.way.order-desk.test");
    ASSERT_TRUE(waitUntil([&] { return door().accounts.value(u"order-desk/main"_s).verified.startsWith(u"here "_s); })) << find<QLabel>("settings.way.order-desk.note")->text().toStdString();
    write("order-desk");
    const Result<Organisation> outpost = app::Shelves(home).organisation(u"outpost"_s);
    ASSERT_TRUE(outpost) << outpost.error().text.toStdString();
    room->window()->issue(AdoptOrganisation{*outpost, u"outpost"_s});
    auto* brief = find<QLineEdit>("shell.brief");
    brief->setFocus();
    brief->clear();
    QTest::keyClicks(brief, u"Tell everybody that the lantern is lit"_s);
    QTest::keyClick(brief, Qt::Key_Return);
    ASSERT_TRUE(waitUntil([&] { return department->feed().state().inbox.waiting() == 1; }, 60s));
    EXPECT_TRUE(world.hooks().isEmpty()) << "before anybody said yes";
    room->window()->openPage(u"inbox"_s);
    ASSERT_TRUE(waitUntil([&] { return shown().contains(u"What is promised there"_s, Qt::CaseInsensitive); })) << shown().toStdString();
    EXPECT_TRUE(shown().contains(door().accounts.value(u"order-desk/main"_s).guarantees)) << shown().toStdString();
    QTest::keyClick(find<QAbstractItemView>("inbox.list"), Qt::Key_A);
    ASSERT_TRUE(waitUntil([&] { return department->feed().state().runs.open.isEmpty(); }, 60s));
    const QJsonObject hooks = world.hooks();
    ASSERT_EQ(hooks.size(), 1);
    EXPECT_EQ(hooks.begin()->toInt(), 1) << "once";
}

} // namespace qd::test
