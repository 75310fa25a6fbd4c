#include "ui/widgets/Meters.h"

#include "ui/style/Figures.h"
#include "ui/style/Tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace qd::ui {

MeterCard::MeterCard(const QString& title, QWidget* parent) : QWidget(parent), m_title(title), m_bar(new MeterBar(this))
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize MeterCard::minimumSizeHint() const
{
    const int lines = QFontMetrics(headingFont()).height() + QFontMetrics(largeFigureFont()).height() + QFontMetrics(smallFont()).height();
    return {120, qMax(86, lines + 38)}; // the bar stands clear of the words that may be below the figure
}

void MeterCard::show(const Reading& reading)
{
    m_reading = reading;
    m_bar->set(reading.segments, reading.total);
    m_bar->setTarget(reading.target);
    QStringList said{m_title, reading.figure, reading.beside, reading.note};
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(", ")));
    setAccessibleDescription(reading.detail);
    QStringList tip{reading.detail, m_bar->toolTip()};
    tip.removeAll(QString());
    setToolTip(tip.join(QStringLiteral("\n\n")));
    update();
}

void MeterCard::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? t.info : underMouse() ? mixed(t.textFaint, t.border, 0.4) : t.border);
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const QRectF inside = QRectF(rect()).adjusted(kPad + 2, 10, -kPad, -10);
    painter.setFont(headingFont());
    painter.setPen(t.textFaint);
    const QFontMetricsF heading(headingFont());
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), heading.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     heading.elidedText(m_title, Qt::ElideRight, inside.width()));
    const QFont large = largeFigureFont();
    const QRectF line(inside.left(), inside.top() + heading.height() + (m_stacked ? 1 : 6), inside.width(), QFontMetricsF(large).height());
    painter.setPen(t.text);
    drawFigures(painter, line, Qt::AlignLeft, large, m_reading.figure);
    paintBeside(painter, line);
}

bool MeterCard::fitsBeside(int width) const
{
    const QString& text = m_reading.note.isEmpty() ? m_reading.beside : m_reading.note;
    const qreal figure = figuresWidth(largeFigureFont(), m_reading.figure) + kGap;
    return figure + QFontMetricsF(bodyFont()).horizontalAdvance(text) <= width - 2 * kPad - 2;
}

void MeterCard::setStacked(bool stacked)
{
    if (std::exchange(m_stacked, stacked) != stacked)
        update();
}

/// The words after the figure, or below it.
void MeterCard::paintBeside(QPainter& painter, const QRectF& line) const
{
    const Tokens& t = tokens();
    const QString text = m_reading.note.isEmpty() ? m_reading.beside : m_reading.note;
    painter.setPen(m_reading.note.isEmpty() ? t.textMuted : t.info);
    if (!m_stacked) {
        const QFontMetricsF large(largeFigureFont());
        const qreal base = line.center().y() + (large.ascent() - large.descent()) / 2;
        painter.setFont(bodyFont());
        painter.drawText(QPointF(line.left() + figuresWidth(largeFigureFont(), m_reading.figure) + kGap, base), text);
        return;
    }
    painter.setFont(smallFont());
    const QFontMetricsF small(smallFont());
    painter.drawText(QRectF(line.left(), line.bottom(), line.width(), small.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     small.elidedText(text, Qt::ElideRight, line.width()));
}

void MeterCard::resizeEvent(QResizeEvent*)
{
    m_bar->setGeometry(kPad + 2, height() - 18, width() - 2 * kPad - 2, 6);
}

void MeterCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit activated();
}

void MeterCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit activated();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
