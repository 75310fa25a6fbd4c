#include "agents/skills/text/WordDiff.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <vector>

namespace qd::agents {

namespace {

using Ids = std::vector<int>;

/// The least number of insertions and deletions from a to b; nothing when that takes more than `effort` steps.
std::optional<qsizetype> shortestScript(const Ids& a, const Ids& b, qsizetype effort)
{
    const qsizetype n = qsizetype(a.size()), m = qsizetype(b.size());
    std::vector<qsizetype> furthest(size_t(2 * (n + m) + 3), 0);
    const auto at = [&](qsizetype k) -> qsizetype& { return furthest[size_t(k + n + m + 1)]; };
    for (qsizetype d = 0; d <= n + m; ++d) {
        // Diagonals beyond the edges of the table cannot lead to its corner.
        const qsizetype low = -(d - 2 * std::max<qsizetype>(0, d - m));
        const qsizetype high = d - 2 * std::max<qsizetype>(0, d - n);
        for (qsizetype k = low; k <= high; k += 2) {
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            qsizetype x = down ? at(k + 1) : at(k - 1) + 1;
            while (x < n && x - k < m && x - k >= 0 && a[size_t(x)] == b[size_t(x - k)])
                ++x;
            at(k) = x;
            if (k == n - m && x >= n)
                return d;
        }
        effort -= high - low + 2;
        if (effort < 0)
            return std::nullopt;
    }
    return n + m;
}

struct Anchor {
    qsizetype a = 0;
    qsizetype b = 0;
};

/// Pairs of words that stand exactly once in each, in the order of a.
std::vector<Anchor> uniquePairs(const Ids& a, const Ids& b, int kinds)
{
    constexpr qsizetype kNone = -1, kMany = -2;
    std::vector<qsizetype> inA(size_t(kinds), kNone), inB(size_t(kinds), kNone);
    const auto place = [](std::vector<qsizetype>& places, const Ids& ids) {
        for (size_t i = 0; i < ids.size(); ++i)
            places[size_t(ids[i])] = places[size_t(ids[i])] == kNone ? qsizetype(i) : kMany;
    };
    place(inA, a);
    place(inB, b);
    std::vector<Anchor> pairs;
    for (size_t i = 0; i < a.size(); ++i)
        if (inA[size_t(a[i])] == qsizetype(i) && inB[size_t(a[i])] >= 0)
            pairs.push_back({qsizetype(i), inB[size_t(a[i])]});
    return pairs;
}

/// The longest run of pairs whose places rise in b too (patience sorting).
std::vector<Anchor> risingPairs(const std::vector<Anchor>& pairs)
{
    std::vector<size_t> tops;
    std::vector<qsizetype> before(pairs.size(), -1);
    for (size_t i = 0; i < pairs.size(); ++i) {
        const auto pile = std::lower_bound(tops.begin(), tops.end(), pairs[i].b,
                                           [&](size_t top, qsizetype place) { return pairs[top].b < place; });
        if (pile != tops.begin())
            before[i] = qsizetype(*(pile - 1));
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    std::vector<Anchor> rising;
    for (qsizetype i = tops.empty() ? -1 : qsizetype(tops.back()); i >= 0; i = before[size_t(i)])
        rising.push_back(pairs[size_t(i)]);
    std::reverse(rising.begin(), rising.end());
    return rising;
}

/// Same words between two anchors, from both ends inwards.
qsizetype adjoining(const Ids& a, const Ids& b, Anchor from, Anchor to)
{
    qsizetype same = 0;
    while (from.a < to.a && from.b < to.b && a[size_t(from.a)] == b[size_t(from.b)])
        ++from.a, ++from.b, ++same;
    while (from.a < to.a && from.b < to.b && a[size_t(to.a - 1)] == b[size_t(to.b - 1)])
        --to.a, --to.b, ++same;
    return same;
}

qsizetype commonAtLeast(const Ids& a, const Ids& b, int kinds)
{
    Anchor from;
    qsizetype kept = 0;
    for (const Anchor& anchor : risingPairs(uniquePairs(a, b, kinds))) {
        kept += adjoining(a, b, from, anchor) + 1;
        from = {anchor.a + 1, anchor.b + 1};
    }
    return kept + adjoining(a, b, from, {qsizetype(a.size()), qsizetype(b.size())});
}

} // namespace

double WordDiff::percent() const
{
    const qsizetype all = before + after;
    return all == 0 ? 0 : 100.0 * (1.0 - 2.0 * double(kept) / double(all));
}

WordDiff WordDiff::between(const QStringList& before, const QStringList& after, qsizetype effort)
{
    QHash<QString, int> known;
    const auto idsOf = [&known](const QStringList& words) {
        Ids ids;
        ids.reserve(size_t(words.size()));
        for (const QString& word : words) {
            const auto it = known.constFind(word);
            ids.push_back(it != known.constEnd() ? *it : *known.insert(word, int(known.size())));
        }
        return ids;
    };
    const Ids a = idsOf(before), b = idsOf(after);
    WordDiff diff{before.size(), after.size(), 0, true};
    if (const auto script = shortestScript(a, b, effort)) {
        diff.kept = (diff.before + diff.after - *script) / 2;
    } else {
        diff.kept = commonAtLeast(a, b, int(known.size()));
        diff.exact = false;
    }
    return diff;
}

} // namespace qd::agents
