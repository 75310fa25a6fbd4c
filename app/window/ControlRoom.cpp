#include "app/window/ControlRoom.h"

#include "ui/pages/BridgePage.h"
#include "ui/pages/CostsPage.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Toasts.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/TrafficView.h"

#include <QEvent>
#include <QSettings>
#include <QTimer>

namespace qd::app {

namespace {
const QString kInboxColumns = QStringLiteral("inbox/columns");
const QString kDecisionColumns = QStringLiteral("decisions/columns");
const QString kPeopleColumns = QStringLiteral("people/columns");
}

ControlRoom::ControlRoom(Department& department, QSettings& kept, QObject* parent)
    : QObject(parent)
    , m_department(department)
    , m_kept(kept)
    , m_traffic(&department.history())
    , m_history(&department.history())
{
    buildPages();
    wirePages();
    wireDepartment();
    m_window->restore();
    m_inbox->restoreColumns(kept.value(kInboxColumns).toByteArray());
    m_decisions->restoreColumns(kept.value(kDecisionColumns).toByteArray());
    m_people->restoreColumns(kept.value(kPeopleColumns).toByteArray());
    display();
}

ControlRoom::~ControlRoom() = default;

void ControlRoom::buildPages()
{
    m_bridgeInbox = new ui::InboxList(&m_clock, ui::InboxList::Place::Bridge);
    ui::Sources sources;
    sources.feed = &m_department.feed();
    sources.traffic = &m_traffic;
    sources.settings = &m_kept;
    sources.clock = &m_clock;
    sources.inbox = m_bridgeInbox;
    m_window = std::make_unique<ui::MainWindow>(sources);
    m_window->setModel(tr("Rehearsal"), true);
    m_inbox = new ui::InboxPage(&m_history, &m_clock);
    m_decisions = new ui::DecisionsPage(&m_history, &m_clock);
    m_costs = new ui::CostsPage(&m_history, &m_clock);
    m_people = new ui::PeoplePage(&m_history, &m_clock);
    m_window->addPage(QStringLiteral("inbox"), tr("Inbox"), QStringLiteral("inbox"), m_inbox);
    m_window->addPage(QStringLiteral("decisions"), tr("Decisions"), QStringLiteral("decisions"), m_decisions);
    m_window->addPage(QStringLiteral("costs"), tr("Costs"), QStringLiteral("costs"), m_costs);
    m_window->addPage(QStringLiteral("people"), tr("People"), QStringLiteral("people"), m_people);
    m_window->installEventFilter(this);
}

void ControlRoom::wirePages()
{
    ui::MainWindow* window = m_window.get();
    m_bridgeInbox->installKeys(window->bridge());
    connect(m_bridgeInbox, &ui::InboxList::commandIssued, window, &ui::MainWindow::issue);
    connect(m_inbox, &ui::InboxPage::commandIssued, window, &ui::MainWindow::issue);
    const auto openItem = [this](const ApprovalId& approval, bool editing) {
        m_window->openPage(QStringLiteral("inbox"));
        m_inbox->open(approval, editing);
    };
    connect(m_bridgeInbox, &ui::InboxList::editRequested, this, [openItem](const ApprovalId& approval) { openItem(approval, true); });
    connect(m_bridgeInbox, &ui::InboxList::peekRequested, this, [this, openItem] {
        if (const ui::InboxKey item = m_bridgeInbox->current(); item.kind == ui::InboxKey::Waiting)
            openItem(ApprovalId{item.id}, false);
        else
            m_window->openPage(QStringLiteral("inbox"));
    });
    connect(m_bridgeInbox, &ui::InboxList::reviewRequested, window, [window] { window->openPage(QStringLiteral("decisions")); });
    connect(window, &ui::MainWindow::profileAsked, this, [this](const AgentId& agent) {
        m_window->openPage(QStringLiteral("people"));
        m_people->open(agent);
    });
    connect(m_people, &ui::PeoplePage::trafficRequested, this, [this](const AgentId& agent) {
        m_window->openPage(QStringLiteral("traffic"));
        m_window->traffic()->showTrafficOf(agent);
    });
    connect(m_decisions, &ui::DecisionsPage::runTrafficRequested, this, [this](const RunId& run) {
        TrafficFilter filter;
        filter.run = run;
        m_window->openPage(QStringLiteral("traffic"));
        m_window->traffic()->setFilter(filter);
    });
}

void ControlRoom::wireDepartment()
{
    ui::MainWindow* window = m_window.get();
    connect(window, &ui::MainWindow::commandIssued, this, [this](const CommandId& id, const Command& command) {
        m_sent.insert(id, command);
        m_department.issue(id, command);
    });
    connect(&m_department, &Department::answered, window, &ui::MainWindow::commandAnswered);
    connect(&m_department, &Department::answered, this, [this](const CommandId& id, const Result<Receipt>& receipt) {
        const auto sent = m_sent.constFind(id);
        if (sent == m_sent.constEnd())
            return;
        const Command command = *sent;
        m_sent.erase(sent);
        if (!receipt)
            decline(command, receipt.error());
    });
    connect(&m_department.feed(), &StateFeed::stateChanged, this, &ControlRoom::display);
    connect(&m_department, &Department::troubled, this, [this](const QString& why) { m_window->toasts()->say(why, ui::Toasts::Tone::Bad); });
    connect(&m_department, &Department::recovered, this, [this] { m_window->toasts()->say(tr("The record can be written again. Work goes on.")); });
}

void ControlRoom::decline(const Command& command, const Error& error)
{
    m_inbox->refuse(command, error);
    m_bridgeInbox->refuse(command, error.text);
}

void ControlRoom::display()
{
    const OfficeState& state = m_department.feed().state();
    m_bridgeInbox->display(state);
    m_inbox->display(state);
    m_decisions->display(state);
    m_costs->display(state);
    m_people->display(state);
}

void ControlRoom::show()
{
    m_window->show();
}

void ControlRoom::raise()
{
    m_window->showNormal();
    m_window->raise();
    m_window->activateWindow();
}

void ControlRoom::save()
{
    m_window->save();
    m_kept.setValue(kInboxColumns, m_inbox->saveColumns());
    m_kept.setValue(kDecisionColumns, m_decisions->saveColumns());
    m_kept.setValue(kPeopleColumns, m_people->saveColumns());
}

void ControlRoom::whenPainted(std::function<void()> then)
{
    m_whenPainted = std::move(then);
}

bool ControlRoom::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window.get() && event->type() == QEvent::Paint && m_whenPainted)
        QTimer::singleShot(0, this, std::exchange(m_whenPainted, {}));
    return QObject::eventFilter(watched, event);
}

} // namespace qd::app
