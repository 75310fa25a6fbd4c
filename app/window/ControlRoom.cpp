#include "app/window/ControlRoom.h"

#include "agents/llm/PriceList.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Toasts.h"

#include <QEvent>
#include <QScreen>
#include <QSettings>
#include <QTimer>

namespace qd::app {

namespace {

/// Whatever has a price of its own; none where the lists cannot be read, which the department says by itself.
QStringList pricedModels(const Home& home)
{
    const Result<agents::PriceList> prices = agents::PriceList::read(home.path());
    return prices ? prices->models().filter(QStringLiteral(":")) : QStringList();
}

/// What is changed in the settings reaches who is at work.
ConnectionRoom::Parts connectionsOf(Department& department)
{
    return {department.home(),
            department.organisation(),
            &department.keys(),
            [&department] { department.readTools(); },
            [&department] { department.readSearxng(); },
            [&department] { department.readWay(); }};
}

constexpr std::chrono::seconds kWaysLast{12};
constexpr int kTitleBar = 32; ///< what a window manager adds, roughly: it is known only after the window was shown

} // namespace

ControlRoom::ControlRoom(Department& department, QSettings& kept, QObject* parent)
    : QObject(parent)
    , m_department(department)
    , m_hooks(department)
    , m_mail(department)
    , m_history(&department.history())
    , m_actions(&department.history())
    , m_tries(department.history(), department.home().path(), TryShelf(department.home().tries(department.organisation())))
    , m_connections(connectionsOf(department))
    , m_people(department, m_clock)
    , m_packs(department)
    , m_mailboxes(department.home(), department.organisation(), department.keys(), [this] { m_mail.lookNow(); })
    , m_hooksIn(department.home(), department.organisation(), department.keys())
{
    m_window = std::make_unique<ui::MainWindow>(ui::Sources{&department.feed(), &m_history, &kept, &m_clock, &m_tries, pricedModels(department.home()), &m_connections, &m_people, &m_packs, &m_mailboxes, &m_hooksIn, &m_actions});
    m_window->installEventFilter(this);
    wireDepartment();
    m_window->restore();
}

ControlRoom::~ControlRoom() = default;

void ControlRoom::wireDepartment()
{
    ui::MainWindow* window = m_window.get();
    connect(window, &ui::MainWindow::commandIssued, this, &ControlRoom::issue);
    connect(&m_network, &NetworkWatch::changed, window, &ui::MainWindow::setNetwork);
    connect(&m_network, &NetworkWatch::changed, &m_department, [this](ui::Network network) { m_department.noteNetwork(isThere(network)); });
    connect(&m_department, &Department::answered, window, &ui::MainWindow::commandAnswered);
    connect(&m_department, &Department::troubled, this, [this](const QString& why) { m_window->toasts()->say(why, ui::Toasts::Tone::Bad); });
    connect(&m_hooks, &HookRoom::noted, this, [this](const QString& what) { m_window->toasts()->say(what, ui::Toasts::Tone::Plain); });
    connect(&m_mail, &MailRoom::noted, this, [this](const QString& what) { m_window->toasts()->say(what, ui::Toasts::Tone::Plain); });
    connect(&m_mail, &MailRoom::looked, this, [this] { m_mailboxes.tellLooked(); });
    connect(&m_department, &Department::noted, this, [this](const QString& what) { m_window->toasts()->say(what, ui::Toasts::Tone::Bad); });
    connect(&m_department, &Department::waysNotReady, this, [this](qsizetype count) {
        m_window->toasts()->sayWithWay(tr("%n way(s) out of this machine can't be used yet.", nullptr, int(count)), [this] { m_window->openConnections(); }, kWaysLast, tr("Connections"));
    });
    connect(&m_department, &Department::recovered, this, [this] { m_window->toasts()->say(tr("The record can be written again. Work goes on.")); });
}

/// What the desktop shows beside the window; a button there is a command of the window, with its note and its undo.
void ControlRoom::wireDesktop(const QString& bus)
{
    if (m_notifier)
        return;
    StateFeed* feed = &m_department.feed();
    ui::MainWindow* window = m_window.get();
    m_notifier = std::make_unique<Notifier>(bus, [window] { return window->isActiveWindow(); });
    m_tray = std::make_unique<Tray>();
    const auto open = [this](const Uuid& item) {
        raise();
        m_window->openItem(item);
    };
    connect(feed, &StateFeed::factsTaken, m_notifier.get(), [this, feed](const QList<StoredFact>& facts) { m_notifier->take(facts, feed->state()); });
    connect(m_notifier.get(), &Notifier::commandIssued, window, &ui::MainWindow::issue);
    connect(m_notifier.get(), &Notifier::openAsked, this, open);
    const auto count = [this, feed] { m_tray->show(feed->state().inbox.waiting(m_clock.now()), feed->state().org.stopped); };
    connect(feed, &StateFeed::stateChanged, m_tray.get(), count);
    connect(m_tray.get(), &Tray::openAsked, this, [open] { open({}); });
    connect(m_tray.get(), &Tray::stopAsked, window, [window] { window->issue(StopAll{tr("by hand, from the tray")}); });
    connect(m_tray.get(), &Tray::resumeAsked, window, [window] { window->issue(ResumeAll{}); });
    count();
    m_notifier->begin();
    m_tray->begin();
}

/// A stop halts whoever is at work in the home, and what it halted goes on with this organisation.
void ControlRoom::issue(const CommandId& id, const Command& command)
{
    m_department.issue(id, command);
    if (std::holds_alternative<StopAll>(command) || std::holds_alternative<ResumeAll>(command))
        tellOthers(command);
}

void ControlRoom::tellOthers(const Command& command)
{
    m_caller.start();
    m_caller.post([this, home = m_department.home(), own = m_department.organisation(), command] { // a resume waits for what the stop has reached
        const bool stops = std::holds_alternative<StopAll>(command);
        QStringList others = stops ? home.recorded() : std::exchange(m_stoppedToo, {});
        others.removeAll(own);
        const QList<Told> told = tellHolders(home, others, command);
        for (const Told& one : told)
            if (stops && one.answer && *one.answer)
                m_stoppedToo.append(one.organisation);
        m_mailbox.post([this, told, stops] { sayOfOthers(told, stops); });
    });
}

/// Where nobody was at work there is nothing to say.
void ControlRoom::sayOfOthers(const QList<Told>& told, bool stops)
{
    QStringList reached;
    for (const Told& one : told) {
        if (one.answer && *one.answer)
            reached.append(one.organisation);
        else if (one.answer && one.answer->error().kind != Error::Rule) // it was so already
            m_window->toasts()->say(one.answer->error().text, ui::Toasts::Tone::Bad);
    }
    if (!reached.isEmpty())
        m_window->toasts()->say((stops ? tr("Stopped as well: %1.") : tr("At work again as well: %1.")).arg(reached.join(QLatin1String(", "))));
}

void ControlRoom::show(const QString& bus)
{
    const QSize room = m_window->screen()->availableSize() - QSize(0, kTitleBar);
    if (!m_window->isMaximized() && !m_window->isFullScreen())
        m_window->resize(m_window->size().boundedTo(room)); // nothing of it below the edge of the screen
    m_window->show();
    QTimer::singleShot(0, &m_hooks, &HookRoom::begin);
    QTimer::singleShot(0, &m_mail, &MailRoom::begin);
    QTimer::singleShot(0, &m_network, &NetworkWatch::begin); // it may have to ask the system's bus: not before the window is there
    QTimer::singleShot(0, this, [this, bus] { wireDesktop(bus); });
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
