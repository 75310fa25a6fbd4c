#pragma once

#include "ui/models/RunReadings.h"
#include "ui/widgets/charts/BoxChart.h"
#include "ui/widgets/work/StepGraphLayout.h"

#include <QHash>

namespace qd::ui {

/// The steps of one run and what follows on what, each with what it is at. Painted by itself, only what is in sight.
/// @thread main.
class StepGraph : public BoxChart {
    Q_OBJECT
public:
    explicit StepGraph(QWidget* parent = nullptr);

    /// Shows `run`. The layout is made anew only when the workflow is another.
    void show(const OfficeState& state, const RunState& run, Instant now);
    using QWidget::show;
    /// Nothing is shown any more.
    void clear();
    /// Marks a step and brings it into sight; an empty id takes the mark away.
    void select(const StepId& step);
    StepId selected() const;

    const StepGraphLayout& layoutPlan() const { return m_plan; }
    int boxCount() const override { return int(m_plan.nodes.size()); }
    QRectF boxRect(int box) const override { return m_plan.nodes[box].rect; }
    /// Its title, who has it, what it is at, for how long, and where it may go back.
    QString describe(int box) const override;

    QSize sizeHint() const override { return {560, 620}; }
    QSize minimumSizeHint() const override { return {260, 240}; }

signals:
    /// Another step is marked; an empty one when none is.
    void stepMarked(const qd::StepId& step);
    /// Enter on it, or a double click.
    void stepOpened(const qd::StepId& step);

protected:
    void paintEvent(QPaintEvent* event) override;
    QRectF planBounds() const override { return m_plan.bounds; }
    /// With less air where two lines in a box could not be read otherwise.
    void planFor(const QSizeF& room) override;
    /// The nearest one in that direction.
    int neighbour(int key) const override;
    void boxMarked(int) override { emit stepMarked(selected()); }
    void boxOpened(int) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr double kNear = 0.78; ///< below this zoom a box has no room for two lines that can be read

    bool isWalked(const StepGraphLayout::Edge& edge) const;
    void paintEdges(QPainter& painter, const QRectF& seen) const;
    void paintBox(QPainter& painter, int box) const;
    void paintGround(QPainter& painter, int box) const;
    void paintWords(QPainter& painter, int box) const;
    void paintWayBack(QPainter& painter, int box) const;

    StepGraphLayout m_plan;
    QByteArray m_organisation;
    WorkflowId m_workflow;
    QList<Step> m_steps;
    QList<StepReading> m_readings;
    QList<QString> m_backTo; ///< titles; empty for a step that can't go back
};

} // namespace qd::ui
