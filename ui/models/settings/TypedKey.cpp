#include "ui/models/settings/TypedKey.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace qd::ui {

namespace {

constexpr char32_t kNone = 0x7f; ///< DEL: in no key

bool isContinued(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

} // namespace

/// RFC 3629, 3.
bool TypedKey::put(char32_t code)
{
    const qsizetype bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (m_size + bytes > kMost)
        return false;
    static constexpr std::array<char32_t, 5> kFirst{0, 0, 0xc0, 0xe0, 0xf0};
    m_bytes[size_t(m_size++)] = char(kFirst[size_t(bytes)] | (code >> (6 * (bytes - 1))));
    for (qsizetype left = bytes - 2; left >= 0; --left)
        m_bytes[size_t(m_size++)] = char(0x80U | ((code >> (6 * left)) & 0x3fU));
    return true;
}

bool TypedKey::append(QChar character)
{
    const char16_t code = character.unicode(), high = std::exchange(m_high, character.isHighSurrogate() ? code : u'\0');
    if (high != 0 && character.isLowSurrogate()) {
        --m_size; // what stood for its first half
        return put(QChar::surrogateToUcs4(high, code));
    }
    const bool isNone = code < u' ' || (code >= 0x7f && code < 0xa0) || character.isSurrogate();
    return put(isNone ? kNone : char32_t(code));
}

void TypedKey::chop()
{
    m_high = 0;
    while (m_size > 0) {
        const bool isContinuing = isContinued(m_bytes[size_t(--m_size)]);
        explicit_bzero(&m_bytes[size_t(m_size)], 1);
        if (!isContinuing)
            return;
    }
}

void TypedKey::clear()
{
    explicit_bzero(m_bytes.data(), m_bytes.size()); // glibc: no compiler leaves it out (explicit_bzero(3))
    m_size = 0;
    m_high = 0;
}

qsizetype TypedKey::size() const
{
    return m_size - std::count_if(m_bytes.begin(), m_bytes.begin() + m_size, isContinued);
}

} // namespace qd::ui
