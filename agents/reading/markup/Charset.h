#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace qd::agents {

/// The text of `bytes`, in the encoding that a byte-order mark, `said` (by the header of the answer), or with `isHtml` a <meta> in
/// the first 1,024 bytes names, in this order (WHATWG HTML, 13.2.3.2); without any, UTF-8 where it is that, else windows-1252. Names
/// are those of the WHATWG Encoding Standard for UTF-8, UTF-16 and windows-1252 (which ISO-8859-1 and ASCII are names of).
/// Error::Parse for another one; what breaks an encoding becomes U+FFFD. Null bytes stay. O(bytes).
Result<QString> decoded(const QByteArray& bytes, const QByteArray& said, bool isHtml);

} // namespace qd::agents
