#include "ui/widgets/work/RunDelegate.h"

#include "ui/models/WorkModel.h"
#include "ui/style/Figures.h"
#include "ui/style/RowGround.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/work/WorkMark.h"
#include "ui/words/Amounts.h"

#include <QPainter>

namespace qd::ui {

namespace {

using Line = WorkModel::Line;
constexpr int kIndent = 16;
constexpr int kEdge = 8;

Line lineOf(const QModelIndex& index)
{
    return index.data(WorkModel::LineRole).value<Line>();
}

int lineHeight()
{
    return QFontMetrics(bodyFont()).height() + 3;
}

void drawElided(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& colour, const QString& text)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width()));
}

void paintHeading(QPainter& painter, const QRect& rect, const Line& line)
{
    const Tokens& t = tokens();
    painter.fillRect(rect, t.panel);
    if (line.kind == Line::Heading)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
    drawElided(painter, rect.adjusted(kPad, 6, -kPad, 0), line.kind == Line::Heading ? headingFont() : bodyFont(),
               line.kind == Line::Heading ? t.textFaint : t.bad, line.title);
}

void paintBar(QPainter& painter, const QRectF& rect, const Line& line)
{
    const Tokens& t = tokens();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.border);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    const qreal done = rect.width() * qBound(0.0, line.share, 1.0);
    if (done < 1)
        return;
    painter.setBrush(line.look == WorkLook::NotBegun || line.look == WorkLook::Waits ? t.textMuted : colourOf(line.look));
    painter.drawRoundedRect(QRectF(rect.left(), rect.top(), qMax(done, rect.height()), rect.height()), rect.height() / 2, rect.height() / 2);
}

} // namespace

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Line line = lineOf(index);
    const int rows = line.kind == Line::Open ? 3 : line.kind == Line::Ended ? 2 : 1;
    return {option.rect.width(), rows * lineHeight() + 2 * kEdge + (line.kind == Line::Open ? 8 : 0)};
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    const Line line = lineOf(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (line.run.isNull()) {
        paintHeading(*painter, option.rect, line);
        painter->restore();
        return;
    }
    drawRowGround(*painter, option, option.state.testFlag(QStyle::State_Selected));
    const int indent = kPad + 1 + line.depth * kIndent;
    QRectF row(option.rect.left() + indent, option.rect.top() + kEdge, option.rect.width() - indent - kPad, lineHeight());
    drawWorkMark(*painter, {row.left(), row.center().y() - 4.5, 9, 9}, line.look);
    const QString amount = line.rehearsal ? QStringLiteral("(%1)").arg(moneyText(line.cost)) : moneyText(line.cost);
    const qreal width = figuresWidth(bodyFont(), amount) + kGap;
    painter->setPen(t.textMuted);
    drawFigures(*painter, row, Qt::AlignRight, bodyFont(), amount);
    row.setLeft(row.left() + 18);
    drawElided(*painter, row.adjusted(0, 0, -width, 0), line.kind == Line::Open ? strongFont() : bodyFont(), t.text, line.title);
    row.translate(0, lineHeight());
    const bool presses = line.look == WorkLook::ForYou || line.look == WorkLook::Stuck || (line.look == WorkLook::Failed);
    drawElided(*painter, row, bodyFont(), presses ? colourOf(line.look) : t.textMuted, line.state);
    if (line.kind == Line::Open) {
        paintBar(*painter, {row.left(), row.bottom() + 4, row.width(), 4}, line);
        row.translate(0, lineHeight() + 9);
        drawElided(*painter, row, smallFont(), t.textMuted, line.rehearsal ? tr("%1 · rehearsal").arg(line.progress) : line.progress);
    }
    painter->restore();
}

} // namespace qd::ui
