#pragma once

#include "ui/style/Tokens.h"

#include <QMargins>

class QColor;
class QLabel;
class QString;
class QWidget;

namespace qd::ui {

/// Round what stands in a strip: room for its icon at the left.
constexpr QMargins kStripMargins{2 * kGap + 24, kHalfGap + 1, kGap, kHalfGap + 2};

enum class StripIcon { Top, Middle };

/// Paints the ground of `strip`, a line below the top bar: a breath of `colour`, the rule below, and the icon at its left.
/// @thread main, within paintEvent().
void paintStrip(QWidget* strip, const QColor& colour, const QString& icon, StripIcon at = StripIcon::Top);

/// Words of a strip: small, on as many lines as they need, never read as markup, to be selected with the mouse. @thread main.
void dressWords(QLabel& words);

} // namespace qd::ui
