#include "tests/app/window/journeys/FrontDesk.h"

#include "app/connections/outside/ConnectorShelf.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/app/Program.h"
#include "tests/support/Await.h"
#include "tests/support/ScriptedLlm.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kOrganisation = u"outpost"_s;
const QByteArray kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5"; // what the receiver gave (HookReceiver::kSecret)

/// One agent and five workflows of one step each. What leaves asks her, and can be taken back for five seconds.
const QByteArray kOutpost = R"({
  "id": "outpost", "title": "Outpost", "version": 1, "brand": "harbor-and-pine",
  "tiers": [{"id": "one", "title": "One", "model": "anthropic:claude-sonnet-5-5"}],
  "agents": [{"id": "editor", "title": "Editor", "short_title": "Editor", "rank": "management", "reports_to": "human", "role": "Tells others what happened.",
              "tier": "one", "cost_class": "management", "skills": [], "authority_micro_usd": 5000000,
              "personality": {"tone": "calm", "style": "says what is so", "example": "It is out."}}],
  "autonomy": [{"action": "event", "level": "L3", "title": "Tell what happened", "grace_ms": 5000, "expires_after_ms": 28800000, "on_expiry": "withdraw"},
               {"action": "post", "level": "L3", "title": "Post what happened", "grace_ms": 300, "expires_after_ms": 28800000, "on_expiry": "withdraw"}],
  "budgets": [{"scope": "organisation", "period": "day", "limit_micro_usd": 50000000}],
  "workflows": [
    {"id": "tell", "title": "Tell", "description": "Tells others what happened.",
     "steps": [{"id": "tell", "title": "Tell", "kind": "effect", "agent": "editor", "action": "event", "connector": "press",
                "input": {"render": "event", "type": "lantern.lit", "title": "{title}", "text": "It happened, and this says so."}, "time_limit_ms": 60000, "retries": 0}]},
    {"id": "post", "title": "Post", "description": "Posts what happened.",
     "steps": [{"id": "post", "title": "Post", "kind": "effect", "agent": "editor", "action": "post", "connector": "folder-linkedin",
                "input": {"render": "linkedin-post", "title": "{title}", "slug": "lantern", "text": "{title}, and this says so."}, "time_limit_ms": 60000, "retries": 0}]},
    {"id": "ask", "title": "Ask", "description": "Asks her something.",
     "steps": [{"id": "ask", "title": "Ask", "kind": "wait", "agent": "editor", "wait": {"question": "{title}: for how long?"}}]},
    {"id": "choose", "title": "Choose", "description": "Has her choose.",
     "steps": [{"id": "choose", "title": "Choose", "kind": "wait", "agent": "editor",
                "wait": {"raise": {"reason": "decision", "severity": "medium", "issue": "{title}: which way?", "recommendation": "The first.",
                                   "options": [{"id": "keep", "title": "Keep it lit", "effect": "It stays as it is."}, {"id": "out", "title": "Put it out", "effect": "It is dark."}]}}}]},
    {"id": "try", "title": "Try", "description": "Has a model say something.",
     "steps": [{"id": "try", "title": "Try", "kind": "turn", "agent": "editor", "prompt": "clearance", "reply": "clearance", "on_failure": "fail", "time_limit_ms": 60000, "retries": 0}]}]
})";

std::unique_ptr<agents::LlmClient> modelThat(const std::atomic<bool>& works)
{
    auto model = std::make_unique<ScriptedLlm>();
    model->otherwise([&works](const agents::LlmRequest&) -> Result<agents::LlmAnswer> {
        agents::LlmAnswer answer;
        answer.text = works ? uR"({"verdict":"approve","reasoning":"It says what was asked for and backs it.","subject":"Cleared","message":"It can go out, well done."})"_s : u"this is no answer"_s;
        answer.model = u"claude"_s;
        answer.usage.in = {100};
        answer.usage.out = {50};
        return answer;
    });
    return model;
}

} // namespace

FrontDesk::FrontDesk(QString bus)
    : keys(home.settingsFile(), std::make_unique<FakeKeyRing>(), 0ms), m_bus(std::move(bus)), m_settings(home.settingsFile(), QSettings::IniFormat)
{
    EXPECT_TRUE(home.make());
    setUp();
    sitDown();
    const Result<SetConnector> allowed = app::ConnectorShelf(home, keys).allow(u"press"_s, kOrganisation, true);
    EXPECT_TRUE(allowed) << (allowed ? "" : allowed.error().text.toStdString());
    issue(*allowed);
    EXPECT_TRUE(waitUntil([this] { return state().door.accounts.contains(u"press/main"_s); }));
}

FrontDesk::~FrontDesk()
{
    if (department)
        leave();
}

void FrontDesk::setUp()
{
    const QString url = world.origin() + u"/hooks/each/press"_s;
    keys.keep(u"hook"_s, agents::Secret::of(kSecret, agents::originOf(url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
    writeFile(home.folder(u"connectors/press.json"_s), uR"({"v":1,"id":"press","kind":"webhook","title":"Press","organisations":["outpost"],"url":"%1","key":"hook"})"_s.arg(url).toUtf8());
    writeFile(home.folder(u"organisations/outpost.json"_s), kOutpost);
}

void FrontDesk::sitDown()
{
    app::DepartmentSettings settings;
    settings.organisation = kOrganisation;
    settings.model = u"tiers"_s;
    settings.keys = &keys;
    settings.makeModel = [this] { return modelThat(works); };
    department = std::make_unique<app::Department>(home, settings);
    const Result<Done> opened = department->open();
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().text.toStdString());
    room = std::make_unique<app::ControlRoom>(*department, m_settings);
    room->show(m_bus);
    room->window()->resize(1600, 1000);
    EXPECT_TRUE(QTest::qWaitForWindowExposed(room->window()));
}

void FrontDesk::leave()
{
    room->save();
    room.reset();
    department->close();
    department.reset();
}

void FrontDesk::issue(const Command& command)
{
    department->issue(CommandId::make(SystemClock().now()), command);
}

void FrontDesk::begin(const char* workflow, const QString& brief)
{
    SubmitBrief command;
    command.text = brief;
    command.workflow = {QString::fromLatin1(workflow)};
    issue(command);
}

bool FrontDesk::settle()
{
    return waitUntil([this] { return department->isSettled(); }, 60s);
}

bool FrontDesk::goToInbox()
{
    QTest::keyClick(room->window(), Qt::Key_2, Qt::ControlModifier);
    const bool isThere = waitUntil([this] { return list()->isVisible(); }, 10s);
    room->window()->activateWindow();
    list()->setFocus();
    return isThere && waitUntil([this] { return list()->hasFocus(); }, 10s);
}

void FrontDesk::press(Qt::Key key, Qt::KeyboardModifiers with)
{
    ASSERT_TRUE(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), key, with);
}

void FrontDesk::answer(const QString& text)
{
    ASSERT_TRUE(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
    press(Qt::Key_Return);
}

ui::InboxList* FrontDesk::inbox() const
{
    return room->window()->findChild<QWidget*>(u"inbox"_s)->findChild<ui::InboxList*>();
}

QAbstractItemView* FrontDesk::list() const
{
    return room->window()->findChild<QAbstractItemView*>(u"inbox.list"_s);
}

QString FrontDesk::facts() const
{
    QStringList texts;
    for (const QLabel* label : room->window()->findChild<QWidget*>(u"inbox.facts"_s)->findChildren<QLabel*>())
        texts.append(label->text());
    return texts.join(u'\n');
}

QStringList FrontDesk::came() const
{
    QStringList bodies;
    for (const QJsonObject& line : world.count())
        if (line.value(u"path"_s).toString() == u"/hooks/each/press"_s)
            bodies.append(line.value(u"body_sha256"_s).toString());
    return bodies;
}

int FrontDesk::acts() const
{
    int acts = 0;
    for (const QJsonValue& each : world.hooks())
        acts += each.toInt();
    return acts;
}

QList<SeenFact> FrontDesk::recorded(const char* kind) const
{
    QList<SeenFact> facts;
    const auto take = [&](const SeenFact& fact) {
        if (fact.kind == QLatin1String(kind))
            facts.append(fact);
    };
    EXPECT_TRUE(readFacts(home.path() + u"/records/outpost.qdr"_s, 0, take));
    return facts;
}

} // namespace qd::test
