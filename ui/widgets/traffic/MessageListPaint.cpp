#include "ui/widgets/traffic/MessageList.h"

#include "ui/style/Figures.h"
#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/traffic/MessageLook.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHeaderView>
#include <QPainter>
#include <QPaintEvent>

namespace qd::ui {

namespace {

void drawCell(QPainter& painter, const QRect& cell, const QFont& font, const QColor& colour, const QString& text)
{
    const QRect room = cell.adjusted(kPad, 0, -kHalfGap, 0);
    if (room.width() <= 0)
        return;
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
}

/// A pill at the beginning of a cell. @returns how much room it took.
int drawStorm(QPainter& painter, const QRect& cell, const QString& text)
{
    const Tokens& t = tokens();
    const QFontMetrics metrics(smallFont());
    const int width = metrics.horizontalAdvance(text) + 2 * kHalfGap + 4;
    if (width + kPad > cell.width())
        return 0;
    const QRect pill(cell.left() + kPad, cell.center().y() - metrics.height() / 2, width, metrics.height() + 1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.bad);
    painter.setBrush(mixed(t.bad, t.panel, 0.15));
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(smallFont());
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.restore();
    return width + kHalfGap;
}

} // namespace

QColor colourOf(MessageType type)
{
    const Tokens& t = tokens();
    switch (type) {
    case MessageType::Objection:
    case MessageType::Approval: return t.warn;
    case MessageType::Decision: return t.violet;
    case MessageType::Review: return t.good;
    case MessageType::Escalation: return t.bad;
    case MessageType::HandOver:
    case MessageType::Proposal: return t.info;
    default: return t.textMuted;
    }
}

QColor colourOf(Priority priority)
{
    const Tokens& t = tokens();
    return priority == Priority::Urgent ? t.bad : priority == Priority::High ? t.warn : t.textMuted;
}

QColor colourOf(Integrity integrity)
{
    const Tokens& t = tokens();
    return integrity <= Integrity::Partner ? t.warn : integrity == Integrity::Human ? t.good : t.textMuted;
}

void MessageList::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), tokens().panel);
    const int rows = m_model->rowCount();
    const int height = rowHeight();
    for (int row = rowAt(event->rect().top()); row < rows; ++row) {
        const int y = int(qint64(row) * height - verticalOffset());
        if (y > event->rect().bottom())
            break;
        paintRow(painter, {0, y, viewport()->width(), height}, row);
    }
}

void MessageList::paintRow(QPainter& painter, const QRect& rect, int row) const
{
    const Tokens& t = tokens();
    const bool chosen = currentIndex().isValid() && currentIndex().row() == row;
    if (chosen)
        painter.fillRect(rect, t.raised);
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, mixed(t.border, t.panel, 0.6));
    const TrafficRow* found = m_model->row(row);
    if (found)
        paintCells(painter, rect, *found);
    else
        drawCell(painter, rect, bodyFont(), t.textFaint, tr("Reading …"));
    if (chosen)
        painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, hasFocus() ? t.info : t.textFaint);
    if (chosen && hasFocus())
        drawFocusRing(painter, rect.adjusted(0, 0, 0, -1));
}

/// The full titles where they fit, else the short ones, as on the chart.
QString MessageList::partiesText(const Message& message, int width) const
{
    const QString full = tr("%1 → %2").arg(m_model->nameOf(message.from), m_model->nameOf(message.to));
    if (QFontMetrics(bodyFont()).horizontalAdvance(full) <= width - kPad - kHalfGap)
        return full;
    return tr("%1 → %2").arg(m_model->shortNameOf(message.from), m_model->shortNameOf(message.to));
}

void MessageList::paintCells(QPainter& painter, const QRect& rect, const TrafficRow& row) const
{
    const Tokens& t = tokens();
    const Message& message = row.message;
    const auto cell = [&](int column) {
        return QRect(m_header->sectionViewportPosition(column), rect.top(), m_header->sectionSize(column), rect.height());
    };
    painter.setPen(t.textMuted);
    drawFigures(painter, cell(TrafficModel::Time).adjusted(kPad, 0, -kHalfGap, 0), Qt::AlignLeft, figureFont(),
                clockText(message.time));
    drawCell(painter, cell(TrafficModel::Parties), bodyFont(), t.text, partiesText(message, m_header->sectionSize(TrafficModel::Parties)));
    const QRect subject = cell(TrafficModel::Subject);
    const int taken = m_model->isStorm(message) ? drawStorm(painter, subject, tr("storm")) : 0;
    drawCell(painter, subject.adjusted(taken, 0, 0, 0), bodyFont(), t.text, message.subject);
    drawCell(painter, cell(TrafficModel::Type), bodyFont(), colourOf(message.type), words(message.type));
    if (message.priority != Priority::Normal)
        drawCell(painter, cell(TrafficModel::Urgency), bodyFont(), colourOf(message.priority), words(message.priority));
    drawCell(painter, cell(TrafficModel::Trust), smallFont(), colourOf(message.label.integrity), words(message.label.integrity));
}

} // namespace qd::ui
