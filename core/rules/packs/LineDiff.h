#pragma once

#include <QList>
#include <QString>

/// What a text says otherwise than another, line by line. Pure.
namespace qd::rules {

struct DiffLine {
    enum Kind { Same, Added, Removed };
    Kind kind = Same;
    QString text; ///< without its line end
    friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

/// The fewest lines to take out and put in (longest common subsequence); what was taken out stands first. Of texts with very many
/// lines between their common ends, all of these are given as taken out and put in. O(lines of both, multiplied).
QList<DiffLine> linesBetween(const QString& before, const QString& after);

} // namespace qd::rules
