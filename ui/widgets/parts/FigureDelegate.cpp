#include "ui/widgets/parts/FigureDelegate.h"

#include "ui/style/Figures.h"
#include "ui/style/Tokens.h"

#include <QPainter>

namespace qd::ui {

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = index.data(Qt::FontRole).value<QFont>();
    const int wide = int(figuresWidth(font, index.data().toString())) + 2 * kGap + kPad;
    return {wide, QStyledItemDelegate::sizeHint(option, index).height()};
}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    const auto side = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const QFont font = index.data(Qt::FontRole).value<QFont>();
    const QRect cell = option.rect.adjusted(kGap, 0, -kGap, 0);
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, selected ? t.raised : t.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), mixed(t.border, t.panel, 0.6));
    painter->setPen(t.text);
    const QString text = index.data().toString();
    if (side.testFlag(Qt::AlignRight)) {
        drawFigures(*painter, cell, Qt::AlignRight, font, text);
    } else {
        painter->setFont(font);
        painter->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideRight, cell.width()));
    }
    painter->restore();
}

} // namespace qd::ui
