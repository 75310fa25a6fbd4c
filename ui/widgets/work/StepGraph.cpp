#include "ui/widgets/work/StepGraph.h"

#include "core/rules/course/Course.h"

#include <QKeyEvent>

#include <algorithm>
#include <limits>

namespace qd::ui {

StepGraph::StepGraph(QWidget* parent) : BoxChart(parent)
{
    setObjectName(QStringLiteral("work.graph"));
    setAccessibleName(tr("Steps of the run"));
}

void StepGraph::show(const OfficeState& state, const RunState& run, Instant now)
{
    const Workflow* workflow = rules::workflowOf(state, run);
    if (!workflow)
        return clear();
    const bool isAnother = m_organisation != run.organisation || m_workflow != run.workflow || m_steps.isEmpty();
    m_steps = workflow->steps;
    m_organisation = run.organisation;
    m_workflow = run.workflow;
    m_readings.clear();
    m_backTo.clear();
    for (const Step& step : std::as_const(m_steps)) {
        m_readings.append(readingOf(state, run, step, now));
        const Step* back = step.loop ? workflow->step(step.loop->backTo) : nullptr;
        m_backTo.append(back ? back->title : QString());
    }
    if (isAnother) {
        m_plan = layOutSteps(m_steps);
        replan(-1);
        fit();
    }
    update();
}

void StepGraph::clear()
{
    m_plan = {};
    m_organisation.clear();
    m_workflow = {};
    m_steps.clear();
    m_readings.clear();
    m_backTo.clear();
    replan(-1);
}

void StepGraph::planFor(const QSizeF& room)
{
    const auto scaleOf = [&room](const StepGraphLayout& plan) {
        return qMin(room.width() / plan.bounds.width(), room.height() / plan.bounds.height());
    };
    StepGraphSizes sizes;
    m_plan = layOutSteps(m_steps, sizes);
    if (scaleOf(m_plan) < kNear) {
        sizes = compactStepSizes();
        m_plan = layOutSteps(m_steps, sizes);
    }
    const qreal scale = qMin(1.0, scaleOf(m_plan));
    for (const qreal height : {56.0, 46.0}) { // of a wide plan shown small: its titles take two lines where that costs nothing
        if (scale >= kNear)
            break;
        StepGraphSizes higher = sizes;
        higher.box.setHeight(height);
        StepGraphLayout tall = layOutSteps(m_steps, higher);
        if (scaleOf(tall) < scale * 0.98)
            continue;
        sizes = higher;
        m_plan = std::move(tall);
        break;
    }
    for (const qreal width : {264.0, 236.0, 208.0}) { // titles may take what room is left beside it
        sizes.box.setWidth(width);
        StepGraphLayout wider = layOutSteps(m_steps, sizes);
        if (scaleOf(wider) < scale * 0.98)
            continue;
        m_plan = std::move(wider);
        return;
    }
}

void StepGraph::select(const StepId& step)
{
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), [&](const Step& one) { return one.id == step; });
    moveTo(found == m_steps.end() ? -1 : int(found - m_steps.begin()));
}

StepId StepGraph::selected() const
{
    return selectedBox() < 0 || selectedBox() >= m_steps.size() ? StepId{} : m_steps[selectedBox()].id;
}

QString StepGraph::describe(int box) const
{
    const StepReading& reading = m_readings[box];
    QStringList parts{reading.state, reading.who, reading.times, reading.length};
    if (!m_steps[box].fallbackFor.isEmpty())
        parts << tr("stands in when another step fails");
    if (!m_steps[box].undoes.isEmpty())
        parts << tr("undoes another step");
    if (!m_backTo[box].isEmpty())
        parts << tr("may go back to %1").arg(m_backTo[box]);
    parts.removeAll(QString());
    return tr("%1: %2").arg(m_steps[box].title, parts.join(QStringLiteral(", ")));
}

int StepGraph::neighbour(int key) const
{
    const bool upright = key == Qt::Key_Up || key == Qt::Key_Down;
    const int sign = key == Qt::Key_Up || key == Qt::Key_Left ? -1 : 1;
    const QPointF from = boxRect(selectedBox()).center();
    int best = selectedBox();
    qreal nearest = std::numeric_limits<qreal>::infinity();
    for (int i = 0; i < boxCount(); ++i) {
        const QPointF way = boxRect(i).center() - from;
        const qreal along = sign * (upright ? way.y() : way.x());
        const qreal across = qAbs(upright ? way.x() : way.y());
        const qreal far = upright ? 3 * along + across : along + 6 * across;
        if (along > 1 && far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

bool StepGraph::isWalked(const StepGraphLayout::Edge& edge) const
{
    const WorkLook from = m_readings[edge.from].look;
    const WorkLook to = m_readings[edge.to].look;
    return (from == WorkLook::Done || from == WorkLook::LeftOut || from == WorkLook::Failed) && to != WorkLook::NotBegun;
}

void StepGraph::boxOpened(int)
{
    if (!selected().isEmpty())
        emit stepOpened(selected());
}

void StepGraph::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !selected().isEmpty())
        return boxOpened(0);
    BoxChart::keyPressEvent(event);
}

} // namespace qd::ui
