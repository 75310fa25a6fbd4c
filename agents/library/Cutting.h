#pragma once

#include "core/model/Memory.h"

namespace qd::agents {

/// Cuts a text into pieces that are found by themselves: about 200 to 400 words, at borders of paragraphs; a longer
/// paragraph at the end of a line or a sentence. Each piece knows the Markdown heading that it stands under. No word is in
/// two pieces or in none. O(text). Pure.
QList<Piece> cut(const QString& text);

} // namespace qd::agents
