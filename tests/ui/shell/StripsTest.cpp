#include "core/state/OrgState.h"
#include "ui/shell/strips/StopStrip.h"
#include "ui/style/Tokens.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QLabel>

namespace qd::test {

using namespace ui;

TEST(Strips, AreTintedAndHaveTheirIconAndARuleBelow)
{
    OrgState org;
    org.stopped = true;
    StopStrip strip;
    strip.resize(600, 60);
    strip.show(org);
    const QImage image = strip.grab().toImage();
    const Tokens& t = tokens();
    const QColor ground = image.pixelColor(image.width() - 2, 2);
    EXPECT_EQ(ground, mixed(t.bad, t.panel, t.dark ? 0.08 : 0.06)) << "in the colour of what it says";
    EXPECT_EQ(image.pixelColor(300, image.height() - 1), t.border);
    bool hasIcon = false;
    const int words = strip.findChild<QLabel*>(QStringLiteral("shell.stopped.words"))->mapTo(&strip, QPoint()).x();
    for (int y = 0; y < image.height() - 1; ++y)
        for (int x = 0; x < words; ++x)
            hasIcon = hasIcon || image.pixelColor(x, y) == t.bad;
    EXPECT_TRUE(hasIcon) << "left of its words";
}

} // namespace qd::test
