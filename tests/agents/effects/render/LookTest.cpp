#include "agents/effects/render/Look.h"

#include <gtest/gtest.h>

#include <QColor>

namespace qd::test {

TEST(Look, EveryTextCanBeReadInBothSchemesWhateverTheBrand)
{
    const QStringList colours{QStringLiteral("#ffffff"), QStringLiteral("#000000"), QStringLiteral("#ffff00"), QStringLiteral("#808080"),
                              QStringLiteral("#1f4b5f"), QStringLiteral("#ff00ff"), QStringLiteral("#00ff88")};
    for (const QString& ground : colours)
        for (const QString& primary : colours) {
            Brand brand;
            brand.colourBackground = ground;
            brand.colourPrimary = primary;
            brand.colourAccent = primary;
            brand.colourText = primary;
            const Result<agents::Look> look = agents::Look::of(brand);
            ASSERT_TRUE(look);
            SCOPED_TRACE((ground + primary).toStdString());
            for (const agents::Shades& s : {look->light, look->dark}) {
                // No colour at all reaches 7 : 1 on a middling grey; then the text is the best there is.
                const double best = std::max(agents::contrast(QStringLiteral("#ffffff"), s.ground), agents::contrast(QStringLiteral("#000000"), s.ground));
                EXPECT_GE(agents::contrast(s.text, s.ground), std::min(7.0, best));
                EXPECT_GE(agents::contrast(s.muted, s.raised), 4.4);
                EXPECT_GE(agents::contrast(s.link, s.raised), 4.4);
                EXPECT_GE(agents::contrast(s.accent, s.ground), 3.0);
                EXPECT_GE(agents::contrast(s.onLink, s.link), 4.5);
            }
            EXPECT_LT(QColor(look->dark.ground).lightness(), ground == QLatin1String("#000000") ? 1 : 80);
        }
}

TEST(Look, ContrastIsTheOneOfTheGuidelines)
{
    EXPECT_NEAR(agents::contrast(QStringLiteral("#000000"), QStringLiteral("#ffffff")), 21, 0.01);
    EXPECT_NEAR(agents::contrast(QStringLiteral("#777777"), QStringLiteral("#ffffff")), 4.48, 0.01);
}

TEST(Look, StyleSheetCanStandInXml)
{
    const QString css = agents::styleSheet(*agents::Look::of(Brand()));
    EXPECT_FALSE(css.contains(QLatin1Char('<')) || css.contains(QLatin1Char('>')) || css.contains(QLatin1Char('&')));
    EXPECT_FALSE(css.contains(QLatin1String("url(")));
    EXPECT_EQ(css.count(QLatin1Char('{')), css.count(QLatin1Char('}')));
    EXPECT_TRUE(css.contains(QLatin1String("prefers-color-scheme:dark")));
    EXPECT_TRUE(css.contains(QLatin1String("@media print")));
}

} // namespace qd::test
