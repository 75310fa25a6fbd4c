#include "ui/shell/MainWindow.h"

#include "ui/models/TrafficModel.h"
#include "ui/pages/BridgePage.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/WorkPage.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/shell/Rail.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/past/TimeBar.h"
#include "ui/shell/past/TimeTravel.h"
#include "ui/shell/strips/FirstRunStrip.h"
#include "ui/shell/strips/TrialStrip.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/traffic/TrafficView.h"
#include "ui/words/Words.h"

#include <QKeyEvent>

namespace qd::ui {

void MainWindow::buildTime()
{
    m_time->hide();
    connect(m_time, &TimeBar::momentWanted, m_travel, &TimeTravel::goTo);
    connect(m_time, &TimeBar::backAsked, m_travel, &TimeTravel::backToNow);
    connect(m_travel, &TimeTravel::moved, this, &MainWindow::showMoment);
    connect(m_travel, &TimeTravel::failed, this, [this](const Error& error) { m_toasts->say(sentenceOf(error).what, Toasts::Tone::Bad); });
    connect(m_present.feed, &StateFeed::stateChanged, this, [this] {
        if (m_travel->isPast()) // else the pages' own feed has told of it
            showPresent();
    });
}

void MainWindow::lookAtThePast()
{
    if (m_travel->isPast())
        return m_time->takeKeys();
    if (m_travel->last() < 1)
        return m_toasts->say(tr("Nothing has been recorded yet, so there is no past to look at."));
    m_travel->goTo(m_travel->last());
}

QString MainWindow::whyReadOnly() const
{
    return tr("You are looking at the past, where nothing can be changed. Esc leads back to now.");
}

void MainWindow::showTime()
{
    if (m_travel->isPast())
        m_time->show(m_travel->moment(), m_travel->last(), m_travel->time());
}

/// Beside the names of the pages stands what waits at the moment that they show.
void MainWindow::showWaiting()
{
    const OfficeState& shown = m_travel->feed()->state();
    m_rail->setWaiting(QStringLiteral("inbox"), shown.inbox.waiting(m_travel->clock()->now()));
    m_rail->setWaiting(QStringLiteral("traffic"), stormsIn(shown));
}

void MainWindow::showMoment()
{
    const bool past = m_travel->isPast();
    const bool opens = past && m_time->isHidden();
    const QString why = past ? whyReadOnly() : QString();
    m_waiting->setReadOnly(why);
    m_inbox->setReadOnly(why);
    m_work->setReadOnly(why);
    m_settings->setReadOnly(why);
    m_top->setReadOnly(why);
    m_strip->setReadOnly(why);
    m_trials->setReadOnly(why);
    m_traffic->reload();
    m_bridge->traffic()->reload();
    m_decisions->reload();
    m_calls->reload();
    watchLook();
    showTime();
    showWaiting();
    m_time->setVisible(past);
    if (opens)
        m_time->takeKeys();
    else if (!past)
        focusPage();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_travel->isPast())
        m_travel->backToNow();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace qd::ui
