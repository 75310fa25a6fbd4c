#pragma once

#include <QString>

namespace qd {

/// What somebody typed as a query of FTS5 (sqlite.org/fts5.html, 3): every word must occur, the last one may be a
/// beginning. Each word stands in quotes, so that nothing in it is taken for syntax. Empty when no word is left.
QString searchWords(const QString& typed);

} // namespace qd
