#pragma once

#include <QString>

namespace qd::house {

/// C++ text as the house rules read it: `code` has the same length and the same lines as the original, but comments
/// and the insides of strings and characters are blanks. Lines that include something keep their target.
QString codeOf(const QString& text);

/// The 1-based line that holds place `at` of `text`.
int lineOf(const QString& text, qsizetype at);

} // namespace qd::house
