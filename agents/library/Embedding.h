#pragma once

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// The name of how meaning becomes numbers here; it goes with every vector, and only vectors of one name are compared.
QString embedderName();
constexpr qsizetype kDimensions = 512;

/// What a text means, as far as its words and parts of words tell: each word and each 3, 4 and 5 letters in a row is a
/// feature; features fall into 512 places by a hash that also gives their sign, so that those which meet cancel out on
/// average (K. Weinberger et al., Feature Hashing for Large Scale Multitask Learning, ICML 2009). Needs no model and no
/// network, and gives the same for the same text. One byte a dimension, from -127 to 127; all 0 for a text without words.
/// O(text). @thread any.
QByteArray embedded(const QString& text);

} // namespace qd::agents
