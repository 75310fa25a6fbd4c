#include "ui/style/FocusRing.h"

#include "ui/style/Tokens.h"

namespace qd::ui {

void drawFocusRing(QPainter& painter, const QRect& row)
{
    constexpr int kThick = 2;
    const QColor colour = tokens().info;
    painter.fillRect(row.left(), row.top(), row.width(), kThick, colour);
    painter.fillRect(row.left(), row.bottom() + 1 - kThick, row.width(), kThick, colour);
    painter.fillRect(row.left(), row.top(), kThick, row.height(), colour);
    painter.fillRect(row.right() + 1 - kThick, row.top(), kThick, row.height(), colour);
}

} // namespace qd::ui
