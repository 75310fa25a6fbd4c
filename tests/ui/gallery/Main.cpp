#include "resources/Resources.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeActions.h"
#include "tests/ui/pages/FakeConnections.h"
#include "tests/ui/pages/FakePeople.h"
#include "tests/ui/pages/InboxSample.h"
#include "tests/ui/widgets/settings/inbound/FakeInbound.h"
#include "tests/ui/widgets/settings/packs/FakePacks.h"
#include "tests/ui/widgets/setup/SetupSample.h"
#include "ui/pages/BridgePage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/shell/KeysSheet.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/looking/Absence.h"
#include "ui/widgets/traffic/MessageList.h"
#include "ui/widgets/org/OrgChart.h"
#include "ui/widgets/traffic/TrafficView.h"
#include "ui/words/Language.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLocale>
#include <QScrollArea>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

// Fills the window with an invented morning and takes its picture: qd_gallery <dark|light> <out.png> [scene] [WxH] [PERCENT] [LANGUAGE].
// PERCENT is the size of text, LANGUAGE "de" or any other that is spoken; a scene may be the name of a page.

namespace {

using namespace qd;
using namespace qd::ui;

struct Scene {
    MainWindow* window;
    StateFeed* feed;
    const test::SampleOffice* office;
};

OfficeState untouched()
{
    const test::SampleOffice office(test::SampleOffice::Money::Rehearsed);
    OfficeState state;
    state.org = office.state().org;
    for (AgentState& agent : state.org.agents)
        agent = AgentState{};
    return state;
}

OfficeState crowd()
{
    OfficeState state = test::SampleOffice().state();
    const Organisation large = test::largeOrganisation(1000);
    state.org.organisations = {{QByteArrayLiteral("large"), large}};
    state.org.current = QByteArrayLiteral("large");
    for (int i = 0; i < 1000; i += 3)
        state.org.agents[large.agents[i].id].turn = test::fixedId<TurnId>(quint64(i) + 1);
    return state;
}

/// Titles as departments write them, and more items than a screen holds.
void lengthen(OfficeState& state)
{
    const QList<Approval> items = state.inbox.approvals.values();
    for (quint64 copy = 0; copy < 8; ++copy)
        for (quint64 at = 0; at < quint64(items.size()); ++at) {
            Approval item = items.at(qsizetype(at));
            item.id = test::fixedId<ApprovalId>(1000 + copy * 10 + at);
            item.title += QStringLiteral(": What Every Shop Owner Should Know Before the Winter Season Begins");
            item.title += copy % 2 ? QString() : QStringLiteral(", and Why It Pays to Begin in Autumn Already");
            state.inbox.approvals.insert(item.id, item);
        }
}

/// A provider is ill, and one answer stands still.
void trouble(OfficeState& state)
{
    state.models.troubled.insert(QStringLiteral("anthropic"), {QStringLiteral("529 overloaded"), test::SampleOffice::now() - Duration(200'000)});
    const AgentId agent = state.org.organisation().agents.first().id;
    const TurnId turn = test::fixedId<TurnId>(901);
    state.org.agents[agent].turn = turn;
    state.models.slow.insert(turn, test::SampleOffice::now() - Duration(40'000));
}

/// Two of the ways out are allowed, one of which has answered; the third waits; and an item goes to the first.
void connect(OfficeState& state)
{
    for (const auto& [name, verified] : {std::pair{QStringLiteral("orders"), QStringLiteral("live 2026-11-20")}, {QStringLiteral("press-site"), QString()}})
        state.door.accounts.insert(accountKey({name}, {}), test::FakeWays::settingOf(name, verified));
    DoorState::Sent sent;
    sent.month = monthOf(test::SampleOffice::now());
    sent.inMonth = 1412;
    state.door.sent.insert(accountKey({QStringLiteral("orders")}, {}), sent);
    ChannelPace pace;
    pace.connector = {QStringLiteral("orders")};
    pace.perMinute = 60;
    pace.quietFrom = QStringLiteral("22:00");
    pace.quietUntil = QStringLiteral("07:00");
    state.org.organisations[state.org.current].paces = {pace};
    if (!state.inbox.approvals.isEmpty()) {
        EffectContent& content = state.inbox.approvals.first().content;
        content.connector = {QStringLiteral("orders")};
        content.destination = QStringLiteral("https://hooks.shop.example/orders");
    }
}

/// One item alone, which she has approved, and which waits for her own quiet hours.
void holdBack(OfficeState& state)
{
    Approval held = state.inbox.approvals.first();
    held.status = ApprovalStatus::Held;
    state.inbox.approvals = {{held.id, held}};
    state.inbox.escalations.clear();
    Effect& effect = state.effects.open[held.effect];
    effect.id = held.effect;
    effect.status = EffectStatus::Deferred;
    effect.deferral = Deferral::QuietHours;
    effect.deferredUntil = test::SampleOffice::now() + std::chrono::hours(9);
    effect.receipt = QStringLiteral("by your own settings nothing goes out there from 22:00 to 07:00 (Europe/Berlin)");
}

/// Two rules of hers, of which she took one; one that is put to her; and ceilings.
void rule(OfficeState& state)
{
    AuthorityRule dear;
    dear.id = {QStringLiteral("dear")};
    dear.above = Money{50'000'000};
    dear.level = Autonomy::L2;
    AuthorityRule taken;
    taken.id = {QStringLiteral("always-blog-post")};
    taken.title = QStringLiteral("Always: blog post");
    taken.kinds = {{QStringLiteral("blog-post")}};
    taken.connectors = {{QStringLiteral("folder-site")}};
    taken.upTo = Money{};
    taken.level = Autonomy::L4;
    taken.until = test::SampleOffice::now() + std::chrono::days(61);
    state.rules.rules = {dear, taken};
    state.rules.taken.insert(test::fixedId<ProposalId>(71), {taken.id, test::SampleOffice::now() - std::chrono::days(29), taken.until});
    state.agreement.kinds[{QStringLiteral("blog-post")}].unedited = 38;
    state.agreement.kinds[{QStringLiteral("blog-post")}].edited = 2;
    Proposal put;
    put.id = test::fixedId<ProposalId>(72);
    put.kind = ProposalKind::Level;
    put.rule.kinds = {{QStringLiteral("campaign-email")}};
    put.rule.level = put.to = Autonomy::L4;
    put.rule.until = test::SampleOffice::now() + std::chrono::days(90);
    put.agreed = put.of = 61;
    put.low = 0.95;
    put.tried = 24;
    state.rules.proposals.insert(put.id, put);
    state.rules.ceilings = Ceilings{};
    state.rules.ceilings->irreversible = Autonomy::L3;
    state.rules.ceilings->perAction = Money{200'000'000};
    state.rules.ceilings->kinds.insert({QStringLiteral("daily-social-post")}, Autonomy::L3);
}

/// A page goes into a folder, and so does a post.
void leave(OfficeState& state)
{
    Organisation& organisation = state.org.organisations[state.org.current];
    const auto add = [&organisation](const char* id, const char* title, const char* render, const char* connector) {
        Step step;
        step.id = {QString::fromLatin1(id)};
        step.title = QString::fromLatin1(title);
        step.kind = StepKind::Effect;
        step.connector = {QString::fromLatin1(connector)};
        step.input = {{QStringLiteral("render"), QString::fromLatin1(render)}};
        organisation.workflows.first().steps.append(step);
    };
    add("page", "Publish the post", "blog-page", "folder-site");
    add("linkedin", "Publish on LinkedIn", "linkedin-post", "press-site");
    organisation.index();
}

/// A budget is used up, and every answer says what it does.
void runOut(OfficeState& state)
{
    Escalation incident;
    incident.id = test::fixedId<EscalationId>(77);
    incident.raisedBy = system();
    incident.with = human();
    incident.reason = QString::fromLatin1(Escalation::kBudget);
    incident.severity = Severity::High;
    incident.issue = QStringLiteral("The day budget of Marketing department is used up: $50.00 of $50.00");
    incident.recommendation = QStringLiteral("Raise it if what is under way is worth it; else it goes on when the day is over.");
    incident.impact = QStringLiteral("Nothing that would draw on it begins.");
    incident.options = {{QStringLiteral("raise"), QStringLiteral("Raise it to $75.00"), QStringLiteral("The limit of a day is $75.00 instead of $50.00 from now on. What waits for it is tried again."), Money{25'000'000}},
                        {QStringLiteral("keep"), QStringLiteral("Keep it"), QStringLiteral("Nothing more of it is spent before the day is over (UTC); what waits for it waits."), {}}};
    incident.onNo = QStringLiteral("nothing is changed; it stays used up.");
    incident.raised = test::SampleOffice::now() - Duration(240'000);
    incident.answerBy = test::SampleOffice::now() + Duration(600'000);
    incident.expires = test::SampleOffice::now() + std::chrono::hours(6);
    incident.onExpiry = QStringLiteral("keep");
    state.inbox.escalations.insert(incident.id, incident);
}

/// Another piece of work asks for the page that waits first.
void askTwice(OfficeState& state)
{
    Approval& first = state.inbox.approvals[test::fixedId<ApprovalId>(301)];
    RunState other = state.runs.open.value(first.run);
    other.id = test::fixedId<RunId>(77);
    other.title = QStringLiteral("Series for the trade press, part 2");
    state.runs.open.insert(other.id, other);
    Approval same = first;
    same.id = test::fixedId<ApprovalId>(377);
    same.run = other.id;
    same.status = ApprovalStatus::Merged;
    first.merged = {same.id};
    state.inbox.approvals.insert(same.id, same);
}

OfficeState stateFor(const QString& scene, const test::InboxSample& sample)
{
    if (scene == QLatin1String("first"))
        return untouched();
    if (scene == QLatin1String("crowd"))
        return crowd();
    OfficeState state = sample.state;
    if (scene == QLatin1String("long"))
        lengthen(state);
    if (scene == QLatin1String("quiet"))
        state.inbox = {};
    if (scene == QLatin1String("limits"))
        state.limits.set = {{QStringLiteral("agent:copywriter"), BudgetPeriod::Day, {1'500'000}}, {QStringLiteral("provider:anthropic"), BudgetPeriod::Month, {}, BudgetUnit::Minutes, 600}};
    if (scene == QLatin1String("measured"))
        state.limits.team = {{QStringLiteral("Copywriter"), {65'000'000'000}, 4}, {QStringLiteral("Designer"), {58'000'000'000}, 1.5}};
    if (scene == QLatin1String("setup") || scene == QLatin1String("tried") || scene == QLatin1String("shown"))
        test::addVersions(state);
    if (scene == QLatin1String("tried") || scene == QLatin1String("shown"))
        test::addTrial(state, scene == QLatin1String("tried") ? 7 : 31, 3);
    if (scene.startsWith(QLatin1String("settings")) || scene == QLatin1String("trouble"))
        state.models.use = QString::fromLatin1(ModelsState::kTiers);
    if (scene == QLatin1String("trouble"))
        trouble(state);
    if (scene.contains(QLatin1String("connections")) || scene == QLatin1String("promises"))
        connect(state);
    if (scene == QLatin1String("held"))
        holdBack(state);
    if (scene == QLatin1String("uses.connections"))
        leave(state);
    if (scene.startsWith(QLatin1String("settings.authority")))
        rule(state);
    if (scene == QLatin1String("incident"))
        runOut(state);
    if (scene == QLatin1String("merged"))
        askTwice(state);
    state.org.stopped = scene == QLatin1String("stopped");
    return state;
}

/// One of them by the last of their id, and what is pressed there.
void lookAtPeople(const Scene& scene, std::initializer_list<const char*> parts)
{
    for (const char* part : parts)
        for (auto* button : scene.window->findChildren<QAbstractButton*>())
            if (button->objectName().startsWith(QLatin1String("settings.person.")) && button->objectName().endsWith(QLatin1String(part)))
                button->click();
}

/// A level is chosen, and tried.
void tryLevel(const Scene& scene)
{
    auto* level = scene.window->findChild<QComboBox*>(QStringLiteral("settings.level.daily-social-post.level"));
    level->setCurrentIndex(1);
    emit level->activated(1);
    scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.level.daily-social-post.try"))->click();
}

/// Her ceilings are changed and tried.
void limit(const Scene& scene)
{
    for (const char* part : {"change", "field.only", "make.try"})
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.ceilings.") + QLatin1String(part))->click();
    auto* last = scene.window->findChild<QWidget*>(QStringLiteral("settings.ceilings.make.try"));
    for (QWidget* above = last; above; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            QTimer::singleShot(200, area, [area, last] { area->ensureWidgetVisible(last, 0, 120); });
}

/// Of people two; of packs one is read, where a text has changed since it was adopted.
void lookInto(const Scene& scene, const QString& name)
{
    if (name == QLatin1String("settings.people"))
        lookAtPeople(scene, {"1f41.show", "1f42.forget"});
    if (name == QLatin1String("settings.people.consent"))
        lookAtPeople(scene, {"1f41.consent"});
    if (name == QLatin1String("settings.packs"))
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.pack.field-office.read"))->click();
    if (name == QLatin1String("settings.authority"))
        tryLevel(scene);
    if (name == QLatin1String("settings.authority.ceilings"))
        limit(scene);
}

void openConnections(const Scene& scene)
{
    scene.window->openPage(QStringLiteral("settings"));
    scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.view.connections"))->click();
}

/// What she sets of one way out, or chooses for one.
void askOfWay(const Scene& scene, const QString& name)
{
    if (name.startsWith(QLatin1String("limits")))
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.way.orders.limit"))->click();
    if (name.startsWith(QLatin1String("uses")))
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.way.shop.choose"))->click();
}

void addInSettings(const Scene& scene, const QString& section)
{
    scene.window->openPage(QStringLiteral("settings"));
    scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.view.") + section)->click();
    scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.%1.add").arg(section))->click();
}

void arrange(const Scene& scene, const QString& name)
{
    if (name == QLatin1String("palette"))
        scene.window->openPalette();
    else if (name == QLatin1String("keys"))
        scene.window->keys()->open();
    else if (name == QLatin1String("message"))
        emit scene.window->bridge()->traffic()->list()->rowActivated(4);
    else if (name == QLatin1String("toast"))
        scene.window->toasts()->sayWithUndo(QStringLiteral("Approved. The page goes out in ten seconds."), [] {}, std::chrono::seconds(60));
    else if (name == QLatin1String("bridge") || name == QLatin1String("rehearsal"))
        for (const Message& message : scene.office->messages().mid(9))
            scene.window->bridge()->chart()->pulse(message);
    else if (name == QLatin1String("offline") || name == QLatin1String("unknown"))
        scene.window->setNetwork(name == QLatin1String("offline") ? Network::Offline : Network::Unknown);
    else if (name == QLatin1String("long") || name == QLatin1String("quiet") || name == QLatin1String("promises") || name == QLatin1String("held") || name == QLatin1String("away") || name == QLatin1String("merged") || name == QLatin1String("incident"))
        scene.window->openPage(QStringLiteral("inbox"));
    else if (name == QLatin1String("setup") || name == QLatin1String("tried") || name == QLatin1String("shown")) {
        scene.window->openPage(QStringLiteral("people"));
        scene.window->findChild<PeoplePage*>()->open(test::setupWriter());
        scene.window->findChild<QAbstractButton*>(QStringLiteral("people.turn"))->click();
    } else if (name == QLatin1String("trouble"))
        scene.window->openPage(QStringLiteral("settings"));
    else if (name == QLatin1String("settings.key")) {
        scene.window->openPage(QStringLiteral("settings"));
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.key.openai.set"))->click();
    } else if (name == QLatin1String("settings.tier")) { // one that has no key and one without a price are chosen
        scene.window->openPage(QStringLiteral("settings"));
        scene.window->findChild<QComboBox*>(QStringLiteral("settings.tier.model.1"))->setEditText(QStringLiteral("openai:gpt-6.1-sol"));
        scene.window->findChild<QComboBox*>(QStringLiteral("settings.tier.model.2"))->setEditText(QStringLiteral("openai:gpt-unheard-of"));
        auto* last = scene.window->findChild<QWidget*>(QStringLiteral("settings.tier.apply"));
        for (QWidget* above = last; above; above = above->parentWidget())
            if (auto* area = qobject_cast<QScrollArea*>(above))
                QTimer::singleShot(100, area, [area, last] { area->ensureWidgetVisible(last); });
    } else if (name.endsWith(QLatin1String("connections.form"))) {
        openConnections(scene);
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.ways.add"))->click();
        scene.window->findChild<QComboBox*>(QStringLiteral("settings.ways.field.kind"))->setCurrentIndex(1);
    } else if (name.endsWith(QLatin1String(".connections"))) { // "settings.connections", "none.connections", "unread.connections", "limits.connections", "uses.connections"
        openConnections(scene);
        askOfWay(scene, name);
    } else if (name.endsWith(QLatin1String(".form")))
        addInSettings(scene, name.section(QLatin1Char('.'), 1, 1));
    else if (name.startsWith(QLatin1String("settings.")) || name.startsWith(QLatin1String("none."))) {
        scene.window->openPage(QStringLiteral("settings"));
        scene.window->findChild<QAbstractButton*>(QStringLiteral("settings.view.") + name.section(QLatin1Char('.'), 1, 1))->click();
        lookInto(scene, name);
    } else if (name == QLatin1String("limits") || name == QLatin1String("measured") || name == QLatin1String("calls")) {
        scene.window->openPage(QStringLiteral("costs"));
        scene.window->findChild<QAbstractButton*>(QStringLiteral("costs.view.") + name)->click();
    } else if (name.startsWith(QLatin1String("call-"))) { // "call-2": the second of the dearest, looked into
        scene.window->openPage(QStringLiteral("costs"));
        scene.window->findChild<QAbstractButton*>(QStringLiteral("costs.view.calls"))->click();
        auto* table = scene.window->findChild<QAbstractItemView*>(QStringLiteral("costs.calls.table"));
        emit table->activated(table->model()->index(name.mid(5).toInt() - 1, 0));
    } else
        scene.window->openPage(name);
}

/// Two packs, of which one has texts to read; mailboxes and senders of webhooks.
void furnish(test::FakePacks& packs, test::FakeMailboxes& mailboxes, test::FakeHooks& hooks)
{
    packs.hold(QStringLiteral("field-office"), QStringLiteral("Field office"), 6, 2);
    packs.seen.lines.first().pack.key = QByteArray(32, '\x5a');
    packs.hold(QStringLiteral("press-desk"), QStringLiteral("Press desk"), 4, 4);
    packs.seen.lines.last().pack.wants.clear();
    packs.holdFor(QStringLiteral("plain-words"), QStringLiteral("Plain words"), QStringLiteral("marketing-department"));
    packs.seen.hers = {QStringLiteral("marketing-department"), QStringLiteral("quarterdeck-team")};
    packs.seen.current = QStringLiteral("marketing-department");
    mailboxes.fill();
    hooks.fill();
}

void setUp(test::FakeConnections& connections, const QString& name)
{
    if (name == QLatin1String("none.connections"))
        connections.ways.ways.lines.clear();
    if (name == QLatin1String("unread.connections"))
        connections.ways.trouble = Error{Error::Store, QStringLiteral("the folder /home/her/connectors cannot be read: permission denied"), {}, QStringLiteral("a folder that you may read")};
    for (ui::WayLine& line : connections.ways.ways.lines)
        line.takes = {{line.name}, line.title, line.kind == QLatin1String("wordpress") ? std::optional<QStringList>(QStringList{QStringLiteral("web-post")}) : std::nullopt};
    if (name == QLatin1String("limits.connections")) {
        ChannelPace& own = connections.ways.ways.lines.first().own;
        own.perDay = 250;
        own.quietFrom = QStringLiteral("21:30");
        own.quietUntil = QStringLiteral("08:00");
        own.timeZone = QStringLiteral("Europe/Berlin");
    }
    if (name.endsWith(QLatin1String("connections")))
        connections.connected.keys.insert(QStringLiteral("orders"), {ui::KeyPlace::Keyring, {}});
}

} // namespace

int main(int argc, char** argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    qd::openResources();
    const QStringList given = application.arguments();
    if (given.size() < 3) {
        QTextStream(stderr) << "qd_gallery <dark|light> <out.png> [scene] [WxH] [PERCENT] [LANGUAGE]\n";
        return 2;
    }
    if (given.size() > 6)
        QLocale::setDefault(QLocale(given.at(6)));
    speak(&application, QLocale()); // English has its plural forms
    const QString name = given.value(3, QStringLiteral("bridge"));
    const QStringList size = given.value(4, QStringLiteral("1440x900")).split(QLatin1Char('x'));
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("view.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("view/scheme"), given.at(1));
    settings.setValue(QStringLiteral("strip/dismissed"), name != QLatin1String("rehearsal") && name != QLatin1String("first"));
    setTextSize(given.value(5, QStringLiteral("100")).toInt());
    const test::ManualClock clock(test::SampleOffice::now());
    if (name == QLatin1String("away"))
        settings.setValue(QStringLiteral("away/marketing-department"), textOf(ui::Milestone{test::SampleOffice::now() - std::chrono::minutes(130), 0, 0, 0, {}}));
    test::InboxSample sample(name == QLatin1String("rehearsal") ? test::SampleOffice::Money::Rehearsed : test::SampleOffice::Money::Spent);
    if (name == QLatin1String("first"))
        sample.history = {};
    StateFeed feed;
    feed.reset(stateFor(name, sample));
    test::FakeConnections connections;
    setUp(connections, name);
    test::FakeActions actions;
    actions.add("daily-social-post", Autonomy::L4, 12, test::SampleOffice::now() - std::chrono::hours(3));
    actions.add("blog-post", Autonomy::L3, 9, test::SampleOffice::now() - std::chrono::hours(1));
    test::FakePeople people;
    if (name.startsWith(QLatin1String("settings.people"))) {
        OfficeState state = feed.state();
        people.fill(state, 6);
        feed.reset(state);
    }
    test::FakePacks packs;
    test::FakeMailboxes mailboxes;
    test::FakeHooks hooks;
    if (!name.startsWith(QLatin1String("none.")))
        furnish(packs, mailboxes, hooks);
    MainWindow window({&feed, &sample.history, &settings, &clock, nullptr, {QStringLiteral("anthropic:claude-opus-4-5"), QStringLiteral("openai:gpt-5.4")}, &connections, &people, &packs, &mailboxes, &hooks, &actions});
    window.restore();
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    const Scene scene{&window, &feed, &sample.office};
    QTimer::singleShot(300, &window, [&] { arrange(scene, name); });
    QTimer::singleShot(1000, &window, [&] {
        const bool saved = window.grab().save(given.at(2));
        application.exit(saved ? 0 : 1);
    });
    return application.exec();
}
