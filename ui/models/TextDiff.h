#pragma once

#include <QList>
#include <QString>

namespace qd::ui {

/// A stretch of text that both versions have, or only one of them.
struct DiffPiece {
    enum Kind { Same, Added, Removed };
    Kind kind = Same;
    QString text;
    friend bool operator==(const DiffPiece&, const DiffPiece&) = default;
};

/// What changed between two texts, word by word. The Same and Removed pieces together are `before`, the Same and Added
/// ones are `after` (spaces beside a word are those of `after`). Where both changed, what was removed stands first.
/// Lines are compared first, then the words of the lines that differ, each with the algorithm of E. W. Myers, "An
/// O(ND) difference algorithm and its variations" (1986). Texts that share next to nothing are given as one removal
/// and one addition, so that the cost stays bounded. @thread any.
QList<DiffPiece> diffWords(const QString& before, const QString& after);

} // namespace qd::ui
