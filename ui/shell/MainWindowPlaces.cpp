#include "ui/shell/MainWindow.h"

#include "ui/pages/BridgePage.h"
#include "ui/pages/CostsPage.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/WorkPage.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/strips/FirstRunStrip.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/traffic/TrafficView.h"

#include <QLineEdit>
#include <QSettings>

namespace qd::ui {

void MainWindow::buildPlaces()
{
    buildBridge();
    buildInbox();
    buildWork();
    m_traffic = new TrafficView(m_sources.feed, &m_messages, QStringLiteral("traffic"));
    addPage(QStringLiteral("traffic"), tr("Traffic"), QStringLiteral("traffic"), m_traffic);
    buildRecords();
    buildSettings();
    buildCalls();
    buildLooks();
    openPage(QStringLiteral("bridge"));
}

void MainWindow::buildBridge()
{
    m_waiting = new InboxList(m_sources.clock, InboxList::Place::Bridge);
    auto* panel = new Panel(tr("Waiting for you"));
    panel->setBody(m_waiting);
    m_bridge = new BridgePage(m_sources.feed, &m_messages, m_sources.clock, panel);
    m_bridge->setFocusProxy(m_waiting);
    m_waiting->installKeys(m_bridge);
    connect(m_waiting, &InboxList::commandIssued, this, &MainWindow::issue);
    connect(m_waiting, &InboxList::waitingChanged, panel, [panel](qsizetype waiting) {
        panel->setTitle(waiting == 0 ? tr("Waiting for you") : tr("Waiting for you · %1").arg(waiting));
    });
    connect(m_waiting, &InboxList::editRequested, this, [this](const ApprovalId& approval) {
        openPage(QStringLiteral("inbox"));
        m_inbox->open(approval, true);
    });
    connect(m_waiting, &InboxList::peekRequested, this, [this] {
        const InboxKey key = m_waiting->current();
        openPage(QStringLiteral("inbox"));
        if (key.kind == InboxKey::Waiting)
            m_inbox->open(ApprovalId{key.id}, false);
    });
    connect(m_waiting, &InboxList::reviewRequested, this, [this] { openPage(QStringLiteral("decisions")); });
    connect(m_bridge, &BridgePage::profileAsked, this, &MainWindow::showProfile);
    connect(m_bridge, &BridgePage::costsAsked, this, [this] { openPage(QStringLiteral("costs")); });
    connect(m_bridge, &BridgePage::decisionsAsked, this, [this] { openPage(QStringLiteral("decisions")); });
    addPage(QStringLiteral("bridge"), tr("Bridge"), QStringLiteral("bridge"), m_bridge);
}

void MainWindow::buildInbox()
{
    m_inbox = new InboxPage(m_sources.history, m_sources.clock);
    connect(m_inbox, &InboxPage::commandIssued, this, &MainWindow::issue);
    connect(m_inbox, &InboxPage::runRequested, this, &MainWindow::showRun);
    connect(m_inbox, &InboxPage::connectionsRequested, this, [this] {
        openPage(QStringLiteral("settings"));
        m_settings->open(SettingsPage::Ways);
    });
    addPage(QStringLiteral("inbox"), tr("Inbox"), QStringLiteral("inbox"), m_inbox);
}

void MainWindow::buildWork()
{
    m_work = new WorkPage(m_sources.history, m_sources.clock);
    m_work->setTries(m_sources.tries);
    connect(m_work, &WorkPage::commandIssued, this, &MainWindow::issue);
    connect(m_work, &WorkPage::inboxRequested, this, [this] { openPage(QStringLiteral("inbox")); });
    connect(m_work, &WorkPage::profileRequested, this, &MainWindow::showProfile);
    connect(m_work, &WorkPage::runTrafficRequested, this, [this](const RunId& run) {
        TrafficFilter filter;
        filter.run = run;
        showTrafficOf(filter);
    });
    connect(m_work, &WorkPage::callsRequested, this, [this](const CallFilter& filter) { showCalls(filter); });
    addPage(QStringLiteral("work"), tr("Work"), QStringLiteral("work"), m_work);
}

void MainWindow::buildRecords()
{
    m_decisions = new DecisionsPage(m_sources.history, m_sources.clock);
    connect(m_decisions, &DecisionsPage::runTrafficRequested, this, [this](const RunId& run) {
        TrafficFilter filter;
        filter.run = run;
        showTrafficOf(filter);
    });
    connect(m_decisions, &DecisionsPage::pastAsked, this, &MainWindow::lookAtThePast);
    m_decisions->setTryable(m_sources.tries);
    connect(m_decisions, &DecisionsPage::tryRequested, this, [this](const RunId& run, const DecisionId& decision) {
        openPage(QStringLiteral("work"));
        m_work->tryDifferently(run, decision);
    });
    connect(m_decisions, &DecisionsPage::callRequested, this, [this](const RunId& run, const QByteArray& prompt) {
        CallFilter filter;
        filter.run = run;
        showCalls(filter, prompt);
    });
    addPage(QStringLiteral("decisions"), tr("Decisions"), QStringLiteral("decisions"), m_decisions);
    m_costs = new CostsPage(m_sources.history, m_sources.clock);
    connect(m_costs, &CostsPage::commandIssued, this, &MainWindow::issue);
    connect(m_costs, &CostsPage::callRequested, this, &MainWindow::showCall);
    addPage(QStringLiteral("costs"), tr("Costs"), QStringLiteral("costs"), m_costs);
    m_people = new PeoplePage(m_sources.history, m_sources.clock);
    m_people->offerModels(m_sources.models);
    connect(m_people, &PeoplePage::commandIssued, this, &MainWindow::issue);
    connect(m_people, &PeoplePage::runRequested, this, &MainWindow::showRun);
    connect(m_people, &PeoplePage::trafficRequested, this, [this](const AgentId& agent) {
        TrafficFilter filter;
        filter.agent = agent;
        showTrafficOf(filter);
    });
    connect(m_people, &PeoplePage::callRequested, this, &MainWindow::showCall);
    connect(m_people, &PeoplePage::callsRequested, this, [this](const CallFilter& filter) { showCalls(filter); });
    addPage(QStringLiteral("people"), tr("People"), QStringLiteral("people"), m_people);
}

void MainWindow::buildSettings()
{
    m_settings = new SettingsPage({m_sources.connections, m_sources.people, m_sources.packs, m_sources.mailboxes, m_sources.hooks, m_sources.actions}, m_present.clock);
    connect(m_settings, &SettingsPage::commandIssued, this, &MainWindow::issue);
    connect(m_settings, &SettingsPage::schemeChosen, this, &MainWindow::chooseScheme);
    connect(m_settings, &SettingsPage::stillChosen, this, &MainWindow::setStill);
    addPage(QStringLiteral("settings"), tr("Settings"), QStringLiteral("settings"), m_settings, 9);
}

/// Only what is in front is kept up to date; the others catch up when they are opened.
void MainWindow::displayFront()
{
    const OfficeState& state = m_sources.feed->state();
    if (m_current == QLatin1String("bridge"))
        m_waiting->display(state);
    else if (m_current == QLatin1String("inbox"))
        m_inbox->display(state);
    else if (m_current == QLatin1String("work"))
        m_work->display(state);
    else if (m_current == QLatin1String("decisions"))
        m_decisions->display(state);
    else if (m_current == QLatin1String("costs"))
        m_costs->display(state);
    else if (m_current == QLatin1String("people"))
        m_people->display(state);
    else if (m_current == QLatin1String("settings"))
        showSettings(state);
    else if (m_calls && m_calls->isVisibleTo(this))
        m_calls->display(state);
    watchLook();
}

void MainWindow::showSettings(const OfficeState& state)
{
    const QSettings* kept = m_sources.settings;
    m_settings->setLook(kept->value(QStringLiteral("view/scheme"), QStringLiteral("system")).toString(), kept->value(QStringLiteral("view/still")).toBool());
    m_settings->setNetwork(m_top->networkWords());
    m_settings->display(state);
}

void MainWindow::showProfile(const AgentId& agent)
{
    openPage(QStringLiteral("people"));
    m_people->open(agent);
}

void MainWindow::showRun(const RunId& run)
{
    openPage(QStringLiteral("work"));
    m_work->open(run);
}

void MainWindow::showTrafficOf(const TrafficFilter& filter)
{
    openPage(QStringLiteral("traffic"));
    m_traffic->setFilter(filter);
}

void MainWindow::save() const
{
    QSettings* settings = m_sources.settings;
    settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings->setValue(QStringLiteral("window/page"), placeToKeep());
    m_bridge->save(settings);
    m_traffic->save(settings);
    settings->setValue(QStringLiteral("inbox/columns"), m_inbox->saveColumns());
    settings->setValue(QStringLiteral("inbox/order"), int(m_inbox->order()));
    settings->setValue(QStringLiteral("work/columns"), m_work->saveColumns());
    m_decisions->save(settings);
    settings->setValue(QStringLiteral("people/columns"), m_people->saveColumns());
}

void MainWindow::restore()
{
    QSettings* settings = m_sources.settings;
    restoreGeometry(settings->value(QStringLiteral("window/geometry")).toByteArray());
    m_bridge->restore(settings);
    m_traffic->restore(settings);
    m_inbox->restoreColumns(settings->value(QStringLiteral("inbox/columns")).toByteArray());
    m_inbox->setOrder(settings->value(QStringLiteral("inbox/order")).toInt());
    m_work->restoreColumns(settings->value(QStringLiteral("work/columns")).toByteArray());
    m_decisions->restore(settings);
    m_people->restoreColumns(settings->value(QStringLiteral("people/columns")).toByteArray());
    openPage(settings->value(QStringLiteral("window/page"), QStringLiteral("bridge")).toString());
    if (m_top->brief()->text().isEmpty())
        focusPage();
    else
        m_top->brief()->setFocus(Qt::OtherFocusReason); // the example waits for one Enter
    showStrip();
    sayMeanwhile();
}

} // namespace qd::ui
