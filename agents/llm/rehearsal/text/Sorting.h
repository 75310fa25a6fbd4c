#pragma once

#include <QList>

#include <algorithm>

namespace qd::agents::rehearsal {

/// Sorts by a number, the largest first; what is equal keeps its order.
template <class T, class Score>
void sortByScore(QList<T>& list, Score score)
{
    QList<std::pair<double, qsizetype>> order;
    for (qsizetype i = 0; i < list.size(); ++i)
        order.append({-double(score(list[i])), i});
    std::sort(order.begin(), order.end());
    QList<T> sorted;
    for (const auto& place : std::as_const(order))
        sorted.append(list[place.second]);
    list = std::move(sorted);
}

} // namespace qd::agents::rehearsal
