#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/AgentWork.h"
#include "ui/widgets/org/OrgLayout.h"
#include "ui/widgets/org/OrgPulses.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace qd::ui {

/// The department as a tree: who leads whom, what each is at, and messages on their way. Painted by itself, only what
/// is in sight; every agent is also a child for screen readers. Wheel zooms, dragging moves, F fits.
class OrgChart : public QWidget {
    Q_OBJECT
public:
    explicit OrgChart(QWidget* parent = nullptr);

    /// Shows `state`. The layout is made anew only when the organisation is another.
    void show(const OfficeState& state, Instant now);
    using QWidget::show;
    /// Sends a pulse from the message's sender to its receiver. Parties that are not in the chart are left out.
    void pulse(const Message& message);
    /// With `still` nothing moves: numbers beside the receivers instead.
    void setStill(bool still);
    bool isStill() const { return m_still; }

    /// Shows everyone, as large as fits, and keeps doing so until the person zooms.
    void fit();
    void zoomBy(double factor, const QPointF& around);
    double zoom() const { return m_zoom; }
    /// Marks an agent and brings it into sight; an empty id takes the mark away.
    void select(const AgentId& agent);
    AgentId selected() const;

    const OrgLayout& layoutPlan() const { return m_plan; }
    /// What one box says, as a sentence: name, state, queue, spend.
    QString describe(int box) const;
    QString nameOf(int box) const;
    /// Where a box is seen, in the widget's coordinates.
    QRectF seenRect(int box) const;
    void activate(int box);

    QSize sizeHint() const override { return {760, 420}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

signals:
    void agentActivated(qd::AgentId agent);
    void profileAsked(qd::AgentId agent);
    void trafficAsked(qd::AgentId agent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    int boxAt(const QPointF& at) const;
    int neighbour(int key) const;
    void moveTo(int box);
    void applyFit();
    QRectF room() const;
    void learn(const OfficeState& state);
    void keepInSight(int box);
    void openMenu(int box, const QPoint& globalAt);
    QFont readable(QFont font, double pixels) const;
    void paintEdges(QPainter& painter, const QRectF& seen) const;
    void paintYou(QPainter& painter, const OrgLayout::Box& box, bool chosen) const;
    void paintBox(QPainter& painter, int index) const;
    void paintFarBox(QPainter& painter, int index) const;
    void paintWords(QPainter& painter, const QRectF& rect, int index) const;
    void paintPulses(QPainter& painter) const;

    OrgLayout m_plan;
    QByteArray m_digest;       ///< of m_organisation
    Organisation m_organisation; ///< what m_plan shows
    QHash<AgentId, AgentFigures> m_figures;
    QHash<AgentId, QString> m_names;
    QHash<AgentId, int> m_index;
    qsizetype m_waiting = 0;
    OrgPulses m_pulses;
    QTimer m_frame;
    QElapsedTimer m_clock;
    double m_zoom = 1;
    QPointF m_offset;
    bool m_fitted = true;
    bool m_still = false;
    int m_selected = -1;
    int m_hovered = -1;
    QPointF m_dragFrom;
    bool m_dragging = false;
};

/// Shape and colour of a state; the shape alone tells it apart.
struct StatusLook {
    int mark = 0; ///< a Chip::Mark
    QColor colour;
};
StatusLook lookOf(AgentStatus status);

} // namespace qd::ui
