#include "ui/widgets/parts/FilterBox.h"

#include "ui/style/Tokens.h"

#include <QPainter>

namespace qd::ui {

void FilterBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    constexpr qreal kWide = 8;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().textMuted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal x = layoutDirection() == Qt::RightToLeft ? kPad : width() - kWide - kPad;
    const qreal y = height() / 2.0 - kWide / 4;
    const QPointF arrow[] = {{x, y}, {x + kWide / 2, y + kWide / 2}, {x + kWide, y}};
    painter.drawPolyline(arrow, 3);
}

} // namespace qd::ui
