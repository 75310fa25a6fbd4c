#pragma once

#include "ui/widgets/work/StepLayers.h"

#include <QHash>

namespace qd::ui {

/// On which track, counted from above, each line between two layers turns.
struct StepTracks {
    int count = 0;
    QHash<std::pair<int, int>, int> of; ///< by the places in the upper and the lower layer
};

/// Lines that meet in one place share a track, so that they read as one that branches. Two bundles share one when they lie
/// beside each other; where the upper end of one stands over the lower end of another, its track is the upper one.
StepTracks tracksBetween(const StepLayers& layers, int upper);

} // namespace qd::ui
