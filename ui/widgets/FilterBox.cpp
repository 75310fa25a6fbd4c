#include "ui/widgets/FilterBox.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"

#include <QPainter>

namespace qd::ui {

void FilterBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    constexpr int kSize = 12;
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? kGap : width() - kSize - kGap;
    drawIcon(painter, QRectF(x, (height() - kSize) / 2.0, kSize, kSize), QStringLiteral("down"), tokens().textMuted);
}

} // namespace qd::ui
