#include "ui/style/RowGround.h"

#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"

#include <QStyleOptionViewItem>

namespace qd::ui {

void drawRowGround(QPainter& painter, const QStyleOptionViewItem& option, bool current, bool ruled)
{
    const Tokens& t = tokens();
    const QRect& row = option.rect;
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(row, current ? t.raised : hover ? mixed(t.raised, t.panel, 0.6) : t.panel);
    if (current)
        painter.fillRect(QRect(row.left(), row.top(), kRowStrip, row.height()), t.accent);
    if (ruled)
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.border);
    if (option.state.testFlag(QStyle::State_HasFocus))
        drawFocusRing(painter, row.adjusted(kRowStrip, 0, 0, -1));
}

} // namespace qd::ui
