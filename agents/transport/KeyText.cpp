#include "agents/transport/KeyText.h"

#include <cstring>

namespace qd::agents {

namespace {

constexpr QByteArrayView kForm = "application/x-www-form-urlencoded";

bool isOf(QByteArrayView contentType, QByteArrayView type)
{
    const qsizetype end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.first(end)).trimmed().compare(type, Qt::CaseInsensitive) == 0;
}

char base64Digit(unsigned six)
{
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[six & 63U];
}

/// Three bytes at a time, whoever they belong to.
class Base64 {
public:
    explicit Base64(QByteArray& to) : m_to(to) {}
    void take(char byte)
    {
        m_bits = (m_bits << 8U) | quint8(byte);
        if (++m_count == 3)
            write();
    }
    void end()
    {
        const int missing = (3 - m_count) % 3;
        for (int i = 0; i < missing; ++i)
            take('\0');
        for (int i = 0; i < missing; ++i)
            m_to[m_to.size() - 1 - i] = '=';
    }

private:
    void write()
    {
        for (const unsigned shift : {18U, 12U, 6U, 0U})
            m_to.append(base64Digit(m_bits >> shift));
        m_bits = 0;
        m_count = 0;
    }
    QByteArray& m_to;
    quint32 m_bits = 0;
    int m_count = 0;
};

bool standsInForm(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c != '\0' && std::strchr("*-._", c));
}

/// Hands each byte of it to `put`. A key has no control characters.
template <class Put> void escape(QByteArrayView key, bool isForm, const Put& put)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    for (const char c : key) {
        if (isForm && !standsInForm(c)) {
            put('%');
            put(kHex[quint8(c) >> 4U]);
            put(kHex[quint8(c) & 15U]);
            continue;
        }
        if (!isForm && (c == '"' || c == '\\'))
            put('\\');
        put(c);
    }
}

} // namespace

void appendBase64(QByteArray& to, std::initializer_list<QByteArrayView> parts)
{
    Base64 out(to);
    for (const QByteArrayView part : parts)
        for (const char byte : part)
            out.take(byte);
    out.end();
}

bool isEscapable(QByteArrayView contentType)
{
    return isOf(contentType, kForm) || isOf(contentType, "application/json");
}

void appendEscaped(QByteArray& to, QByteArrayView key, QByteArrayView contentType)
{
    escape(key, isOf(contentType, kForm), [&to](char c) { to.append(c); });
}

qsizetype escapedSize(QByteArrayView key, QByteArrayView contentType)
{
    qsizetype size = 0;
    escape(key, isOf(contentType, kForm), [&size](char) { ++size; });
    return size;
}

} // namespace qd::agents
