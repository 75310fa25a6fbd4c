#include "ui/widgets/parts/PersonDelegate.h"

#include "ui/models/PeopleModel.h"
#include "ui/style/RowGround.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QPainter>

namespace qd::ui {

namespace {

int lineHeight()
{
    return QFontMetrics(bodyFont()).height() + 3;
}

bool isHeading(const QModelIndex& index)
{
    return index.data(PeopleModel::AgentRole).value<AgentId>().isEmpty();
}

void drawState(QPainter& painter, const QRectF& rect, AgentStatus status)
{
    const Tokens& t = tokens();
    switch (status) {
    case AgentStatus::Idle: return drawMark(painter, rect, Chip::Mark::Ring, t.textMuted);
    case AgentStatus::Thinking: return drawMark(painter, rect, Chip::Mark::Dot, t.info);
    case AgentStatus::WaitingForHuman: return drawMark(painter, rect, Chip::Mark::Square, t.warn);
    case AgentStatus::Blocked: return drawMark(painter, rect, Chip::Mark::Triangle, t.bad);
    case AgentStatus::Stopped: return drawMark(painter, rect, Chip::Mark::Square, t.bad);
    }
}

QString elided(const QPainter& painter, const QString& text, int width)
{
    return QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, width);
}

void paintHeading(QPainter& painter, const QRect& rect, const QModelIndex& index)
{
    const Tokens& t = tokens();
    painter.fillRect(rect, t.panel);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
    painter.setFont(headingFont());
    painter.setPen(t.textFaint);
    painter.drawText(rect.adjusted(kPad, 6, -kPad, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("%1 · %2").arg(index.data().toString(), QString::number(index.data(PeopleModel::CountRole).toInt())));
}

} // namespace

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {option.rect.width(), isHeading(index) ? lineHeight() + 16 : 2 * lineHeight() + 16};
}

void PersonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isHeading(index)) {
        paintHeading(*painter, option.rect, index);
        painter->restore();
        return;
    }
    drawRowGround(*painter, option, option.state.testFlag(QStyle::State_Selected));
    const auto status = AgentStatus(index.data(PeopleModel::StatusRole).toInt());
    QRect line(option.rect.left() + kPad + 1, option.rect.top() + 8, option.rect.width() - 2 * kPad - 1, lineHeight());
    drawState(*painter, QRectF(line.left(), line.center().y() - 4, 9, 9), status);
    painter->setFont(strongFont());
    painter->setPen(t.text);
    const auto trial = PeopleModel::Trial(index.data(PeopleModel::TrialRole).toInt());
    const QString mark = trial == PeopleModel::Shown ? tr("shown: choose") : trial == PeopleModel::Tried ? tr("being tried") : QString();
    const int besides = mark.isEmpty() ? 0 : QFontMetrics(smallFont()).horizontalAdvance(mark) + kGap;
    painter->drawText(line.adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      elided(*painter, index.data().toString(), line.width() - 18 - besides));
    if (!mark.isEmpty()) {
        painter->setFont(smallFont());
        painter->setPen(trial == PeopleModel::Shown ? t.warn : t.textMuted);
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, mark);
    }
    line.translate(0, lineHeight());
    painter->setFont(bodyFont());
    painter->setPen(t.textMuted);
    const QString amount = moneyText({index.data(PeopleModel::SpendRole).toLongLong()});
    const QString spend = index.data(PeopleModel::RehearsedRole).toBool() ? tr("%1 rehearsed", "an amount that was not billed").arg(amount) : amount;
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, spend);
    const int left = line.width() - 18 - QFontMetrics(bodyFont()).horizontalAdvance(spend) - kGap;
    const QString task = index.data(PeopleModel::TaskRole).toString();
    painter->drawText(line.adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      elided(*painter, task.isEmpty() || status == AgentStatus::Idle ? words(status) : task, left));
    painter->restore();
}

} // namespace qd::ui
