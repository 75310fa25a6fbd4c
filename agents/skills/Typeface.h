#pragma once

#include <QFont>

namespace qd::agents {

/// The typeface that ships with the program, so that text measures and looks the same on every machine. Needs a
/// running QGuiApplication. Characters that it lacks come from the machine's fonts.
struct Typeface {
    /// Makes the faces of ":/fonts" known, once. Called by the calls below; a program calls it early on the main thread,
    /// because Qt tells every window when fonts arrive. @thread any
    static void open();
    /// Inter in that size and weight, without hinting. @thread any
    static QFont inter(int pixels, QFont::Weight weight = QFont::Normal);
};

} // namespace qd::agents
