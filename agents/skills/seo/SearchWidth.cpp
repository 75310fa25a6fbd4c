#include "agents/skills/seo/SearchWidth.h"

#include "agents/skills/Typeface.h"

#include <QFontMetricsF>

namespace qd::agents {

namespace {

constexpr double kArialByInter = 0.9435;
constexpr int kMeasuredAt = 200; // large, so that rounding of glyph widths does not show

double widthAt(double pixels, const QString& text)
{
    return QFontMetricsF(Typeface::inter(kMeasuredAt)).horizontalAdvance(text) / kMeasuredAt * pixels * kArialByInter;
}

} // namespace

double SearchWidth::ofTitle(const QString& text)
{
    return widthAt(20, text);
}

double SearchWidth::ofDescription(const QString& text)
{
    return widthAt(14, text);
}

} // namespace qd::agents
