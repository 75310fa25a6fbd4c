#include "ui/widgets/org/OrgChart.h"

#include "ui/style/Figures.h"
#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/words/Amounts.h"

#include <QPainter>
#include <QPainterPath>
#include <QPaintEvent>

namespace qd::ui {

namespace {

constexpr qreal kEdge = 4; ///< between the lines of a box and its edge
constexpr double kNear = 0.7; ///< below this zoom a box has no room for two lines that can be read
constexpr double kNamed = 0.32; ///< below this one it has none for a name
constexpr double kNamePixels = 13; ///< at a zoom of 1
constexpr double kTaskPixels = 12;

} // namespace

StatusLook lookOf(AgentStatus status)
{
    const Tokens& t = tokens();
    switch (status) {
    case AgentStatus::Idle: return {int(Chip::Mark::Ring), t.textFaint};
    case AgentStatus::Thinking: return {int(Chip::Mark::Dot), t.info};
    case AgentStatus::WaitingForHuman: return {int(Chip::Mark::Square), t.warn};
    case AgentStatus::Blocked: return {int(Chip::Mark::Triangle), t.bad};
    case AgentStatus::Stopped: return {int(Chip::Mark::Bars), t.textFaint};
    }
    return {};
}

void OrgChart::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QRectF seen = enterPlan(painter, event->rect());
    paintEdges(painter, seen);
    for (int i = 0; i < int(m_plan.boxes.size()); ++i) {
        if (!m_plan.boxes[i].rect.adjusted(-6, -6, 6, 6).intersects(seen))
            continue;
        if (zoom() < kNear)
            paintFarBox(painter, i);
        else
            paintBox(painter, i);
    }
    paintPulses(painter);
    if (hasFocus() && selectedBox() < 0)
        paintFocus(painter);
}

void OrgChart::paintEdges(QPainter& painter, const QRectF& seen) const
{
    const Tokens& t = tokens();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mixed(t.textFaint, t.panel, 0.5), qMax(1.25, 0.7 / zoom()), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const OrgLayout::Box& box : m_plan.boxes)
        if (!box.edge.isEmpty() && box.edge.boundingRect().adjusted(-2, -2, 2, 2).intersects(seen))
            painter.drawPath(roundedLine(box.edge));
    for (const OrgPulses::Trail& trail : m_pulses.trails()) {
        painter.setPen(QPen(mixed(trail.colour, t.panel, 0.75), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (!trail.line.isEmpty())
            painter.drawPath(roundedLine(trail.line));
    }
}

void OrgChart::paintYou(QPainter& painter, const OrgLayout::Box& box, bool chosen) const
{
    const Tokens& t = tokens();
    painter.setPen(chosen ? QPen(t.text, 2) : QPen(Qt::NoPen));
    painter.setBrush(t.accent);
    painter.drawRoundedRect(box.rect, box.rect.height() / 2, box.rect.height() / 2);
    painter.setPen(t.onAccent);
    painter.setFont(readable(strongFont(), kNamePixels));
    const QString words = m_waiting == 0 ? tr("You") : tr("You · %1").arg(m_waiting);
    painter.drawText(box.rect, Qt::AlignCenter, words);
}

void OrgChart::paintFarBox(QPainter& painter, int index) const
{
    const Tokens& t = tokens();
    const OrgLayout::Box& box = m_plan.boxes[index];
    if (index == 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(box.rect, box.rect.height() / 2, box.rect.height() / 2);
        if (box.rect.height() * zoom() >= kLeastPixels + 3)
            paintYou(painter, box, selectedBox() == 0);
        return;
    }
    const AgentStatus status = m_figures.value(box.agent).status;
    const StatusLook look = lookOf(status);
    if (zoom() < 0.2) { // a patch of its colour is all that can be seen of it
        painter.setPen(selectedBox() == index ? QPen(t.text, 10) : QPen(Qt::NoPen));
        painter.setBrush(mixed(look.colour, t.panel, status == AgentStatus::Idle ? 0.5 : 0.9));
        painter.drawRect(box.rect);
        return;
    }
    painter.setPen(QPen(look.colour, selectedBox() == index ? 5 : 2));
    painter.setBrush(hoveredBox() == index ? mixed(t.border, t.raised, 0.5) : t.raised);
    painter.drawRoundedRect(box.rect, kRadius, kRadius);
    const qreal side = qMin(20.0, 9 / zoom());
    drawMark(painter, {box.rect.left() + 10, box.rect.center().y() - side / 2, side, side}, Chip::Mark(look.mark), look.colour);
    if (zoom() < kNamed)
        return;
    painter.setPen(t.text);
    const QFont font = readable(strongFont(), kNamePixels);
    painter.setFont(font);
    const QRectF words = box.rect.adjusted(10 + side * 1.5, 0, -6, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(m_names.value(box.agent), Qt::ElideRight, words.width()));
}

void OrgChart::paintBox(QPainter& painter, int index) const
{
    const Tokens& t = tokens();
    const OrgLayout::Box& box = m_plan.boxes[index];
    const bool chosen = selectedBox() == index;
    if (index == 0)
        return paintYou(painter, box, chosen);
    const AgentFigures figures = m_figures.value(box.agent);
    const StatusLook look = lookOf(figures.status);
    const bool calm = figures.status == AgentStatus::Idle || figures.status == AgentStatus::Stopped;
    if (chosen) {
        painter.setPen(QPen(mixed(t.text, t.panel, 0.8), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.rect.adjusted(-3, -3, 3, 3), kRadius + 3, kRadius + 3);
    }
    painter.setPen(QPen(calm ? mixed(t.textFaint, t.panel, 0.45) : look.colour, calm ? 1 : 1.5,
                        figures.status == AgentStatus::Stopped ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(hoveredBox() == index ? mixed(t.border, t.raised, 0.5) : t.raised);
    painter.drawRoundedRect(box.rect, kRadius, kRadius);
    drawMark(painter, {box.rect.left() + 10, box.rect.top() + kEdge + box.rect.height() / 4 - 6, 9, 9}, Chip::Mark(look.mark), look.colour);
    paintWords(painter, box.rect, index);
}

void OrgChart::paintWords(QPainter& painter, const QRectF& rect, int index) const
{
    const Tokens& t = tokens();
    const AgentFigures figures = m_figures.value(m_plan.boxes[index].agent);
    const qreal half = rect.height() / 2 - kEdge;
    const QRectF upper(rect.left() + 26, rect.top() + kEdge, rect.width() - 36, half);
    const QRectF lower(rect.left() + 10, rect.top() + kEdge + half, rect.width() - 20, half);
    const QFont strong = readable(strongFont(), kNamePixels);
    const QFont small = readable(smallFont(), kTaskPixels);
    qreal queueWidth = 0;
    if (figures.queue > 0) {
        const QString queue = QStringLiteral("+%1").arg(figures.queue);
        queueWidth = figuresWidth(small, queue) + 6;
        painter.setPen(t.textMuted);
        drawFigures(painter, upper, Qt::AlignRight, small, queue);
    }
    painter.setFont(strong);
    painter.setPen(t.text);
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(strong).elidedText(m_names.value(m_plan.boxes[index].agent), Qt::ElideRight, upper.width() - queueWidth));
    const bool real = figures.spentToday.micro > 0 || figures.wouldHaveSpent.micro == 0;
    const QString money = real ? moneyText(figures.spentToday) : QStringLiteral("(%1)").arg(moneyText(figures.wouldHaveSpent));
    const qreal moneyWidth = figuresWidth(small, money);
    painter.setPen(real ? t.textMuted : t.textFaint);
    drawFigures(painter, lower, Qt::AlignRight, small, money);
    painter.setFont(small);
    painter.setPen(figures.status == AgentStatus::Blocked ? t.bad : figures.status == AgentStatus::WaitingForHuman ? t.warn : t.textMuted);
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(small).elidedText(figures.doing, Qt::ElideRight, lower.width() - moneyWidth - 8));
}

void OrgChart::paintPulses(QPainter& painter) const
{
    const Tokens& t = tokens();
    if (m_still) {
        const QHash<int, int> counts = m_pulses.counts();
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            const QRectF& box = m_plan.boxes[it.key()].rect;
            const QRectF pill(box.right() - 14, box.top() - 9, 24, 18);
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.info);
            painter.drawRoundedRect(pill, 9, 9);
            painter.setPen(t.panel);
            drawFigures(painter, pill, Qt::AlignHCenter, readable(smallFont(), kTaskPixels), QString::number(it.value()));
        }
        return;
    }
    for (const OrgPulses::Dot& dot : m_pulses.dots(m_clock.elapsed())) {
        const qreal radius = qMin(10.0, 3.5 + (dot.count - 1) * 0.9) / qMin(1.0, qMax(zoom(), 0.2));
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(dot.colour, t.panel, 0.35));
        painter.drawEllipse(dot.at, radius + 2.5, radius + 2.5);
        painter.setBrush(dot.colour);
        painter.drawEllipse(dot.at, radius, radius);
    }
}

} // namespace qd::ui
