#include "agents/skills/Typeface.h"

#include <QFontDatabase>

using namespace Qt::StringLiterals;

namespace qd::agents {

void Typeface::open()
{
    [[maybe_unused]] static const bool kOpened = [] {
        for (const auto face : {"Regular"_L1, "Medium"_L1, "SemiBold"_L1, "Bold"_L1, "Italic"_L1})
            QFontDatabase::addApplicationFont(":/fonts/Inter-"_L1 + face + ".otf"_L1);
        return true;
    }();
}

QFont Typeface::inter(int pixels, QFont::Weight weight)
{
    open();
    QFont font(u"Inter"_s);
    font.setPixelSize(std::max(1, pixels));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::PreferQuality | QFont::NoSubpixelAntialias));
    return font;
}

} // namespace qd::agents
