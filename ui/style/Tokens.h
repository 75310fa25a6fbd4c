#pragma once

#include <QColor>
#include <QFont>

namespace qd::ui {

/// Every colour of the window, by what it is for. One instance per scheme; see tokens().
struct Tokens {
    QColor window;      ///< behind everything
    QColor panel;       ///< docks, cards, lists
    QColor raised;      ///< hovered and selected rows, fields
    QColor border;
    QColor text;
    QColor textMuted;
    QColor textFaint;   ///< headings of panels, column heads
    QColor accent;      ///< the one accent: what waits for her, the main button
    QColor onAccent;    ///< text on it
    QColor info;        ///< thinking, hand-overs
    QColor good;        ///< done, approved
    QColor warn;        ///< waiting, objections
    QColor bad;         ///< blocked, stop
    QColor violet;      ///< decisions
    QColor added;       ///< background of inserted text; carries `text`
    QColor removed;     ///< background of struck text; carries `text`
    QColor paper;       ///< behind a page shown as its audience sees it
    QColor onPaper;
    bool dark = true;
};

enum class Scheme { Dark, Light };

/// The tokens of a scheme. Contrast of every text on every ground it stands on is at least 4.5 : 1 (WCAG 2.1 AA).
const Tokens& tokens(Scheme scheme);
/// The tokens in use now. @thread main.
const Tokens& tokens();
/// The scheme in use now. @thread main.
Scheme currentScheme();

/// How far two colours stand apart, 1 … 21 (WCAG 2.1, "contrast ratio").
double contrast(const QColor& a, const QColor& b);
/// `over` laid on `ground` at `share` of its strength, 0 … 1; opaque.
QColor mixed(const QColor& over, const QColor& ground, double share);

// Spacing: multiples of 8 px, and 4 where things belong together.
constexpr int kGap = 8;
constexpr int kHalfGap = 4;
constexpr int kPad = 12;
constexpr int kRowHeight = 28;
constexpr int kRadius = 6;

/// Fonts of the window, at the size the person chose.
QFont bodyFont();
QFont strongFont();
QFont smallFont();
QFont headingFont(); ///< small capitals above panels
QFont figureFont();  ///< for figures; drawFigures() sets them in columns
QFont largeFigureFont();

/// Makes text larger or smaller, in percent of its normal size. Takes effect with the next applyScheme().
void setTextSize(int percent);

/// Makes the application look like `scheme`: Fusion style, palette, style sheet, fonts. Repaints everything.
void applyScheme(Scheme scheme);

} // namespace qd::ui
