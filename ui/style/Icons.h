#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

class QPainter;

namespace qd::ui {

/// An icon of resources/icons in the colours of the scheme in use: muted, full when active or switched on, faint when
/// disabled. Follows a change of scheme by itself.
QIcon icon(const QString& name);
/// The same in one colour.
QIcon icon(const QString& name, const QColor& colour);
/// Draws it into `rect` at once. Nothing is drawn for an unknown name.
void drawIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour);

} // namespace qd::ui
