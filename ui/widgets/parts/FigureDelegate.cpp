#include "ui/widgets/parts/FigureDelegate.h"

#include "ui/style/Figures.h"
#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"

#include <QAbstractItemView>
#include <QPainter>

namespace qd::ui {

namespace {

/// One ring round the whole row: of the cell only what is its part of it.
void drawRowRing(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row())
        return;
    constexpr int kOut = 8;
    const bool first = index.column() == 0;
    const bool last = index.column() == index.model()->columnCount() - 1;
    painter.setClipRect(option.rect);
    drawFocusRing(painter, option.rect.adjusted(first ? 0 : -kOut, 0, last ? 0 : kOut, -1));
}

} // namespace

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
    const QRect cell = option.rect.adjusted(index.column() == 0 ? kPad : kGap, 0, -kGap, 0);
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, selected ? t.raised : t.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), mixed(t.border, t.panel, 0.6));
    const QVariant colour = index.data(Qt::ForegroundRole);
    painter->setPen(colour.isValid() ? colour.value<QColor>() : t.text);
    const QString text = index.data().toString();
    if (side.testFlag(Qt::AlignRight)) {
        drawFigures(*painter, cell, Qt::AlignRight, font, text);
    } else {
        painter->setFont(font);
        painter->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideRight, cell.width()));
    }
    drawRowRing(*painter, option, index);
    painter->restore();
}

} // namespace qd::ui
