#pragma once

#include <QPainter>

namespace qd::ui {

/// Draws the ring of the row that has the keys inside `row`; whole pixels, so that it is as strong in both schemes.
void drawFocusRing(QPainter& painter, const QRect& row);

} // namespace qd::ui
