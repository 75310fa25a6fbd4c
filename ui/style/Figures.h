#pragma once

#include <QFontMetrics>
#include <QPainter>

namespace qd::ui {

/// Figures that stand in columns: every digit takes the width of the widest one. Inter sets them proportionally, and
/// Qt before 6.7 cannot switch on the font's own tabular ones ("tnum").
/// The width that drawFigures() needs.
qreal figuresWidth(const QFont& font, const QString& text);
/// Draws one line of `text` with the painter's pen. Alignment: left, right or hcenter; vertically centred.
void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QString& text);

} // namespace qd::ui
