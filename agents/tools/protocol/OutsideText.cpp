#include "agents/tools/protocol/OutsideText.h"

#include <QStringList>

namespace qd::agents {

namespace {

/// Nothing that anybody sees, or something that makes the rest look otherwise than it is.
bool isUnseen(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // joiners, marks of direction, tags
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return true;
    default: break;
    }
    const bool isSelector = (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef); // bytes can be hidden in them
    return isSelector || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;          // Hangul fillers
}

} // namespace

QString cleaned(const QString& text, qsizetype most)
{
    QString out;
    qsizetype count = 0;
    for (const char32_t c : text.toUcs4()) {
        if (count == most) {
            out += QStringLiteral("… (cut)");
            break;
        }
        if (c == U'\n' || c == U'\t')
            out += QChar(char16_t(c));
        else if (c == 0x2028 || c == 0x2029 || c == 0x85)
            out += u'\n';
        else if (isUnseen(c))
            continue;
        else
            out += QStringView(QChar::fromUcs4(c));
        ++count;
    }
    return out.trimmed();
}

QString cleanedLine(const QString& text, qsizetype most)
{
    return cleaned(text.left(8 * most).simplified(), most);
}

bool cutTo(QString& text, qsizetype most)
{
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size();
        bytes += text[i].unicode() < 0x80 ? 1 : text[i].unicode() < 0x800 ? 2 : isPair ? 4 : 3;
        if (bytes > most) {
            text.truncate(i);
            return true;
        }
        i += isPair ? 1 : 0;
    }
    return false;
}

} // namespace qd::agents
