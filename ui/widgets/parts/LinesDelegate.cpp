#include "ui/widgets/parts/LinesDelegate.h"

#include "ui/style/RowGround.h"
#include "ui/style/Tokens.h"

#include <QPainter>

namespace qd::ui {

namespace {

constexpr int kEdge = 8;

QStringList linesOf(const QModelIndex& index)
{
    return index.data().toString().split(u'\n');
}

int lineHeight()
{
    return QFontMetrics(bodyFont()).height() + 3;
}

} // namespace

QSize LinesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {option.rect.width(), int(linesOf(index).size()) * lineHeight() + 2 * kEdge};
}

void LinesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    const QStringList lines = linesOf(index);
    painter->save();
    drawRowGround(*painter, option, option.state.testFlag(QStyle::State_Selected), true);
    QRect line = option.rect.adjusted(kPad, kEdge, -kPad, 0);
    line.setHeight(lineHeight());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QFont font = i == 0 && lines.size() > 1 ? strongFont() : bodyFont();
        painter->setFont(font);
        painter->setPen(i == 0 ? t.text : t.textMuted);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(lines[i], Qt::ElideRight, line.width()));
        line.translate(0, lineHeight());
    }
    painter->restore();
}

} // namespace qd::ui
