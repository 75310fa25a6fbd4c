#include "ui/style/Tokens.h"

#include "ui/style/TextSize.h"

#include "ui/style/StyleSheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>
#include <QWidget>

#include <cmath>

namespace qd::ui {

namespace {

Scheme g_scheme = Scheme::Dark; // what the whole window looks like; only the main thread asks and sets
int g_textPercent = 100;
constexpr double kBodyPoints = 9.75; // 13 px at 96 dpi

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens darkTokens()
{
    Tokens t;
    t.window = rgb(0x11161c);
    t.panel = rgb(0x171e26);
    t.raised = rgb(0x1f2832);
    t.border = rgb(0x2b3642);
    t.text = rgb(0xe7ebef);
    t.textMuted = rgb(0xa1acb8);
    t.textFaint = rgb(0x909ca9);
    t.accent = rgb(0xdca545);
    t.onAccent = rgb(0x1b1406);
    t.info = rgb(0x5aa9e6);
    t.good = rgb(0x58b97c);
    t.warn = rgb(0xdca545);
    t.bad = rgb(0xf0776d);
    t.violet = rgb(0xb495e6);
    t.added = rgb(0x1a3d2b);
    t.removed = rgb(0x4c2527);
    t.paper = rgb(0xfdfcfa);
    t.onPaper = rgb(0x222222);
    t.dark = true;
    return t;
}

Tokens lightTokens()
{
    Tokens t;
    t.window = rgb(0xf3f1ed);
    t.panel = rgb(0xffffff);
    t.raised = rgb(0xf8f6f1);
    t.border = rgb(0xdcd8d0);
    t.text = rgb(0x1e2328);
    t.textMuted = rgb(0x56616c);
    t.textFaint = rgb(0x616b76);
    t.accent = rgb(0x8f6208);
    t.onAccent = rgb(0xffffff);
    t.info = rgb(0x1c66a8);
    t.good = rgb(0x1f7145);
    t.warn = rgb(0x8f6208);
    t.bad = rgb(0xb02d26);
    t.violet = rgb(0x6a3fb0);
    t.added = rgb(0xd5efdd);
    t.removed = rgb(0xf8d9d6);
    t.paper = rgb(0xffffff);
    t.onPaper = rgb(0x222222);
    t.dark = false;
    return t;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

void loadFonts()
{
    static const bool loaded = [] {
        for (const char* face : {"Regular", "Medium", "SemiBold", "Bold", "Italic"})
            QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/Inter-%1.otf").arg(QLatin1String(face)));
        return true;
    }();
    Q_UNUSED(loaded);
}

QFont font(double points, QFont::Weight weight)
{
    loadFonts();
    QFont made(QStringLiteral("Inter"));
    made.setStyleHint(QFont::SansSerif);
    made.setPointSizeF(points * g_textPercent / 100.0);
    made.setWeight(weight);
    return made;
}

QPalette paletteOf(const Tokens& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.panel);
    p.setColor(QPalette::AlternateBase, t.raised);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::PlaceholderText, t.textFaint);
    p.setColor(QPalette::Highlight, mixed(t.accent, t.panel, t.dark ? 0.35 : 0.25));
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.info);
    p.setColor(QPalette::LinkVisited, t.violet);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.border);
    p.setColor(QPalette::Light, t.raised);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, mixed(t.textFaint, t.panel, 0.75));
    return p;
}

} // namespace

const Tokens& tokens(Scheme scheme)
{
    static const Tokens dark = darkTokens();
    static const Tokens light = lightTokens();
    return scheme == Scheme::Dark ? dark : light;
}

const Tokens& tokens()
{
    return tokens(g_scheme);
}

Scheme currentScheme()
{
    return g_scheme;
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

QColor mixed(const QColor& over, const QColor& ground, double share)
{
    const auto channel = [share](int o, int g) { return int(std::lround(o * share + g * (1 - share))); };
    return QColor(channel(over.red(), ground.red()), channel(over.green(), ground.green()),
                  channel(over.blue(), ground.blue()));
}

QFont bodyFont()
{
    return font(kBodyPoints, QFont::Normal);
}

QFont strongFont()
{
    return font(kBodyPoints, QFont::DemiBold);
}

QFont smallFont()
{
    return font(kBodyPoints - 0.9, QFont::Normal);
}

QFont headingFont()
{
    QFont heading = font(kBodyPoints - 1.5, QFont::DemiBold);
    heading.setCapitalization(QFont::AllUppercase);
    heading.setLetterSpacing(QFont::PercentageSpacing, 107);
    return heading;
}

QFont figureFont()
{
    return font(kBodyPoints, QFont::Normal);
}

QFont largeFigureFont()
{
    return font(kBodyPoints * 1.7, QFont::Bold);
}

int textSize()
{
    return g_textPercent;
}

void setTextSize(int percent)
{
    g_textPercent = qBound(70, percent, 200);
}

void applyScheme(Scheme scheme)
{
    g_scheme = scheme;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(tokens()));
    QApplication::setFont(bodyFont());
    QToolTip::setPalette(paletteOf(tokens()));
    QToolTip::setFont(smallFont());
    qApp->setStyleSheet(styleSheet(tokens()));
    for (QWidget* window : QApplication::topLevelWidgets()) // under a style sheet, windows do not hear of setFont()
        window->setFont(bodyFont());
}

} // namespace qd::ui
