#pragma once

#include <QtGlobal>

/// What a count says of the share behind it. Pure.
namespace qd::rules {

/// Bounds of a share, each of which holds in at least 95 of 100 cases by itself.
struct Share {
    double low = 0;
    double high = 1;
};

/// Of `agreed` that were counted among `of`: the exact bounds of C. J. Clopper and E. S. Pearson (The use of confidence or fiducial
/// limits illustrated in the case of the binomial, Biometrika 26, 1934, 404-413), one side each. They never say too much, however
/// few there are. Of none: anything between 0 and 1. O(of) at most.
Share shareOf(qint64 agreed, qint64 of);

} // namespace qd::rules
