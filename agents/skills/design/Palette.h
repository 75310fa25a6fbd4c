#pragma once

#include "core/base/Result.h"
#include "core/model/Brand.h"

#include <QColor>

namespace qd::agents {

/// The four colours of a brand, and what can be read on what.
struct Palette {
    QColor primary;
    QColor accent;
    QColor background;
    QColor text;

    /// Colours that a brand leaves empty take plain ones. Error::Parse names the member that is no "#rrggbb".
    static Result<Palette> of(const Brand& brand);

    /// Contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance).
    static double contrast(const QColor& a, const QColor& b);
    /// `share` of b mixed into a.
    static QColor mixed(const QColor& a, const QColor& b, double share);
    /// The first of the brand's colours, white and near-black that has a contrast of 4.5 and more on `ground`;
    /// `first` is tried before the others. One of white and black always has it.
    QColor readableOn(const QColor& ground, const QColor& first) const;
};

} // namespace qd::agents
