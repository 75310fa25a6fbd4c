#pragma once

#include "core/model/Configuration.h"

/// What one version of a configuration says otherwise than another. Pure.
namespace qd::rules {

/// Words that both texts have, or only one of them.
struct WordsPiece {
    enum Kind { Same, Added, Removed };
    Kind kind = Same;
    QString text; ///< with one space between words
    friend bool operator==(const WordsPiece&, const WordsPiece&) = default;
};
/// The fewest words to take out and put in (longest common subsequence); what was taken out stands first. Texts that are very
/// long and have little in common are given as one removal and one addition.
QList<WordsPiece> wordsBetween(const QString& before, const QString& after);

struct Difference {
    QString field; ///< "role", "tone", "style", "example", "instructions", "model", "fallbacks", "temperature", "thinking", "tools"
    QString before; ///< in words; empty: it says nothing of it
    QString after;
    QList<WordsPiece> words; ///< of a text; empty for everything else
};
/// In the order of the fields; empty: they say the same.
QList<Difference> differences(const Configuration& before, const Configuration& after);
/// The names of the fields that differ: "model, temperature".
QString fieldsOf(const QList<Difference>& differences);

} // namespace qd::rules
