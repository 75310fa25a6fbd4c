#include "ui/widgets/org/OrgChart.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/traffic/MessageLook.h"
#include "ui/widgets/org/OrgChartAccess.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <utility>

namespace qd::ui {

namespace {

constexpr double kLargest = 2.5;
constexpr double kSmallest = 0.02;
constexpr double kLargestFit = 1.25;
constexpr int kMargin = 14;
constexpr int kFrame = 33; // a pulse is read well at 30 pictures a second, at half the work of 60

} // namespace

OrgChart::OrgChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("bridge.chart"));
    installChartAccess(); // before anybody asks for the interface, which is kept
    setAccessibleName(tr("Department"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_clock.start();
    m_frame.setInterval(kFrame);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        m_pulses.advance(m_clock.elapsed());
        if (m_pulses.isEmpty())
            m_frame.stop();
        update();
    });
}

void OrgChart::show(const OfficeState& state, Instant now)
{
    if (m_digest != state.org.current || m_plan.boxes.isEmpty())
        learn(state);
    m_figures = agentFigures(state);
    m_waiting = state.inbox.waiting(now);
    update();
}

/// Takes over another organisation; whoever is in both stays chosen.
void OrgChart::learn(const OfficeState& state)
{
    const AgentId kept = selected();
    m_digest = state.org.current;
    m_organisation = state.org.organisation();
    m_plan = layOutFor(m_organisation, room().size());
    m_pulses.clear();
    m_index.clear();
    m_names.clear();
    for (int i = 0; i < int(m_plan.boxes.size()); ++i) {
        m_index.insert(m_plan.boxes[i].agent, i);
        m_names.insert(m_plan.boxes[i].agent, partyName(state, m_plan.boxes[i].agent));
    }
    m_selected = m_index.value(kept, -1);
    m_hovered = -1;
    if (m_fitted)
        applyFit();
}

void OrgChart::pulse(const Message& message)
{
    if (!isVisible())
        return; // nobody sees it, and nothing would take it away
    m_pulses.add(m_plan, m_index.value(message.from, -1), m_index.value(message.to, -1), colourOf(message.type),
                 m_clock.elapsed());
    if (!m_pulses.isEmpty() && !m_frame.isActive())
        m_frame.start();
}

void OrgChart::setStill(bool still)
{
    m_still = still;
    m_frame.setInterval(still ? 500 : kFrame);
    update();
}

void OrgChart::fit()
{
    m_fitted = true;
    applyFit();
    update();
}

QRectF OrgChart::room() const
{
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

void OrgChart::applyFit()
{
    if (m_plan.bounds.isEmpty() || room().isEmpty())
        return;
    m_plan = layOutFor(m_organisation, room().size());
    const QRectF all = m_plan.bounds;
    m_zoom = qBound(kSmallest, qMin(room().width() / all.width(), room().height() / all.height()), kLargestFit);
    m_offset = room().center() - all.center() * m_zoom;
}

void OrgChart::zoomBy(double factor, const QPointF& around)
{
    const double next = qBound(kSmallest, m_zoom * factor, kLargest);
    m_offset = around - (around - m_offset) * (next / m_zoom);
    m_zoom = next;
    m_fitted = false;
    update();
}

void OrgChart::select(const AgentId& agent)
{
    moveTo(agent.isEmpty() ? -1 : m_index.value(agent, -1));
}

AgentId OrgChart::selected() const
{
    return m_selected < 0 || m_selected >= m_plan.boxes.size() ? AgentId{} : m_plan.boxes[m_selected].agent;
}

QString OrgChart::nameOf(int box) const
{
    return m_names.value(m_plan.boxes[box].agent);
}

QString OrgChart::describe(int box) const
{
    const AgentId& agent = m_plan.boxes[box].agent;
    if (agent == human())
        return m_waiting == 0 ? tr("You: nothing waits for you") : tr("You: %n item(s) wait for you", nullptr, int(m_waiting));
    const AgentFigures figures = m_figures.value(agent);
    QStringList parts{words(figures.status)};
    if (figures.doing != parts.first())
        parts.append(figures.doing);
    if (figures.queue > 0)
        parts.append(tr("%n task(s) waiting for it", nullptr, figures.queue));
    if (figures.spentToday.micro > 0)
        parts.append(tr("%1 today").arg(moneyText(figures.spentToday)));
    else if (figures.wouldHaveSpent.micro > 0)
        parts.append(tr("rehearsal; would have cost %1 today").arg(moneyText(figures.wouldHaveSpent)));
    return tr("%1: %2").arg(nameOf(box), parts.join(QStringLiteral(", ")));
}

QRectF OrgChart::seenRect(int box) const
{
    const QRectF& rect = m_plan.boxes[box].rect;
    return {rect.topLeft() * m_zoom + m_offset, rect.size() * m_zoom};
}

void OrgChart::activate(int box)
{
    moveTo(box);
    if (box >= 0)
        emit agentActivated(m_plan.boxes[box].agent);
}

int OrgChart::boxAt(const QPointF& at) const
{
    const QPointF there = (at - m_offset) / m_zoom;
    for (int i = 0; i < int(m_plan.boxes.size()); ++i)
        if (m_plan.boxes[i].rect.contains(there))
            return i;
    return -1;
}

void OrgChart::moveTo(int box)
{
    if (m_selected == box)
        return;
    m_selected = box;
    if (box >= 0) {
        keepInSight(box);
        QAccessibleEvent told(this, QAccessible::Focus);
        told.setChild(box);
        QAccessible::updateAccessibility(&told);
    }
    update();
}

void OrgChart::keepInSight(int box)
{
    const QRectF seen = seenRect(box);
    const QRectF within = room();
    QPointF by;
    if (seen.left() < within.left())
        by.setX(within.left() - seen.left());
    else if (seen.right() > within.right())
        by.setX(within.right() - seen.right());
    if (seen.top() < within.top())
        by.setY(within.top() - seen.top());
    else if (seen.bottom() > within.bottom())
        by.setY(within.bottom() - seen.bottom());
    if (!by.isNull())
        m_offset += by;
}

/// The box that an arrow key leads to: the superior, the nearest report, or the next one of about the same height.
int OrgChart::neighbour(int key) const
{
    if (m_selected < 0)
        return m_plan.boxes.isEmpty() ? -1 : 0;
    const OrgLayout::Box& from = m_plan.boxes[m_selected];
    if (key == Qt::Key_Up)
        return from.parent < 0 ? m_selected : from.parent;
    int best = m_selected;
    qreal nearest = std::numeric_limits<qreal>::infinity();
    for (int i = 0; i < int(m_plan.boxes.size()); ++i) {
        const QPointF way = m_plan.boxes[i].rect.center() - from.rect.center();
        const bool below = key == Qt::Key_Down && m_plan.boxes[i].parent == m_selected;
        const bool beside = (key == Qt::Key_Left && way.x() < -1) || (key == Qt::Key_Right && way.x() > 1);
        const qreal far = beside ? qAbs(way.x()) + 6 * qAbs(way.y()) : qAbs(way.x()) + qAbs(way.y());
        if ((below || beside) && far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

void OrgChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        applyFit();
}

void OrgChart::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void OrgChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = event->position();
    m_dragging = false;
}

void OrgChart::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) {
        if (!m_dragging && (event->position() - m_dragFrom).manhattanLength() < 6)
            return;
        m_dragging = true;
        m_fitted = false;
        m_offset += event->position() - m_dragFrom;
        m_dragFrom = event->position();
        update();
        return;
    }
    const int over = boxAt(event->position());
    if (over != m_hovered) {
        m_hovered = over;
        setCursor(over < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
        update();
    }
}

void OrgChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || std::exchange(m_dragging, false))
        return;
    const int box = boxAt(event->position());
    if (box >= 0)
        activate(box);
    else
        moveTo(-1);
}

void OrgChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int box = boxAt(event->position()); box > 0)
        emit profileAsked(m_plan.boxes[box].agent);
}

void OrgChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right: moveTo(neighbour(event->key())); break;
    case Qt::Key_Home: moveTo(m_plan.boxes.isEmpty() ? -1 : 0); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: activate(m_selected); break;
    case Qt::Key_Plus: zoomBy(1.2, QRectF(rect()).center()); break;
    case Qt::Key_Minus: zoomBy(1 / 1.2, QRectF(rect()).center()); break;
    case Qt::Key_F:
    case Qt::Key_0: fit(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void OrgChart::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int box = byKey ? m_selected : boxAt(event->pos());
    if (box < 0)
        return;
    moveTo(box);
    openMenu(box, byKey ? mapToGlobal(seenRect(box).center().toPoint()) : event->globalPos());
}

void OrgChart::openMenu(int box, const QPoint& globalAt)
{
    const AgentId agent = m_plan.boxes[box].agent;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("bridge.chart.menu"));
    if (agent != human())
        menu->addAction(tr("Show profile"), this, [this, agent] { emit profileAsked(agent); });
    menu->addAction(tr("Show traffic"), this, [this, agent] { emit trafficAsked(agent); });
    menu->addSeparator();
    menu->addAction(tr("Fit everyone in"), this, &OrgChart::fit);
    menu->popup(globalAt);
}

bool OrgChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int box = boxAt(help->pos());
        QToolTip::showText(help->globalPos(), box < 0 ? QString() : describe(box), this);
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        update();
    }
    return QWidget::event(event);
}

} // namespace qd::ui
