#pragma once

#include <QStringView>

namespace qd {

/// How many words a text has, for messages, pages and the screen alike: what stands between spaces and has a letter or a
/// digit in it. Marks of Markdown that stand alone are none. Pure; O(characters).
qint64 countWords(QStringView text);

} // namespace qd
