#pragma once

#include "core/state/StateFeed.h"
#include "ui/models/TrafficSource.h"

#include <QMainWindow>

class QSettings;

namespace qd::ui {

class Meters;
class OrgChart;
class Panel;
class TrafficView;

/// The one screen to leave open: meters, org chart, what waits, traffic. Each part is a dock that can be moved, torn
/// off and put back.
class BridgePage final : public QMainWindow {
    Q_OBJECT
public:
    /// `inbox` is the list of what waits, a panel of its own or any widget; it becomes the page's. May be nullptr: the
    /// dock is then left out. Everything else outlives the page.
    BridgePage(StateFeed* feed, TrafficSource* traffic, const Clock* clock, QWidget* inbox, QWidget* parent = nullptr);

    OrgChart* chart() const { return m_chart; }
    TrafficView* traffic() const { return m_traffic; }

    /// Every part back to where it came from.
    void resetLayout();
    /// Looks at the state and the clock again. What nobody sees is left until somebody does.
    void showState();
    void save(QSettings* settings) const;
    void restore(QSettings* settings);

signals:
    void profileAsked(qd::AgentId agent);
    void costsAsked();
    void decisionsAsked();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addInbox(QWidget* inbox);
    QDockWidget* addPanel(Panel* panel, const QString& name);
    Panel* buildChart();
    void buildMeters();
    void placeDocks();
    void shareRoom();

    StateFeed* m_feed;
    const Clock* m_clock;
    Meters* m_meters = nullptr;
    OrgChart* m_chart = nullptr;
    TrafficView* m_traffic = nullptr;
    QDockWidget* m_metersDock = nullptr;
    QDockWidget* m_chartDock = nullptr;
    QDockWidget* m_trafficDock = nullptr;
    QDockWidget* m_inboxDock = nullptr;
    bool m_shared = false; ///< the room was given out once, or restored
};

} // namespace qd::ui
