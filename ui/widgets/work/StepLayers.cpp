#include "ui/widgets/work/StepLayers.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

namespace qd::ui {

namespace {

constexpr int kSweeps = 12;
constexpr qreal kLineWeight = 4; ///< a line that passes would rather go straight on than a step stand in the middle

/// Which steps lead to which, however far.
std::vector<std::vector<bool>> reachOf(const QList<StepLayers::Link>& links, qsizetype steps)
{
    const auto count = size_t(steps);
    std::vector<std::vector<bool>> reach(count, std::vector<bool>(count, false));
    for (bool grew = true; grew;) {
        grew = false;
        for (const StepLayers::Link& link : links) {
            if (link.apart)
                continue; // what stands in for a step does not come between it and the next
            std::vector<bool>& from = reach[size_t(link.from)];
            const std::vector<bool>& to = reach[size_t(link.to)];
            for (size_t i = 0; i < from.size(); ++i)
                if (!from[i] && (to[i] || i == size_t(link.to)))
                    from[i] = grew = true;
        }
    }
    return reach;
}

/// Least squares to `wanted` with `weights`, never falling (pool adjacent violators).
QList<qreal> rising(const QList<qreal>& wanted, const QList<qreal>& weights)
{
    struct Pool {
        qreal mean;
        qreal weight;
        qsizetype size;
    };
    QList<Pool> pools;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        pools.append({wanted[i], weights[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.last().mean) {
            const Pool last = pools.takeLast();
            Pool& before = pools.last();
            before.mean = (before.mean * before.weight + last.mean * last.weight) / (before.weight + last.weight);
            before.weight += last.weight;
            before.size += last.size;
        }
    }
    QList<qreal> risen;
    for (const Pool& pool : std::as_const(pools))
        risen += QList<qreal>(pool.size, pool.mean);
    return risen;
}

} // namespace

StepLayers::StepLayers(const QList<Step>& steps, const StepGraphSizes& sizes)
{
    readLinks(steps);
    reduce(steps);
    findLayers(steps.size());
    fillLayers(steps, sizes);
    order();
    spread(sizes.gap);
}

/// A link that would close a circle is left out.
void StepLayers::readLinks(const QList<Step>& steps)
{
    QHash<StepId, int> places;
    for (int i = 0; i < int(steps.size()); ++i)
        places.insert(steps[i].id, i);
    QList<QList<int>> before(steps.size());
    const auto leadsTo = [&](int from, int to) {
        QList<int> open{to};
        std::vector<bool> seen(size_t(steps.size()), false);
        while (!open.isEmpty()) {
            const int at = open.takeLast();
            if (at == from)
                return true;
            if (seen[size_t(at)])
                continue;
            seen[size_t(at)] = true;
            open += before[at];
        }
        return false;
    };
    const auto join = [&](const StepId& first, int then, bool apart) {
        const int from = places.value(first, -1);
        if (from < 0 || before[then].contains(from) || leadsTo(then, from))
            return;
        before[then].append(from);
        links.append({from, then, apart});
    };
    for (int i = 0; i < int(steps.size()); ++i) {
        for (const StepId& earlier : steps[i].after)
            join(earlier, i, false);
        join(steps[i].fallbackFor, i, true);
        join(steps[i].undoes, i, true);
    }
}

/// What follows from other lines is said by them; of a step that needs only some of those before it every line counts.
void StepLayers::reduce(const QList<Step>& steps)
{
    const std::vector<std::vector<bool>> reach = reachOf(links, steps.size());
    const QList<Link> all = links;
    links.removeIf([&](const Link& link) {
        const auto& join = steps[link.to].join;
        if (link.apart || (join && join->of != JoinOf::All))
            return false;
        return std::any_of(all.begin(), all.end(), [&](const Link& other) {
            return other.to == link.to && !other.apart && other.from != link.from && reach[size_t(link.from)][size_t(other.from)];
        });
    });
}

void StepLayers::findLayers(qsizetype steps)
{
    layerOf = QList<int>(steps, 0);
    for (bool grew = true; grew;) {
        grew = false;
        for (const Link& link : std::as_const(links))
            if (layerOf[link.to] <= layerOf[link.from]) {
                layerOf[link.to] = layerOf[link.from] + 1;
                grew = true;
            }
    }
}

void StepLayers::fillLayers(const QList<Step>& steps, const StepGraphSizes& sizes)
{
    const int count = steps.isEmpty() ? 0 : *std::max_element(layerOf.begin(), layerOf.end()) + 1;
    layers = QList<Layer>(count);
    const qreal half = sizes.box.width() / 2;
    for (int i = 0; i < int(steps.size()); ++i)
        layers[layerOf[i]].append({i, true, false, half, half + (steps[i].loop ? sizes.mark : 0), 0});
    for (const Link& link : std::as_const(links))
        for (int layer = layerOf[link.from] + 1; layer < layerOf[link.to]; ++layer)
            if (placeOf(layer, link.from, false, link.apart) < 0)
                layers[layer].append({link.from, false, link.apart, sizes.line, sizes.line, 0});
}

int StepLayers::placeOf(int layer, int node, bool isStep, bool apart) const
{
    for (int i = 0; i < int(layers[layer].size()); ++i) {
        const Place& place = layers[layer][i];
        if (place.node == node && place.isStep == isStep && (isStep || place.apart == apart))
            return i;
    }
    return -1;
}

QList<std::pair<int, int>> StepLayers::pairsBelow(int layer) const
{
    QList<std::pair<int, int>> pairs;
    for (const Link& link : links) {
        const int from = layerOf[link.from];
        const int to = layerOf[link.to];
        if (layer < from || layer >= to)
            continue;
        const std::pair<int, int> pair(placeOf(layer, link.from, layer == from, link.apart),
                                       placeOf(layer + 1, layer + 1 == to ? link.to : link.from, layer + 1 == to, link.apart));
        if (!pairs.contains(pair))
            pairs.append(pair);
    }
    return pairs;
}

/// By the mean place of their neighbours in the layer above (`neighbours` -1) or below (1). Without any it stays.
void StepLayers::sortBy(int layer, int neighbours)
{
    const bool below = neighbours > 0;
    const QList<std::pair<int, int>> pairs = pairsBelow(below ? layer : layer - 1);
    QList<std::tuple<qreal, int, Place>> keyed; // the place of today decides between equals
    for (int i = 0; i < int(layers[layer].size()); ++i) {
        qreal sum = 0;
        int count = 0;
        for (const auto& [upper, lower] : pairs)
            if ((below ? upper : lower) == i) {
                sum += below ? lower : upper;
                ++count;
            }
        keyed.append({count > 0 ? sum / count : i, i, layers[layer][i]});
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    for (int i = 0; i < int(keyed.size()); ++i)
        layers[layer][i] = std::get<2>(keyed[i]);
}

qint64 StepLayers::crossings() const
{
    qint64 count = 0;
    for (int layer = 0; layer + 1 < int(layers.size()); ++layer) {
        const QList<std::pair<int, int>> pairs = pairsBelow(layer);
        for (qsizetype i = 0; i < pairs.size(); ++i)
            for (qsizetype j = i + 1; j < pairs.size(); ++j)
                count += (pairs[i].first - pairs[j].first) * (pairs[i].second - pairs[j].second) < 0 ? 1 : 0;
    }
    return count;
}

void StepLayers::order()
{
    QList<Layer> best = layers;
    qint64 fewest = crossings();
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
        if (sweep % 2 == 0)
            for (int layer = 1; layer < int(layers.size()); ++layer)
                sortBy(layer, -1);
        else
            for (int layer = int(layers.size()) - 2; layer >= 0; --layer)
                sortBy(layer, 1);
        if (const qint64 now = crossings(); now < fewest) {
            fewest = now;
            best = layers;
        }
    }
    layers = best;
}

/// As near to the means of their neighbours as the order and the gaps allow.
void StepLayers::pull(int layer, bool up, bool down, qreal gap)
{
    Layer& row = layers[layer];
    QList<qreal> sums(row.size(), 0);
    QList<qreal> weights(row.size(), 0);
    const auto add = [&](int place, const Place& other) {
        const qreal weight = !row[place].isStep && !other.isStep ? kLineWeight * kLineWeight : !row[place].isStep || !other.isStep ? kLineWeight : 1;
        sums[place] += other.x * weight;
        weights[place] += weight;
    };
    if (up && layer > 0)
        for (const auto& [upper, lower] : pairsBelow(layer - 1))
            add(lower, layers[layer - 1][upper]);
    if (down && layer + 1 < layers.size())
        for (const auto& [upper, lower] : pairsBelow(layer))
            add(upper, layers[layer + 1][lower]);
    QList<qreal> offsets;
    QList<qreal> wanted;
    for (int i = 0; i < int(row.size()); ++i) {
        offsets.append(i == 0 ? 0 : offsets.last() + row[i - 1].right + gap + row[i].left);
        const bool isFree = weights[i] == 0; // nobody draws at it: it stays, and gives way
        wanted.append((isFree ? row[i].x : sums[i] / weights[i]) - offsets[i]);
        weights[i] = isFree ? 0.01 : weights[i];
    }
    const QList<qreal> risen = rising(wanted, weights);
    for (int i = 0; i < int(row.size()); ++i)
        row[i].x = risen[i] + offsets[i];
}

void StepLayers::spread(qreal gap)
{
    for (Layer& row : layers) {
        qreal x = 0;
        for (Place& place : row) {
            place.x = x + place.left;
            x = place.x + place.right + gap;
        }
        for (Place& place : row)
            place.x -= (x - gap) / 2;
    }
    const int last = int(layers.size()) - 1;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (int layer = 1; layer <= last; ++layer)
            pull(layer, true, sweep > 1, gap);
        for (int layer = last - 1; layer >= 0; --layer)
            pull(layer, sweep > 1, true, gap);
        if (sweep > 1)
            align(gap);
    }
    straighten(gap);
}

/// Whether the place may stand there without coming too near to its neighbours.
bool StepLayers::fits(int layer, int place, qreal x, qreal gap) const
{
    const Layer& row = layers[layer];
    return (place == 0 || row[place - 1].x + row[place - 1].right + gap <= x - row[place].left)
        && (place + 1 == row.size() || x + row[place].right + gap <= row[place + 1].x - row[place + 1].left);
}

/// What follows on one alone and is alone in that stands right below it, as far down as that goes: at the middle of where
/// all of them want to be, or, where one of them can't, not at all.
void StepLayers::align(qreal gap)
{
    QList<QHash<int, int>> below(layers.size()); // of each place with one line down: where that leads, if alone
    QList<QSet<int>> hasAbove(layers.size());
    for (int layer = 0; layer + 1 < int(layers.size()); ++layer) {
        QHash<int, int> down;
        QHash<int, int> up;
        const QList<std::pair<int, int>> pairs = pairsBelow(layer);
        for (const auto& [upper, lower] : pairs) {
            ++down[upper];
            ++up[lower];
        }
        for (const auto& [upper, lower] : pairs)
            if (down[upper] == 1 && up[lower] == 1) {
                below[layer].insert(upper, lower);
                hasAbove[layer + 1].insert(lower);
            }
    }
    for (int top = 0; top < int(layers.size()); ++top)
        for (int place = 0; place < int(layers[top].size()); ++place) {
            if (hasAbove[top].contains(place) || !below[top].contains(place))
                continue;
            QList<std::pair<int, int>> chain;
            qreal sum = 0;
            for (int layer = top, at = place; at >= 0; at = below[layer].value(at, -1), ++layer) {
                chain.append({layer, at});
                sum += layers[layer][at].x;
            }
            const qreal x = sum / qreal(chain.size());
            if (std::all_of(chain.begin(), chain.end(), [&](const auto& link) { return fits(link.first, link.second, x, gap); }))
                for (const auto& [layer, at] : std::as_const(chain))
                    layers[layer][at].x = x;
        }
}

/// On whole pixels, so that upright lines are crisp; and a hair's breadth makes no bend.
void StepLayers::straighten(qreal gap)
{
    for (int layer = 0; layer < int(layers.size()); ++layer) {
        Layer& row = layers[layer];
        for (Place& place : row)
            place.x = std::round(place.x);
        if (layer == 0)
            continue;
        for (const auto& [upper, lower] : pairsBelow(layer - 1)) {
            const qreal x = layers[layer - 1][upper].x;
            const bool isFree = (lower == 0 || row[lower - 1].x + row[lower - 1].right + gap / 2 <= x - row[lower].left)
                && (lower + 1 == row.size() || x + row[lower].right + gap / 2 <= row[lower + 1].x - row[lower + 1].left);
            if (qAbs(x - row[lower].x) <= gap / 2 && isFree)
                row[lower].x = x;
        }
    }
}

} // namespace qd::ui
