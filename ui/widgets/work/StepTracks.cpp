#include "ui/widgets/work/StepTracks.h"

#include <algorithm>

namespace qd::ui {

namespace {

constexpr qreal kApart = 6; ///< so far two bundles on one track stand from each other

/// Lines that meet: one upper place with its lower ones, or one lower with its upper ones.
struct Bundle {
    QList<std::pair<int, int>> lines;
    QList<qreal> tops;
    QList<qreal> bottoms;
    qreal left = 0;
    qreal right = 0;
    int track = -1;
    bool isStraight() const { return right - left < 0.01; }
};

using Pairs = QList<std::pair<int, int>>;

QList<Bundle> bundlesOf(const Pairs& pairs)
{
    QHash<int, int> down;
    QHash<int, int> up;
    for (const auto& [above, below] : pairs) {
        ++down[above];
        ++up[below];
    }
    QHash<std::pair<bool, int>, int> found;
    QList<Bundle> bundles;
    for (const auto& [above, below] : pairs) {
        const bool gathers = up[below] > 1 && down[above] == 1;
        const std::pair<bool, int> key(gathers, gathers ? below : above);
        if (!found.contains(key)) {
            found.insert(key, int(bundles.size()));
            bundles.append(Bundle{});
        }
        bundles[found[key]].lines.append({above, below});
    }
    return bundles;
}

void measure(Bundle& bundle, const StepLayers::Layer& above, const StepLayers::Layer& below)
{
    for (const auto& [top, bottom] : std::as_const(bundle.lines)) {
        bundle.tops.append(above[top].x);
        bundle.bottoms.append(below[bottom].x);
    }
    const QList<qreal> all = bundle.tops + bundle.bottoms;
    bundle.left = *std::min_element(all.begin(), all.end());
    bundle.right = *std::max_element(all.begin(), all.end());
}

/// `upper` turns above `lower`, or their upright parts would lie on each other.
bool mustBeAbove(const Bundle& upper, const Bundle& lower)
{
    return std::any_of(upper.tops.begin(), upper.tops.end(), [&](qreal top) {
        return std::any_of(lower.bottoms.begin(), lower.bottoms.end(), [&](qreal bottom) { return qAbs(top - bottom) < 1; });
    });
}

/// Fills one track from the left with those that nothing has to stand above any more. @returns whether any was placed.
bool fillTrack(QList<Bundle>& bundles, int track)
{
    qreal until = -1e9;
    bool placed = false;
    for (Bundle& bundle : bundles) {
        const bool isFree = bundle.track < 0 && bundle.left > until + kApart;
        const bool waits = isFree && std::any_of(bundles.begin(), bundles.end(), [&](const Bundle& other) {
            return &other != &bundle && (other.track < 0 || other.track == track) && mustBeAbove(other, bundle) && !mustBeAbove(bundle, other);
        });
        if (!isFree || waits)
            continue;
        bundle.track = track;
        until = bundle.right;
        placed = true;
    }
    return placed;
}

} // namespace

StepTracks tracksBetween(const StepLayers& layers, int upper)
{
    StepTracks tracks;
    if (upper + 1 >= layers.layers.size())
        return tracks;
    QList<Bundle> bundles = bundlesOf(layers.pairsBelow(upper));
    for (Bundle& bundle : bundles)
        measure(bundle, layers.layers[upper], layers.layers[upper + 1]);
    bundles.removeIf([](const Bundle& bundle) { return bundle.isStraight(); });
    std::sort(bundles.begin(), bundles.end(), [](const Bundle& a, const Bundle& b) {
        return a.left != b.left ? a.left < b.left : a.right < b.right;
    });
    const auto isLeft = [](const Bundle& bundle) { return bundle.track < 0; };
    for (int track = 0; std::any_of(bundles.begin(), bundles.end(), isLeft); ++track) {
        if (!fillTrack(bundles, track)) // each waits for another in a circle: one of them has to give way
            std::find_if(bundles.begin(), bundles.end(), isLeft)->track = track;
        tracks.count = track + 1;
    }
    for (const Bundle& bundle : std::as_const(bundles))
        for (const std::pair<int, int>& line : bundle.lines)
            tracks.of.insert(line, bundle.track);
    return tracks;
}

} // namespace qd::ui
