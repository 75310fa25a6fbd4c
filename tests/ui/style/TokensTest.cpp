#include "ui/style/Tokens.h"

#include "ui/style/Figures.h"
#include "ui/style/Icons.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDirIterator>
#include <QFontInfo>
#include <QPalette>

namespace qd::test {

using ui::Scheme;
using ui::Tokens;

TEST(Tokens, EveryTextReadsOnEveryGroundItStandsOn)
{
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        const Tokens& t = ui::tokens(scheme);
        const QList<std::pair<const char*, QColor>> texts{{"text", t.text}, {"muted", t.textMuted}, {"faint", t.textFaint},
                                                          {"accent", t.accent}, {"info", t.info}, {"good", t.good},
                                                          {"warn", t.warn}, {"bad", t.bad}, {"violet", t.violet}};
        for (const auto& [name, colour] : texts)
            for (const QColor& ground : {t.window, t.panel, t.raised})
                EXPECT_GE(ui::contrast(colour, ground), 4.5) << name << " on " << ground.name().toStdString() << (t.dark ? " dark" : " light");
        EXPECT_GE(ui::contrast(t.onAccent, t.accent), 4.5);
        EXPECT_GE(ui::contrast(t.onPaper, t.paper), 4.5);
        EXPECT_GE(ui::contrast(t.text, t.added), 4.5);
        EXPECT_GE(ui::contrast(t.text, t.removed), 4.5);
    }
}

TEST(Tokens, ContrastIsThatOfTheStandard)
{
    EXPECT_NEAR(ui::contrast(Qt::white, Qt::black), 21, 0.01);
    EXPECT_NEAR(ui::contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
    EXPECT_EQ(ui::contrast(Qt::red, Qt::blue), ui::contrast(Qt::blue, Qt::red));
}

TEST(Tokens, ASchemeReachesThePaletteAndTheFonts)
{
    ui::applyScheme(Scheme::Light);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), ui::tokens(Scheme::Light).window);
    ui::applyScheme(Scheme::Dark);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), ui::tokens(Scheme::Dark).window);
    EXPECT_EQ(ui::currentScheme(), Scheme::Dark);
    EXPECT_EQ(QFontInfo(ui::bodyFont()).family(), QStringLiteral("Inter"));
}

TEST(Figures, EveryDigitTakesTheSameRoom)
{
    const QFont font = ui::figureFont();
    EXPECT_EQ(ui::figuresWidth(font, QStringLiteral("$11.11")), ui::figuresWidth(font, QStringLiteral("$80.88")));
    EXPECT_GT(ui::figuresWidth(font, QStringLiteral("100")), ui::figuresWidth(font, QStringLiteral("10")));
}

TEST(Icons, EveryOneDrawsSomethingInTheColourAskedFor)
{
    int drawn = 0;
    QDirIterator files(QStringLiteral(":/icons"));
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).baseName();
        QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        ui::drawIcon(painter, QRectF(0, 0, 40, 40), name, Qt::red);
        painter.end();
        int red = 0;
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                red += qRed(image.pixel(x, y)) > 128 && qGreen(image.pixel(x, y)) == 0;
        EXPECT_GT(red, 8) << name.toStdString();
        ++drawn;
    }
    EXPECT_GE(drawn, 20);
}

} // namespace qd::test
