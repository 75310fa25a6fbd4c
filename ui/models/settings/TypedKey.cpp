#include "ui/models/settings/TypedKey.h"

#include <cstring>

namespace qd::ui {

namespace {
constexpr char kNone = 0x7f; ///< DEL: in no key
}

bool TypedKey::append(QChar character)
{
    if (m_size == kMost)
        return false;
    const char16_t code = character.unicode();
    m_bytes[size_t(m_size++)] = code >= ' ' && code < 0x7f ? char(code) : kNone;
    return true;
}

void TypedKey::chop()
{
    if (m_size > 0)
        explicit_bzero(&m_bytes[size_t(--m_size)], 1);
}

void TypedKey::clear()
{
    explicit_bzero(m_bytes.data(), m_bytes.size()); // glibc: no compiler leaves it out (explicit_bzero(3))
    m_size = 0;
}

} // namespace qd::ui
