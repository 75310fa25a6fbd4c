#pragma once

#include "core/model/money/Spend.h"

#include <QStringView>

namespace qd::agents::rehearsal {

/// How many tokens `text` is taken for: a quarter of its UTF-8 bytes, rounded up, but at least one per word. Real
/// tokenizers differ from each other by a third; this lies between them for English and above them for short words.
TokenCount estimateTokens(QStringView text);

} // namespace qd::agents::rehearsal
