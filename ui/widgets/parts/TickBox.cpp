#include "ui/widgets/parts/TickBox.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace qd::ui {

void TickBox::paintEvent(QPaintEvent* event)
{
    QCheckBox::paintEvent(event); // the box itself is the style sheet's
    if (!isChecked())
        return;
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter(this);
    drawIcon(painter, style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this), QStringLiteral("check"), tokens().onAccent);
}

} // namespace qd::ui
