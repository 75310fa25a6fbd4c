#pragma once

#include <QString>

namespace qd {

/// What somebody typed as a query of FTS5 (sqlite.org/fts5.html, 3): every word must occur, the last one may be a
/// beginning. Each word stands in quotes, so that nothing in it is taken for syntax. Empty when no word is left.
QString searchWords(const QString& typed);
/// The same of a longer text: any of its telling words may occur. The longest 24 are asked for, for they are the rarer ones;
/// words that stand everywhere in English are left out. Empty when no word is left.
QString anyWords(const QString& text);
/// Whether a word (in small letters) stands in nearly every English text, so that it tells nothing apart.
bool isCommonWord(const QString& word);

} // namespace qd
