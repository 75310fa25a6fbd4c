#pragma once

#include <QString>

namespace qd::agents {

/// A small letter that Unicode does not take apart, in those of the Latin alphabet: "ß" is "ss", "ø" is "o". Any other as it is. Pure.
QString spelledOut(QChar c);

} // namespace qd::agents
