#include "ui/style/Figures.h"

namespace qd::ui {

namespace {

qreal digitWidth(const QFontMetricsF& metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// The next piece that is drawn as one: a digit alone, or everything up to the next digit.
QString pieceAt(const QString& text, qsizetype from)
{
    if (text.at(from).isDigit())
        return text.mid(from, 1);
    qsizetype end = from;
    while (end < text.size() && !text.at(end).isDigit())
        ++end;
    return text.mid(from, end - from);
}

} // namespace

qreal figuresWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const qreal digit = digitWidth(metrics);
    qreal width = 0;
    for (qsizetype at = 0; at < text.size();) {
        const QString piece = pieceAt(text, at);
        width += piece.at(0).isDigit() ? digit : metrics.horizontalAdvance(piece);
        at += piece.size();
    }
    return width;
}

void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const qreal digit = digitWidth(metrics);
    const qreal width = figuresWidth(font, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    const qreal base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.setFont(font);
    for (qsizetype at = 0; at < text.size();) {
        const QString piece = pieceAt(text, at);
        const bool isDigit = piece.at(0).isDigit();
        const qreal own = metrics.horizontalAdvance(piece);
        painter.drawText(QPointF(isDigit ? x + (digit - own) / 2 : x, base), piece);
        x += isDigit ? digit : own;
        at += piece.size();
    }
}

} // namespace qd::ui
