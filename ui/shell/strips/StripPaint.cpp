#include "ui/shell/strips/StripPaint.h"

#include "ui/style/Icons.h"

#include <QLabel>
#include <QPainter>
#include <QWidget>

namespace qd::ui {

namespace {
constexpr int kIcon = 16;
}

void paintStrip(QWidget* strip, const QColor& colour, const QString& icon, StripIcon at)
{
    const Tokens& t = tokens();
    const int wide = strip->width();
    const int high = strip->height();
    QPainter painter(strip);
    painter.fillRect(strip->rect(), mixed(colour, t.panel, t.dark ? 0.08 : 0.06));
    painter.fillRect(0, high - 1, wide, 1, t.border);
    const double top = at == StripIcon::Middle ? (high - 1 - kIcon) / 2.0 : kHalfGap + 2;
    drawIcon(painter, QRectF(2 * kGap - 2, top, kIcon, kIcon), icon, colour);
}

void dressWords(QLabel& words)
{
    words.setFont(smallFont());
    words.setWordWrap(true);
    words.setTextFormat(Qt::PlainText);
    words.setTextInteractionFlags(Qt::TextSelectableByMouse);
}

} // namespace qd::ui
