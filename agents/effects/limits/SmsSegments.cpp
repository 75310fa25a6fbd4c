#include "agents/effects/limits/SmsSegments.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// 3GPP TS 23.038, 6.2.1, without the escape; and 6.2.1.1, without the page break.
bool isBasic(QChar c)
{
    static const QString alphabet = QStringLiteral(
        "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9"
        " !\"#\u00a4%&'()*+,-./0123456789:;<=>?\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0");
    return alphabet.contains(c);
}

bool isExtended(QChar c)
{
    static const QString extension = QStringLiteral("\f^{}\\[~]|\u20ac");
    return extension.contains(c);
}

struct Room {
    int alone;
    int joined;
};
constexpr Room kGsm7{160, 153}, kUcs2{70, 67};

} // namespace

SmsSegments smsSegments(const QString& text)
{
    SmsSegments segments;
    segments.isGsm7 = std::all_of(text.begin(), text.end(), [](QChar c) { return isBasic(c) || isExtended(c); });
    const Room room = segments.isGsm7 ? kGsm7 : kUcs2;
    int all = 0, used = 0, count = 1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = !segments.isGsm7 && text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const int size = isPair || (segments.isGsm7 && isExtended(text[i])) ? 2 : 1;
        i += isPair ? 1 : 0;
        all += size;
        if (used + size > room.joined) {
            used = 0;
            ++count;
        }
        used += size;
    }
    const bool isAlone = all <= room.alone;
    segments.count = text.isEmpty() ? 0 : isAlone ? 1 : count;
    segments.left = isAlone ? room.alone - all : room.joined - used;
    return segments;
}

} // namespace qd::agents
