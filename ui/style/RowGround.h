#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace qd::ui {

constexpr int kRowStrip = 3; ///< width of the strip at the left of the current row

/// Draws what is behind a row of a list: its ground, the strip of the current one, a rule below it where `ruled`, and the
/// ring when it has the keys.
void drawRowGround(QPainter& painter, const QStyleOptionViewItem& option, bool current, bool ruled = false);

} // namespace qd::ui
