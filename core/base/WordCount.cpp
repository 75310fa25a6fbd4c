#include "core/base/WordCount.h"

namespace qd {

qint64 countWords(QStringView text)
{
    qint64 words = 0;
    bool counted = false;
    for (const QChar c : text) {
        if (c.isSpace())
            counted = false;
        else if (!counted && c.isLetterOrNumber()) {
            counted = true;
            ++words;
        }
    }
    return words;
}

} // namespace qd
