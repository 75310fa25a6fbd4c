#include "agents/llm/rehearsal/text/TokenEstimate.h"

#include <algorithm>

namespace qd::agents::rehearsal {

TokenCount estimateTokens(QStringView text)
{
    qint64 bytes = 0;
    qint64 words = 0;
    bool inWord = false;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : c.isSurrogate() ? 2 : 3;
        const bool wordly = !c.isSpace();
        words += wordly && !inWord;
        inWord = wordly;
    }
    return {std::max((bytes + 3) / 4, words)};
}

} // namespace qd::agents::rehearsal
