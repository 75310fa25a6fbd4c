#include "ui/pages/BridgePage.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Meters.h"
#include "ui/widgets/org/OrgChart.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/traffic/TrafficView.h"

#include <QDockWidget>
#include <QEvent>
#include <QPainter>
#include <QSettings>
#include <QToolButton>

#include <utility>

namespace qd::ui {

namespace {

constexpr int kLayoutVersion = 2;
constexpr int kNarrowInbox = 344; ///< its buttons stand beside each other
constexpr int kWholeChart = 450; ///< with its heading: fourteen agents at their full size

/// The title bar of a dock without a heading: a strip with grip marks.
class Grip final : public QWidget {
public:
    explicit Grip(QWidget* parent) : QWidget(parent)
    {
        setFixedWidth(kPad);
        setCursor(Qt::SizeAllCursor);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(tokens().textFaint, tokens().window, underMouse() ? 0.8 : 0.4));
        for (int i = -2; i <= 2; ++i)
            painter.drawEllipse(QPointF(width() / 2.0 - 2, height() / 2.0 + i * 6), 1.3, 1.3);
    }
};

QDockWidget* makeDock(const QString& title, const QString& name, QWidget* owner)
{
    auto* dock = new QDockWidget(title, owner);
    dock->setObjectName(name);
    dock->setAllowedAreas(Qt::AllDockWidgetAreas);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    return dock;
}

} // namespace

BridgePage::BridgePage(StateFeed* feed, TrafficSource* traffic, const Clock* clock, QWidget* inbox, QWidget* parent)
    : QMainWindow(parent), m_feed(feed), m_clock(clock)
{
    setObjectName(QStringLiteral("bridge"));
    setAccessibleName(tr("Bridge"));
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    setContentsMargins(kGap, kGap, kGap, kGap);
    buildMeters();
    m_chartDock = addPanel(buildChart(), QStringLiteral("bridge.dock.chart"));
    m_traffic = new TrafficView(feed, traffic, QStringLiteral("bridge.traffic"));
    m_trafficDock = addPanel(m_traffic, QStringLiteral("bridge.dock.traffic"));
    if (inbox)
        addInbox(inbox);
    placeDocks();
    connect(feed, &StateFeed::stateChanged, this, &BridgePage::showState);
    connect(feed, &StateFeed::factsTaken, this, [this](const QList<StoredFact>& facts) {
        for (const StoredFact& fact : facts)
            if (const auto* sent = std::get_if<MessageSent>(&fact.fact))
                m_chart->pulse(sent->message);
    });
    m_chart->installEventFilter(this);
    m_meters->installEventFilter(this);
    showState();
}

void BridgePage::buildMeters()
{
    m_meters = new Meters;
    m_metersDock = makeDock(tr("Meters"), QStringLiteral("bridge.dock.meters"), this);
    m_metersDock->setFeatures(m_metersDock->features() | QDockWidget::DockWidgetVerticalTitleBar);
    m_metersDock->setTitleBarWidget(new Grip(m_metersDock));
    m_metersDock->setWidget(m_meters);
    m_metersDock->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // the room of a larger window goes to the others
    connect(m_meters, &Meters::costsAsked, this, &BridgePage::costsAsked);
    connect(m_meters, &Meters::decisionsAsked, this, &BridgePage::decisionsAsked);
}

Panel* BridgePage::buildChart()
{
    auto* panel = new Panel(tr("Department"));
    m_chart = new OrgChart;
    panel->setBody(m_chart);
    auto* fit = new Chip(tr("Fit"));
    fit->setObjectName(QStringLiteral("bridge.chart.fit"));
    fit->setToolTip(tr("Show everyone (F)"));
    connect(fit, &Chip::clicked, m_chart, &OrgChart::fit);
    panel->addChip(fit);
    connect(m_chart, &OrgChart::profileAsked, this, &BridgePage::profileAsked);
    connect(m_chart, &OrgChart::trafficAsked, this, [this](const AgentId& agent) { m_traffic->showTrafficOf(agent); });
    return panel;
}

void BridgePage::addInbox(QWidget* inbox)
{
    auto* panel = qobject_cast<Panel*>(inbox);
    if (!panel) {
        panel = new Panel(tr("Waiting for you"));
        panel->setBody(inbox);
    }
    m_inboxDock = addPanel(panel, QStringLiteral("bridge.dock.inbox"));
    panel->setMinimumWidth(kNarrowInbox); // also when it is put back after the window was opened without it
    m_inboxDock->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred); // as wide as she made it
}

QDockWidget* BridgePage::addPanel(Panel* panel, const QString& name)
{
    QDockWidget* dock = makeDock(panel->title(), name, this);
    auto* tearOff = new QToolButton;
    tearOff->setIcon(icon(QStringLiteral("layout")));
    tearOff->setIconSize({14, 14});
    tearOff->setObjectName(name + QStringLiteral(".float"));
    tearOff->setToolTip(tr("Tear off, or put back"));
    tearOff->setAccessibleName(tr("Tear off or put back: %1").arg(panel->title()));
    connect(tearOff, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    panel->addChip(tearOff);
    dock->setTitleBarWidget(panel->detachHeading());
    dock->setWidget(panel);
    return dock;
}

void BridgePage::placeDocks()
{
    // All in one area: only there does Qt ask who grows with the window. Between areas it shares equally.
    addDockWidget(Qt::LeftDockWidgetArea, m_metersDock);
    splitDockWidget(m_metersDock, m_chartDock, Qt::Vertical);
    if (m_inboxDock)
        splitDockWidget(m_chartDock, m_inboxDock, Qt::Horizontal);
    splitDockWidget(m_chartDock, m_trafficDock, Qt::Vertical);
    for (QDockWidget* dock : {m_metersDock, m_chartDock, m_trafficDock, m_inboxDock})
        if (dock) {
            dock->setFloating(false);
            dock->show();
        }
}

void BridgePage::shareRoom()
{
    const int wide = width() - 2 * kGap;
    const int high = qMax(0, height() - m_metersDock->height() - 3 * kGap);
    const int inbox = qBound(kNarrowInbox, wide * 29 / 100, 440);
    if (m_inboxDock)
        resizeDocks({m_chartDock, m_inboxDock}, {wide - inbox, inbox}, Qt::Horizontal);
    // In a low window the chart gets a larger part of what there is: messages scroll, the department does not.
    const int chart = qBound(high * 63 / 100, kWholeChart, high * 66 / 100);
    resizeDocks({m_chartDock, m_trafficDock}, {chart, high - chart}, Qt::Vertical);
}

void BridgePage::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_shared, true))
        shareRoom();
    for (QDockWidget* dock : {m_metersDock, m_chartDock, m_trafficDock, m_inboxDock})
        if (dock && dock->isFloating()) { // it was shown before the window was, and lies behind it
            dock->hide();
            QMetaObject::invokeMethod(dock, &QWidget::show, Qt::QueuedConnection);
        }
}

void BridgePage::resetLayout()
{
    placeDocks();
    shareRoom();
    m_chart->fit();
}

void BridgePage::showState()
{
    const auto isHidden = [](const QWidget* part) { return part->window()->isVisible() && !part->isVisible(); };
    if (!isHidden(m_chart))
        m_chart->show(m_feed->state(), m_clock->now());
    if (!isHidden(m_meters))
        m_meters->show(m_feed->state(), m_clock->now());
}

bool BridgePage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show)
        showState();
    return QMainWindow::eventFilter(watched, event);
}

void BridgePage::save(QSettings* settings) const
{
    settings->setValue(QStringLiteral("bridge/docks"), saveState(kLayoutVersion));
    m_traffic->save(settings);
}

void BridgePage::restore(QSettings* settings)
{
    m_shared = restoreState(settings->value(QStringLiteral("bridge/docks")).toByteArray(), kLayoutVersion);
    m_traffic->restore(settings);
}

} // namespace qd::ui
