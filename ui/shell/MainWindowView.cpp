#include "ui/shell/MainWindow.h"

#include "ui/pages/BridgePage.h"
#include "ui/shell/KeysSheet.h"
#include "ui/shell/Palette.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/past/TimeTravel.h"
#include "ui/widgets/org/OrgChart.h"

#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPalette>
#include <QSettings>
#include <QShortcut>
#include <QToolButton>

#include <utility>

namespace qd::ui {

Scheme desktopScheme()
{
    // Asked once, before our own palette takes its place.
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark ? Scheme::Dark : Scheme::Light;
}

void MainWindow::buildViewMenu()
{
    auto* menu = new QMenu(this);
    m_schemes = new QActionGroup(this);
    const QString now = m_sources.settings->value(QStringLiteral("view/scheme"), QStringLiteral("system")).toString();
    for (const auto& [name, title] : {std::pair(QStringLiteral("system"), tr("As the desktop")), std::pair(QStringLiteral("dark"), tr("Dark")),
                                      std::pair(QStringLiteral("light"), tr("Light"))}) {
        QAction* action = menu->addAction(title);
        action->setObjectName(QStringLiteral("shell.scheme.%1").arg(name));
        action->setCheckable(true);
        action->setChecked(name == now);
        m_schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme = name] { chooseScheme(scheme); });
    }
    menu->addSeparator();
    m_still = menu->addAction(tr("Nothing moves"));
    m_still->setObjectName(QStringLiteral("shell.still"));
    m_still->setToolTip(tr("Numbers instead of pulses on the chart"));
    m_still->setCheckable(true);
    connect(m_still, &QAction::toggled, this, &MainWindow::setStill);
    m_still->setChecked(m_sources.settings->value(QStringLiteral("view/still")).toBool());
    QAction* reset = menu->addAction(tr("Put the bridge back in order"), this, &MainWindow::tidyBridge);
    reset->setObjectName(QStringLiteral("shell.reset"));
    menu->addSeparator();
    menu->addAction(tr("Commands …"), QKeySequence(Qt::CTRL | Qt::Key_K), this, &MainWindow::openPalette);
    menu->addAction(tr("As it was …"), QKeySequence(Qt::CTRL | Qt::Key_T), this, &MainWindow::lookAtThePast);
    menu->addAction(tr("Keys"), this, [this] { m_keys->open(); });
    m_top->menuButton()->setMenu(menu);
}

void MainWindow::setStill(bool on)
{
    m_sources.settings->setValue(QStringLiteral("view/still"), on);
    m_bridge->chart()->setStill(on);
    m_still->setChecked(on);
}

void MainWindow::tidyBridge()
{
    m_bridge->resetLayout();
    focusPage(); // a dock that is moved loses the keys
}

Scheme chosenScheme(const QSettings& settings)
{
    const Scheme desktop = desktopScheme();
    const QString name = settings.value(QStringLiteral("view/scheme")).toString();
    return name == QLatin1String("dark") ? Scheme::Dark : name == QLatin1String("light") ? Scheme::Light : desktop;
}

Scheme MainWindow::wantedScheme() const
{
    return chosenScheme(*m_sources.settings);
}

void MainWindow::chooseScheme(const QString& name)
{
    m_sources.settings->setValue(QStringLiteral("view/scheme"), name);
    for (QAction* action : m_schemes->actions())
        action->setChecked(action->objectName().endsWith(name));
    applyScheme(wantedScheme());
    showState();
}

void MainWindow::buildKeys()
{
    const auto bind = [this](const QKeySequence& key, auto act) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, act);
    };
    bind(QKeySequence(Qt::Key_Question), [this] { m_keys->open(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_top->brief()->setFocus(); m_top->brief()->selectAll(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Period), [this] {
        if (m_present.feed->state().org.stopped)
            issue(ResumeAll{});
        else
            issue(StopAll{tr("by hand")});
    });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (m_lastYes.isNull() || !waitsForAnswer({m_lastYes})) // a yes that is on its way has no note yet
            m_toasts->undoNewest();
    });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    m_keys->addGroup(tr("Everywhere"), {{tr("Ctrl+K"), tr("Commands, agents, campaigns")}, {tr("Ctrl+1 … 9"), tr("Go to a place")},
                                        {tr("Ctrl+L"), tr("To the brief box; Esc leaves it")}, {tr("Alt+Down"), tr("In the brief box: which campaign it is for")},
                                        {tr("Ctrl+Shift+V"), tr("In the brief box: what somebody else wrote, pasted as a source")},
                                        {tr("Ctrl+Z"), tr("Undo what the note says")},
                                        {tr("Ctrl+T"), tr("As it was: a slider over the record; Esc leads back")},
                                        {tr("Ctrl+."), tr("All stop, and on again")}, {tr("Ctrl+Q"), tr("Close; everything stays as it is")},
                                        {tr("?"), tr("These keys")}});
    m_keys->addGroup(tr("Inbox"), {{tr("J  K"), tr("Next, previous")}, {tr("A"), tr("Approve")}, {tr("E"), tr("Edit and approve")},
                                   {tr("C"), tr("Ask for changes")}, {tr("R"), tr("Reject")}, {tr("D"), tr("Delegate")},
                                   {tr("S"), tr("Later, or back again")}, {tr("Z"), tr("Undo")}, {tr("Space"), tr("The item alone")},
                                   {tr("X"), tr("Select")}, {tr("Shift+A"), tr("Approve what is selected")}});
    m_keys->addGroup(tr("Work"), {{tr("P"), tr("Pause the run, or go on")}, {tr("Shift+Del"), tr("Stop the run …")},
                                  {tr("T"), tr("Try it differently …")}, {tr("Shift+T"), tr("Replay it without paying")},
                                  {tr("Arrows"), tr("From step to step")}, {tr("Enter"), tr("Look into the calls of the step")}, {tr("F"), tr("Fit every step in")}});
    m_keys->addGroup(tr("Calls"), {{tr("Enter"), tr("From the list to the call")}, {tr("Ctrl+F"), tr("Find words")}, {tr("Esc"), tr("Back")}});
    m_keys->addGroup(tr("Department"), {{tr("Arrows"), tr("From agent to agent")}, {tr("Enter"), tr("Choose")},
                                        {tr("+  −"), tr("Larger, smaller")}, {tr("F"), tr("Fit everyone in")}});
    m_keys->addGroup(tr("Traffic"), {{tr("Enter"), tr("The whole message")}, {tr("Esc"), tr("Close it")}, {tr("Ctrl+F"), tr("Find words")},
                                     {tr("Ctrl+End"), tr("Newest, and follow")}});
}

void MainWindow::openPalette()
{
    emit organisationsAsked();
    m_palette->open(paletteEntries());
}

QList<PaletteEntry> MainWindow::paletteEntries()
{
    QList<PaletteEntry> entries;
    for (const auto& [id, title] : std::as_const(m_places))
        entries.append({title, tr("Place"), id, [this, page = id] { openPage(page); }});
    if (m_present.feed->state().org.stopped)
        entries.append({tr("Resume"), tr("Action"), QStringLiteral("resume"), [this] { issue(ResumeAll{}); }});
    else
        entries.append({tr("All stop"), tr("Action"), QStringLiteral("stop"), [this] { issue(StopAll{tr("by hand")}); }});
    entries.append({tr("Write a brief"), tr("Action"), QStringLiteral("edit"), [this] { m_top->brief()->setFocus(); }});
    entries.append({tr("Paste as source: what the clipboard holds goes along with the brief"), tr("Action"), QStringLiteral("document"), [this] { m_top->pasteSource(); }});
    entries.append({tr("Clear sample work"), tr("Action"), QStringLiteral("close"), [this] { issue(ClearSamples{}); }});
    if (m_travel->isPast())
        entries.append({tr("Back to now"), tr("Action"), QStringLiteral("clock"), [this] { m_travel->backToNow(); }});
    else
        entries.append({tr("Look at the past"), tr("Action"), QStringLiteral("clock"), [this] { lookAtThePast(); }});
    entries.append({tr("Put the bridge back in order"), tr("Action"), QStringLiteral("layout"), [this] { tidyBridge(); }});
    const bool dark = currentScheme() == Scheme::Dark;
    entries.append({dark ? tr("Light colours") : tr("Dark colours"), tr("Action"), QStringLiteral("scheme"),
                    [this, dark] { chooseScheme(dark ? QStringLiteral("light") : QStringLiteral("dark")); }});
    entries.append({tr("Keys"), tr("Action"), QStringLiteral("keyboard"), [this] { m_keys->open(); }});
    addOrganisations(entries);
    addStateEntries(entries);
    return entries;
}

void MainWindow::addOrganisations(QList<PaletteEntry>& entries)
{
    for (const OrganisationChoice& choice : std::as_const(m_organisations))
        if (choice.name != m_organisation)
            entries.append({tr("Work with %1", "an organisation").arg(choice.title), tr("Organisation"), QStringLiteral("people"),
                            [this, name = choice.name] { emit organisationChosen(name); }});
}

void MainWindow::addStateEntries(QList<PaletteEntry>& entries)
{
    const OfficeState& state = m_sources.feed->state();
    for (const AgentProfile& profile : state.org.organisation().agents) {
        entries.append({profile.title, tr("Agent"), QStringLiteral("people"), [this, id = profile.id] { showProfile(id); }});
        entries.append({tr("Traffic of %1").arg(profile.title), tr("Messages"), QStringLiteral("traffic"), [this, id = profile.id] {
                            TrafficFilter filter;
                            filter.agent = id;
                            showTrafficOf(filter);
                        }});
    }
    const auto addRun = [&](const RunId& run, const QString& title) {
        entries.append({title, tr("Campaign"), QStringLiteral("work"), [this, run] { showRun(run); }});
    };
    for (const RunState& run : state.runs.open)
        addRun(run.id, run.title);
    for (const RunSummary& run : state.runs.recent)
        addRun(run.id, run.title);
}

} // namespace qd::ui
