#include "ui/widgets/charts/BoxChart.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/charts/BoxChartAccess.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace qd::ui {

namespace {
constexpr double kLargest = 2.5;
constexpr double kSmallest = 0.02;
constexpr int kMargin = 14;
constexpr qreal kCorner = 8;
}

QPainterPath roundedLine(const QPolygonF& line)
{
    QPainterPath path(line.first());
    for (qsizetype i = 1; i + 1 < line.size(); ++i) {
        const QLineF in(line[i], line[i - 1]);
        const QLineF out(line[i], line[i + 1]);
        const qreal corner = qMin(kCorner, qMin(in.length(), out.length()) / 2);
        if (corner < 0.5)
            continue;
        path.lineTo(in.pointAt(corner / in.length()));
        path.quadTo(line[i], out.pointAt(corner / out.length()));
    }
    path.lineTo(line.last());
    return path;
}

BoxChart::BoxChart(QWidget* parent) : QWidget(parent)
{
    installBoxChartAccess(); // before anybody asks for the interface, which is kept
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void BoxChart::fit()
{
    m_fitted = true;
    applyFit();
    update();
}

QRectF BoxChart::room() const
{
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

void BoxChart::applyFit()
{
    if (boxCount() == 0 || room().isEmpty())
        return;
    planFor(room().size());
    const QRectF all = planBounds();
    m_zoom = qBound(kSmallest, qMin(room().width() / all.width(), room().height() / all.height()), largestFit());
    m_offset = room().center() - all.center() * m_zoom;
}

void BoxChart::zoomBy(double factor, const QPointF& around)
{
    const double next = qBound(kSmallest, m_zoom * factor, kLargest);
    m_offset = around - (around - m_offset) * (next / m_zoom);
    m_zoom = next;
    m_fitted = false;
    update();
}

QRectF BoxChart::seenRect(int box) const
{
    const QRectF rect = boxRect(box);
    return {rect.topLeft() * m_zoom + m_offset, rect.size() * m_zoom};
}

void BoxChart::activate(int box)
{
    moveTo(box);
    if (box >= 0)
        boxChosen(box);
}

int BoxChart::boxAt(const QPointF& at) const
{
    const QPointF there = (at - m_offset) / m_zoom;
    for (int i = 0; i < boxCount(); ++i)
        if (boxRect(i).contains(there))
            return i;
    return -1;
}

void BoxChart::moveTo(int box)
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
    boxMarked(box);
    update();
}

void BoxChart::replan(int selected)
{
    m_selected = selected;
    m_hovered = -1;
    if (m_fitted)
        applyFit();
    update();
}

void BoxChart::keepInSight(int box)
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

QRectF BoxChart::enterPlan(QPainter& painter, const QRect& dirty) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(dirty);
    painter.translate(m_offset);
    painter.scale(m_zoom, m_zoom);
    return {(QPointF(dirty.topLeft()) - m_offset) / m_zoom, QSizeF(dirty.size()) / m_zoom};
}

void BoxChart::paintFocus(QPainter& painter) const
{
    painter.resetTransform();
    painter.setPen(QPen(tokens().info, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), kRadius, kRadius);
}

QFont BoxChart::readable(QFont font, double pixels) const
{
    font.setPointSizeF(qMax(pixels, kLeastPixels / m_zoom) * 72.0 / logicalDpiY());
    return font;
}

void BoxChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        applyFit();
}

void BoxChart::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void BoxChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = event->position();
    m_dragging = false;
}

void BoxChart::mouseMoveEvent(QMouseEvent* event)
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

void BoxChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || std::exchange(m_dragging, false))
        return;
    const int box = boxAt(event->position());
    if (box >= 0)
        activate(box);
    else
        moveTo(-1);
}

void BoxChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int box = boxAt(event->position()); box >= 0)
        boxOpened(box);
}

void BoxChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right: moveTo(m_selected < 0 ? boxCount() > 0 ? 0 : -1 : neighbour(event->key())); break;
    case Qt::Key_Home: moveTo(boxCount() == 0 ? -1 : 0); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: activate(m_selected); break;
    case Qt::Key_Plus: zoomBy(1.2, QRectF(rect()).center()); break;
    case Qt::Key_Minus: zoomBy(1 / 1.2, QRectF(rect()).center()); break;
    case Qt::Key_F:
    case Qt::Key_0: fit(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void BoxChart::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int box = byKey ? m_selected : boxAt(event->pos());
    if (box < 0)
        return;
    moveTo(box);
    openMenu(box, byKey ? mapToGlobal(seenRect(box).center().toPoint()) : event->globalPos());
}

bool BoxChart::event(QEvent* event)
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
