#include "agents/inbound/hooks/HookRequest.h"

#include <algorithm>
#include <cstring>

namespace qd::agents {

namespace {

constexpr int kBad = 400, kNoLength = 411, kTooLarge = 413, kExpects = 417, kLongHead = 431, kNoVersion = 505;

/// RFC 9110, 5.6.2.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

bool isVisible(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '\t' || (quint8(c) >= 0x20 && c != 0x7f); });
}

bool isNumber(const QByteArray& text)
{
    return !text.isEmpty() && text.size() <= 9 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

QByteArray HookRequest::header(QByteArrayView lowerCaseName) const
{
    QByteArray found;
    int count = 0;
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName) {
            found = value;
            ++count;
        }
    return count == 1 ? found : QByteArray();
}

HookForms formOf(QByteArrayView body)
{
    HookForms form;
    const auto plain = [](QByteArray text) { return QByteArray::fromPercentEncoding(text.replace('+', ' ')); };
    for (const QByteArray& pair : body.toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            form.append({plain(equals < 0 ? pair : pair.left(equals)), equals < 0 ? QByteArray() : plain(pair.mid(equals + 1))});
    }
    return form;
}

void HookReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && m_state != Done && m_state != Broken) {
        if (m_state == Body) {
            const qsizetype more = std::min(bytes.size(), m_length - m_request.body.size());
            m_request.body.append(bytes.first(more));
            bytes = bytes.sliced(more);
            m_state = m_request.body.size() == m_length ? Done : Body;
            continue;
        }
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end + 1);
        m_headBytes += part.size();
        if (m_headBytes > kMostHead)
            return fail(kLongHead);
        m_line.append(part);
        bytes = bytes.sliced(part.size());
        if (end < 0)
            return;
        if (!m_line.endsWith("\r\n"))
            return fail(kBad);
        takeLine(std::exchange(m_line, {}).chopped(2));
    }
}

void HookReader::fail(int status)
{
    m_state = Broken;
    m_fault = status;
    m_request = {};
}

void HookReader::takeLine(const QByteArray& line)
{
    const int wrong = m_state == First ? readFirst(line) : line.isEmpty() ? endHead() : readHeader(line);
    if (wrong != 0)
        fail(wrong);
}

/// RFC 9112, 3; the target is a path (3.2.1).
int HookReader::readFirst(const QByteArray& line)
{
    const QByteArrayList words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || !words[1].startsWith('/') || !isVisible(words[1]) || words[1].contains('#'))
        return kBad;
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return words[2].startsWith("HTTP/") ? kNoVersion : kBad;
    const qsizetype query = words[1].indexOf('?');
    m_request.method = words[0];
    m_request.path = query < 0 ? words[1] : words[1].left(query);
    m_request.query = query < 0 ? QByteArray() : words[1].mid(query + 1);
    m_state = Header;
    return 0;
}

int HookReader::readHeader(const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || !isToken(QByteArrayView(line).first(colon)) || !isValue(QByteArrayView(line).sliced(colon + 1)))
        return kBad; // also one that is folded, or has a blank before its colon (RFC 9112, 5.1, 5.2)
    if (m_request.headers.size() >= kMostHeaders)
        return kLongHead;
    m_request.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    return 0;
}

int HookReader::endHead()
{
    int lengths = 0, hosts = 0;
    for (const auto& [name, value] : std::as_const(m_request.headers)) {
        if (name == "transfer-encoding")
            return kNoLength;
        if (name == "expect")
            return kExpects;
        hosts += name == "host" ? 1 : 0;
        if (name != "content-length")
            continue;
        if (++lengths > 1 || !isNumber(value))
            return value.size() > 9 && lengths == 1 ? kTooLarge : kBad;
        m_length = value.toLongLong();
    }
    if (hosts > 1)
        return kBad;
    if (m_length > kMostBody)
        return kTooLarge;
    if (lengths == 0 && m_request.method == "POST")
        return kNoLength;
    m_state = m_length == 0 ? Done : Body;
    return 0;
}

} // namespace qd::agents
