#include "tests/app/window/Picture.h"

#include <gtest/gtest.h>

#include <QColor>
#include <QPainter>

namespace qd::test {

namespace {

const QColor kGround(10, 20, 30);
const QColor kGold(220, 165, 69);

Picture painted(const std::function<void(QPainter&)>& paint)
{
    QImage image(100, 60, QImage::Format_ARGB32);
    image.fill(kGround);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return Picture(image);
}

} // namespace

TEST(Picture, KnowsABlankOne)
{
    const Picture blank = painted([](QPainter&) {});
    EXPECT_EQ(blank.colours(), 1);
    EXPECT_EQ(blank.largestShare(), 1.0);
    const Picture half = painted([](QPainter& p) { p.fillRect(0, 0, 50, 60, kGold); });
    EXPECT_EQ(half.colours(), 2);
    EXPECT_EQ(half.largestShare(), 0.5);
    EXPECT_EQ(Picture().largestShare(), 1.0);
}

TEST(Picture, FindsPatchesOfOneColour)
{
    const Picture two = painted([](QPainter& p) {
        p.fillRect(10, 10, 20, 5, kGold);
        p.fillRect(30, 15, 4, 4, kGold); // touches at a corner only
        p.fillRect(60, 40, 1, 1, kGold);
        p.fillRect(70, 40, 9, 9, kGold.lighter(101));
    });
    const QList<Picture::Patch> found = two.patches(kGold, two.rect(), 2);
    ASSERT_EQ(found.size(), 2);
    EXPECT_EQ(found[0].bounds, QRect(10, 10, 20, 5));
    EXPECT_EQ(found[0].pixels, 100);
    EXPECT_EQ(found[1].bounds, QRect(30, 15, 4, 4));
    EXPECT_EQ(two.patches(kGold, two.rect(), 1).size(), 3);
    EXPECT_EQ(two.patches(kGold, QRect(0, 0, 20, 60), 2).value(0).bounds, QRect(10, 10, 10, 5)) << "cut at the edge";
    EXPECT_TRUE(two.patches(Qt::black, two.rect(), 1).isEmpty());
}

TEST(Picture, MeasuresBrightnessAndChange)
{
    const Picture black = painted([](QPainter& p) { p.fillRect(0, 0, 100, 60, Qt::black); });
    const Picture white = painted([](QPainter& p) { p.fillRect(0, 0, 100, 60, Qt::white); });
    const Picture split = painted([](QPainter& p) { p.fillRect(0, 0, 100, 60, Qt::black); p.fillRect(0, 0, 25, 60, Qt::white); });
    EXPECT_EQ(black.brightness(), 0.0);
    EXPECT_EQ(white.brightness(), 1.0);
    EXPECT_DOUBLE_EQ(split.brightness(), 0.25);
    EXPECT_EQ(split.changed(black, split.rect()), 0.25);
    EXPECT_EQ(split.changed(black, split.part(0, 0, 0.5, 1)), 0.5);
    EXPECT_EQ(split.changed(split, split.rect()), 0.0);
    EXPECT_EQ(split.changed(Picture(), split.rect()), 1.0);
}

} // namespace qd::test
