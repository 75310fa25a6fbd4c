#pragma once

#include <QStringList>

namespace qd::agents {

/// What a line that is to be opened for is made of, in words that hold for others as well: "6 words", "a question", "a figure", "speaks to its reader",
/// "in two parts", "begins with how". English and German. Pure.
QStringList hookTraits(const QString& line);

} // namespace qd::agents
