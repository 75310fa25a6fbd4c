#pragma once

#include <QString>

namespace qd {

/// How much of the words differs, from 0 to 1: the fewest words to replace, add or take out (V. Levenshtein, 1966) as a part
/// of the longer text. Beyond 4,000 words the ends that are not alike are compared by what words they have.
double editRatio(const QString& before, const QString& after);

} // namespace qd
