#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/AgentWork.h"
#include "ui/widgets/charts/BoxChart.h"
#include "ui/widgets/org/OrgLayout.h"
#include "ui/widgets/org/OrgPulses.h"

#include <QElapsedTimer>
#include <QTimer>

namespace qd::ui {

/// The department as a tree: who leads whom, what each is at, and messages on their way. Painted by itself, only what
/// is in sight.
class OrgChart : public BoxChart {
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

    /// Marks an agent and brings it into sight; an empty id takes the mark away.
    void select(const AgentId& agent);
    AgentId selected() const;

    const OrgLayout& layoutPlan() const { return m_plan; }
    /// Name, state, queue, spend.
    QString describe(int box) const override;
    QString nameOf(int box) const;
    int boxCount() const override { return int(m_plan.boxes.size()); }
    QRectF boxRect(int box) const override { return m_plan.boxes[box].rect; }

    QSize sizeHint() const override { return {760, 420}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

signals:
    void agentActivated(qd::AgentId agent);
    void profileAsked(qd::AgentId agent);
    void trafficAsked(qd::AgentId agent);

protected:
    void paintEvent(QPaintEvent* event) override;
    QRectF planBounds() const override { return m_plan.bounds; }
    void planFor(const QSizeF& room) override { m_plan = layOutFor(m_organisation, room); }
    /// The superior, the nearest report, or the next one of about the same height.
    int neighbour(int key) const override;
    void boxChosen(int box) override { emit agentActivated(m_plan.boxes[box].agent); }
    void boxOpened(int box) override;
    void openMenu(int box, const QPoint& globalAt) override;

private:
    void learn(const OfficeState& state);
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
    bool m_still = false;
};

/// Shape and colour of a state; the shape alone tells it apart.
struct StatusLook {
    int mark = 0; ///< a Chip::Mark
    QColor colour;
};
StatusLook lookOf(AgentStatus status);

} // namespace qd::ui
