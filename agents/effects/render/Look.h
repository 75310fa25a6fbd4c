#pragma once

#include "core/model/Brand.h"

namespace qd::agents {

/// Colours of a page on one ground, as "#rrggbb".
struct Shades {
    QString ground;
    QString raised;  ///< boxes on the ground
    QString line;
    QString text;    ///< contrast at least 7 : 1
    QString muted;   ///< at least 4.5 : 1
    QString link;    ///< the brand's first colour, made legible: at least 4.5 : 1
    QString onLink;  ///< text on a button of that colour
    QString accent;  ///< the brand's accent, for lines: at least 3 : 1
};

/// What the brand looks like by day and by night. Contrast as WCAG 2.1, 1.4.3 and 1.4.11 define it.
struct Look {
    Shades light;
    Shades dark;

    /// From the four colours of `brand`; an empty one is ours. Error::Parse names a colour that is not "#rrggbb".
    static Result<Look> of(const Brand& brand);
};

/// The contrast of two colours "#rrggbb": 1 to 21 (WCAG 2.1).
double contrast(const QString& a, const QString& b);

/// The style sheet of every page of a site. Without '<', '&' and '>', so that it may stand in HTML and in XML.
QString styleSheet(const Look& look);

} // namespace qd::agents
