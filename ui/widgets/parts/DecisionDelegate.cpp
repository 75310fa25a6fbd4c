#include "ui/widgets/parts/DecisionDelegate.h"

#include "ui/models/past/DecisionsModel.h"
#include "ui/style/RowGround.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QPainter>
#include <QTextLayout>

namespace qd::ui {

namespace {

constexpr int kTop = 9;

int lineHeight()
{
    return QFontMetrics(bodyFont()).height() + 3;
}

void drawLine(QPainter& painter, const QRect& rect, const QString& text)
{
    painter.drawText(rect, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, rect.width()));
}

void drawMarked(QPainter& painter, const QRect& rect, const MarkedText& marked)
{
    QTextLayout layout(QFontMetrics(bodyFont()).elidedText(marked.text, Qt::ElideRight, rect.width()), bodyFont());
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [first, length] : marked.matches) {
        QTextLayout::FormatRange range{first, length, {}};
        range.format.setForeground(tokens().text);
        range.format.setBackground(mixed(tokens().accent, tokens().panel, 0.3));
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width() * 2); // one line: elided before
    layout.endLayout();
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(tokens().textMuted);
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
    painter.restore();
}

} // namespace

MarkedText markedText(const QString& snippet)
{
    MarkedText out;
    int open = -1;
    const auto close = [&] {
        if (open >= 0 && out.text.size() > open)
            out.matches.append({open, int(out.text.size()) - open});
        open = -1;
    };
    for (const QChar c : snippet) {
        if (c == QChar(2)) {
            close();
            open = int(out.text.size());
        } else if (c == QChar(3)) {
            close();
        } else {
            out.text += c.isSpace() ? QLatin1Char(' ') : c;
        }
    }
    close();
    return out;
}

void DecisionDelegate::setContext(const QMap<QString, QString>& names, Instant now)
{
    m_names = names;
    m_now = now;
}

QSize DecisionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto row = index.data(DecisionsModel::RowRole).value<DecisionRow>();
    return {option.rect.width(), 2 * kTop + (row.snippet.isEmpty() ? 2 : 3) * lineHeight()};
}

void DecisionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    const auto row = index.data(DecisionsModel::RowRole).value<DecisionRow>();
    painter->save();
    drawRowGround(*painter, option, option.state.testFlag(QStyle::State_Selected), true);
    QRect line(option.rect.left() + kPad + 1, option.rect.top() + kTop, option.rect.width() - 2 * kPad - 1, lineHeight());
    painter->setFont(strongFont());
    painter->setPen(t.text);
    drawLine(*painter, line, row.decision.decision);
    line.translate(0, lineHeight());
    const QString kind = opened(row.decision.kind);
    painter->setFont(smallFont());
    painter->setPen(t.violet);
    drawLine(*painter, line, kind);
    const int after = QFontMetrics(smallFont()).horizontalAdvance(kind);
    painter->setPen(t.textMuted);
    const QString maker = m_names.value(row.decision.maker.text, opened(row.decision.maker.text));
    drawLine(*painter, line.adjusted(after, 0, 0, 0),
             QStringLiteral(" · ") + maker + QStringLiteral(" · ") + agoText(row.decision.time, m_now));
    if (!row.snippet.isEmpty()) {
        line.translate(0, lineHeight());
        drawMarked(*painter, line, markedText(row.snippet));
    }
    painter->restore();
}

} // namespace qd::ui
