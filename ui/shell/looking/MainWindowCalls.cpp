#include "ui/shell/MainWindow.h"

#include "ui/pages/InboxPage.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/shell/looking/LookWatch.h"
#include "ui/shell/past/TimeTravel.h"
#include "ui/widgets/inbox/InboxList.h"

#include <QGuiApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString callsPlace()
{
    return QStringLiteral("call");
}

} // namespace

/// A place without a name on the rail: it is opened from a page, and leads back there.
void MainWindow::buildCalls()
{
    m_calls = new CallsPage(m_sources.history, m_sources.clock);
    auto* shown = new QWidget;
    auto* frame = new QVBoxLayout(shown);
    frame->setContentsMargins(kGap + 2, kGap + 2, kGap + 2, kGap + 2);
    frame->addWidget(m_calls);
    m_stack->addWidget(shown);
    m_pages.insert(callsPlace(), shown);
    m_fronts.insert(callsPlace(), m_calls);
    connect(m_calls, &CallsPage::closed, this, &MainWindow::leaveCalls);
    connect(m_calls, &CallsPage::runRequested, this, &MainWindow::showRun);
    connect(m_calls, &CallsPage::profileRequested, this, &MainWindow::showProfile);
}

void MainWindow::toCalls()
{
    if (m_current != callsPlace()) {
        m_before = m_current;
        m_focusBefore = focusWidget();
    }
    openPage(callsPlace());
}

void MainWindow::showCall(const TurnId& turn)
{
    toCalls();
    m_calls->open(turn);
}

void MainWindow::showCalls(const CallFilter& filter, const QByteArray& prompt)
{
    toCalls();
    m_calls->open(filter, prompt);
}

/// Back to where she came from, with the keys where they were.
void MainWindow::leaveCalls()
{
    const QPointer<QWidget> focus = m_focusBefore;
    openPage(m_before);
    if (focus && focus->isVisible() && focus->focusPolicy() != Qt::NoFocus)
        focus->setFocus(Qt::OtherFocusReason);
}

QString MainWindow::placeToKeep() const
{
    return m_current == callsPlace() ? m_before : m_current;
}

void MainWindow::buildLooks()
{
    qGuiApp->installEventFilter(m_looks);
    connect(m_looks, &LookWatch::cameBack, this, &MainWindow::sayMeanwhile);
    connect(&m_minute, &QTimer::timeout, this, &MainWindow::noteThere);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, m_looks, [this](Qt::ApplicationState state) { m_looks->setActive(state == Qt::ApplicationActive); });
    connect(m_inbox, &InboxPage::currentChanged, this, &MainWindow::watchLook);
    connect(m_waiting, &InboxList::currentChanged, this, &MainWindow::watchLook);
    connect(qGuiApp, &QGuiApplication::focusObjectChanged, this, &MainWindow::watchLook);
}

/// What of the inbox is before her: on its page the current item; on the bridge too, while the list has the keys.
void MainWindow::watchLook()
{
    InboxKey key;
    if (m_travel->isPast())
        key = {};
    else if (m_current == QLatin1String("inbox"))
        key = m_inbox->current();
    else if (m_current == QLatin1String("bridge") && focusWidget() && m_waiting->isAncestorOf(focusWidget()))
        key = m_waiting->current();
    m_looks->look(key.kind == InboxKey::Waiting ? ApprovalId{key.id}.toString() : QString());
}

/// The command with what only the window knows.
Command MainWindow::withLook(Command command)
{
    if (auto* decided = std::get_if<DecideApproval>(&command))
        decided->lookedAt = m_looks->take(decided->approval.toString());
    return command;
}

} // namespace qd::ui
