#include "ui/style/Figures.h"
#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/work/StepGraph.h"
#include "ui/widgets/work/WorkMark.h"

#include <QPainter>
#include <QPainterPath>
#include <QPaintEvent>

namespace qd::ui {

namespace {

constexpr double kNamed = 0.3; ///< below this one it has none for a title
constexpr double kTitlePixels = 13;
constexpr double kDetailPixels = 11.5;
constexpr qreal kTip = 4; ///< of an arrow

void drawTip(QPainter& painter, const QPointF& end, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{end, end + QPointF(-kTip, -1.6 * kTip), end + QPointF(kTip, -1.6 * kTip)});
}

/// The words of `text` on `lines` lines at most, the last one cut where it is too long.
QString wrapped(const QString& text, const QFontMetricsF& font, qreal width, int lines)
{
    QStringList out{QString()};
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = out.last().isEmpty() ? word : out.last() + QLatin1Char(' ') + word;
        if (out.size() >= lines || out.last().isEmpty() || font.horizontalAdvance(longer) <= width)
            out.last() = longer;
        else
            out.append(word);
    }
    for (QString& line : out)
        line = font.elidedText(line, Qt::ElideRight, width);
    return out.join(QLatin1Char('\n'));
}

} // namespace

void StepGraph::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QRectF seen = enterPlan(painter, event->rect());
    paintEdges(painter, seen);
    for (int i = 0; i < boxCount(); ++i)
        if (m_plan.nodes[i].rect.united(m_plan.nodes[i].mark).adjusted(-6, -6, 6, 6).intersects(seen))
            paintBox(painter, i);
    if (hasFocus() && selectedBox() < 0)
        paintFocus(painter);
}

/// Those that were gone along last, so that they lie on top.
void StepGraph::paintEdges(QPainter& painter, const QRectF& seen) const
{
    const Tokens& t = tokens();
    for (const bool walked : {false, true})
        for (const StepGraphLayout::Edge& edge : m_plan.edges) {
            if (isWalked(edge) != walked || !edge.line.boundingRect().adjusted(-8, -8, 8, 8).intersects(seen))
                continue;
            const QColor colour = walked ? mixed(t.textMuted, t.panel, 0.8) : mixed(t.textFaint, t.panel, 0.55);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, qMax(walked ? 1.6 : 1.2, 0.8 / zoom()), edge.apart ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
            QPolygonF line = edge.line;
            line.last().ry() -= kTip;
            painter.drawPath(roundedLine(line));
            drawTip(painter, edge.line.last(), colour);
        }
}

void StepGraph::paintGround(QPainter& painter, int box) const
{
    const Tokens& t = tokens();
    const QRectF& rect = m_plan.nodes[box].rect;
    const WorkLook look = m_readings[box].look;
    if (selectedBox() == box) {
        painter.setPen(QPen(hasFocus() ? t.info : mixed(t.text, t.panel, 0.8), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), kRadius + 3, kRadius + 3);
    }
    const bool calm = look == WorkLook::NotBegun || look == WorkLook::LeftOut || look == WorkLook::Done;
    const bool apart = !m_steps[box].fallbackFor.isEmpty() || !m_steps[box].undoes.isEmpty();
    const QColor border = look == WorkLook::Done ? mixed(t.good, t.panel, 0.45) : calm ? mixed(t.textFaint, t.panel, 0.45) : colourOf(look);
    painter.setPen(QPen(border, calm ? 1 : 1.75, apart ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(hoveredBox() == box ? mixed(t.border, t.raised, 0.5) : look == WorkLook::NotBegun || look == WorkLook::LeftOut ? t.panel : t.raised);
    painter.drawRoundedRect(rect, kRadius, kRadius);
}

void StepGraph::paintBox(QPainter& painter, int box) const
{
    const QRectF& rect = m_plan.nodes[box].rect;
    paintGround(painter, box);
    const bool near = zoom() >= kNear;
    const qreal side = near ? 9 : qMin(20.0, 9 / zoom());
    const qreal middle = near ? rect.top() + rect.height() * 0.31 : rect.center().y();
    drawWorkMark(painter, {rect.left() + 10, middle - side / 2, side, side}, m_readings[box].look);
    if (near)
        paintWords(painter, box);
    else if (zoom() >= kNamed) {
        const QFont font = readable(strongFont(), kTitlePixels);
        const QRectF words = rect.adjusted(10 + side * 1.5, 0, -6, 0);
        painter.setFont(font);
        painter.setPen(m_readings[box].look == WorkLook::LeftOut ? tokens().textFaint : tokens().text);
        const QFontMetricsF metrics(font);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, wrapped(m_steps[box].title, metrics, words.width(), qMax(1, int(rect.height() / metrics.lineSpacing()))));
    }
    if (!m_backTo[box].isEmpty() && zoom() >= kNamed)
        paintWayBack(painter, box);
}

void StepGraph::paintWords(QPainter& painter, int box) const
{
    const Tokens& t = tokens();
    const StepReading& reading = m_readings[box];
    const QRectF& rect = m_plan.nodes[box].rect;
    const QFont strong = readable(strongFont(), kTitlePixels);
    const QFont small = readable(smallFont(), kDetailPixels);
    const QRectF upper(rect.left() + 26, rect.top() + 3, rect.width() - 32, rect.height() / 2 - 2);
    const QRectF lower(rect.left() + 10, rect.center().y(), rect.width() - 18, rect.height() / 2 - 3);
    painter.setFont(strong);
    painter.setPen(reading.look == WorkLook::LeftOut ? t.textFaint : t.text);
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, QFontMetricsF(strong).elidedText(m_steps[box].title, Qt::ElideRight, upper.width()));
    const bool presses = reading.look == WorkLook::ForYou || reading.look == WorkLook::Stuck || reading.look == WorkLook::Failed;
    painter.setPen(presses ? colourOf(reading.look) : t.textMuted);
    drawFigures(painter, lower, Qt::AlignRight, small, reading.length);
    const qreal left = lower.width() - figuresWidth(small, reading.length) - 6;
    QStringList parts{reading.who.isEmpty() ? reading.state : reading.who, reading.times};
    parts.removeAll(QString());
    painter.setFont(small);
    painter.setPen(t.textMuted);
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(small).elidedText(parts.join(QStringLiteral(" · ")), Qt::ElideRight, left));
}

/// "back to …", at the right of the box.
void StepGraph::paintWayBack(QPainter& painter, int box) const
{
    const Tokens& t = tokens();
    const QRectF& room = m_plan.nodes[box].mark;
    const qreal side = qMin(18.0, qMax(12.0, 11 / zoom()));
    drawIcon(painter, {room.left(), room.center().y() - side / 2, side, side}, QStringLiteral("undo"), t.textFaint);
    if (zoom() < kNear || room.width() < 3 * side)
        return;
    const QFont font = readable(smallFont(), kLeastPixels);
    const QRectF words = room.adjusted(side + 3, 0, 0, 0);
    painter.setFont(font);
    painter.setPen(t.textFaint);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, tr("back to %1").arg(m_backTo[box]));
}

} // namespace qd::ui
