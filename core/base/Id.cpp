#include "core/base/Id.h"

#include <QRandomGenerator>

#include <atomic>

namespace qd {

QString Uuid::toString() const
{
    static constexpr char kHex[] = "0123456789abcdef";
    QString text(36, QLatin1Char('-'));
    int at = 0;
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            ++at;
        const quint64 half = nibble < 16 ? high : low;
        text[at++] = QLatin1Char(kHex[(half >> (60 - 4 * (nibble % 16))) & 0xf]);
    }
    return text;
}

std::optional<Uuid> Uuid::fromString(QStringView text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid uuid;
    int nibble = 0;
    for (int at = 0; at < 36; ++at) {
        const char16_t c = text[at].unicode();
        if (at == 8 || at == 13 || at == 18 || at == 23) {
            if (c != u'-')
                return std::nullopt;
            continue;
        }
        const int digit = c >= u'0' && c <= u'9' ? c - u'0' : c >= u'a' && c <= u'f' ? c - u'a' + 10 : -1;
        if (digit < 0)
            return std::nullopt;
        quint64& half = nibble++ < 16 ? uuid.high : uuid.low;
        half = (half << 4) | quint64(digit);
    }
    return uuid;
}

Uuid Uuid::makeV7(Instant now)
{
    // RFC 9562, 6.2, method 1: the 12 bits after the version count ids of one millisecond; on overflow the
    // time field runs ahead. One atomic holds time and counter together.
    static std::atomic<quint64> last{0};
    quint64 before = last.load();
    quint64 next = 0;
    do {
        next = qMax(quint64(now.ms) << 12, before + 1);
    } while (!last.compare_exchange_weak(before, next));
    Uuid uuid;
    uuid.high = ((next >> 12) << 16) | 0x7000u | (next & 0xfffu);
    uuid.low = (QRandomGenerator::global()->generate64() & 0x3fffffffffffffffull) | 0x8000000000000000ull;
    return uuid;
}

} // namespace qd
