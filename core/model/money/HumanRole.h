#pragma once

#include "core/base/Describe.h"

namespace qd {

/// Somebody of a human team that the department's work is compared with, as she entered it.
struct HumanRole {
    QString title;             ///< "Copywriter"; two of one title are one
    Money yearly;              ///< what the person costs in a year
    double hoursPerPiece = 0;  ///< that it spends on one piece
    double hoursPerYear = 1720; ///< at work; 1,720 is what the European Commission takes for a full year (Horizon 2020)

    template <class V> void fields(V& v)
    {
        v("title", title);
        v("yearly_micro_usd", yearly);
        v("hours_per_piece", hoursPerPiece);
        v("hours_per_year", hoursPerYear);
    }
};

} // namespace qd
