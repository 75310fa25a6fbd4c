#include "ui/style/Tokens.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/parts/LinesDelegate.h"
#include "ui/widgets/parts/TickBox.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QListWidget>
#include <QPushButton>

namespace qd::test {

using namespace ui;
using namespace Qt::Literals::StringLiterals;

namespace {

int leftmost(const QImage& image, const QRect& row, const QColor& ground)
{
    for (int x = row.left() + 4; x < row.right(); ++x) // after the strip of the current row
        for (int y = row.top() + 4; y < row.bottom() - 4; ++y)
            if (image.pixelColor(x, y) != ground)
                return x;
    return -1;
}

} // namespace

TEST(LinesDelegate, TheChosenRowStandsInLineWithTheOthers)
{
    QListWidget list;
    list.setItemDelegate(new LinesDelegate(&list));
    list.addItems({u"Here\nbelow"_s, u"Here\nbelow"_s, u"Here"_s});
    list.setFrameShape(QFrame::NoFrame);
    list.resize(300, 300);
    list.setCurrentRow(0);
    const QImage image = list.grab().toImage();
    const QRect chosen = list.visualItemRect(list.item(0));
    const QRect other = list.visualItemRect(list.item(1));
    EXPECT_EQ(leftmost(image, chosen, tokens().raised), leftmost(image, other, tokens().panel));
    EXPECT_GE(leftmost(image, other, tokens().panel), kPad - 1) << "not at the edge of the panel";
    EXPECT_LT(list.visualItemRect(list.item(2)).height(), other.height()) << "one line needs less";
}

TEST(TickBox, IsSeenWhetherItIsTickedOrNot)
{
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        applyScheme(scheme);
        QWidget window;
        window.setStyleSheet(u"background: %1"_s.arg(tokens().panel.name()));
        TickBox box(u"Nothing moves"_s, &window);
        box.adjustSize();
        const QRect indicator(0, 0, 16, box.height());
        const auto colours = [&] {
            const QImage image = box.grab(indicator).toImage();
            QSet<QRgb> seen;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    seen.insert(image.pixel(x, y));
            return seen;
        };
        const auto farthest = [&](const QColor& from) {
            double most = 1;
            for (const QRgb one : colours())
                most = std::max(most, contrast(QColor(one), from));
            return most;
        };
        EXPECT_GE(farthest(tokens().panel), 3) << "its edge; WCAG 2.1, 1.4.11";
        EXPECT_FALSE(colours().contains(tokens().info.rgb()));
        box.setChecked(true);
        EXPECT_TRUE(colours().contains(tokens().info.rgb()));
        EXPECT_GE(farthest(tokens().info), 3) << "the tick on it";
    }
    applyScheme(Scheme::Dark);
}

TEST(Panel, ATitleGivesWayToItsChips)
{
    Panel panel(u"Recent messages of everybody"_s);
    auto* chip = new QPushButton(u"Show its traffic"_s);
    panel.addChip(chip);
    panel.resize(240, 100);
    panel.show();
    EXPECT_GE(chip->width(), chip->sizeHint().width()) << "what can be pressed is read whole";
    EXPECT_EQ(panel.title(), u"Recent messages of everybody"_s);
}

} // namespace qd::test
