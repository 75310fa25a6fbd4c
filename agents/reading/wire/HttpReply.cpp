#include "agents/reading/wire/HttpReply.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostHead = 65'536;  // status lines, headers and trailers together
constexpr qsizetype kMostLine = 16'384;
constexpr qsizetype kMostSizeLine = 256;
constexpr int kMostInterim = 8;

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 9110, 5.6.2.
bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView kOthers("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || kOthers.contains(c);
    });
}

/// RFC 9110, 5.5: visible bytes, spaces and tabs.
bool isFieldText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return quint8(c) >= 0x20 ? c != 0x7f : c == '\t'; });
}

} // namespace

QByteArray HttpReply::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : m_headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

bool HttpReply::feed(QByteArrayView bytes)
{
    if (m_at == Broken || m_wasCut || bytes.isEmpty())
        return m_at < Whole;
    m_hasBegun = true;
    if (m_at == Whole)
        return broken("sent more than the answer that it had announced");
    m_pending.append(bytes);
    while (m_at < Whole && step()) {}
    if (m_at == Whole && m_read < m_pending.size() && !m_wasCut)
        return broken("sent more than the answer that it had announced");
    m_pending.remove(0, m_read);
    m_looked -= m_read;
    m_read = 0;
    return m_at < Whole;
}

void HttpReply::end()
{
    if (m_at == UntilClose)
        m_at = Whole; // RFC 9112, 6.3, 8: nobody can tell whether it was all
    else if (m_at < Whole)
        broken(m_hasBegun ? "closed the connection before the answer was whole" : "closed the connection without an answer");
}

/// One piece of what is pending. @returns false when more bytes are needed, or none.
bool HttpReply::step()
{
    QByteArray line;
    switch (m_at) {
    case StatusLine: return takeLine(line, kMostLine) && readStatus(line);
    case HeaderLine: return takeLine(line, kMostLine) && (line.isEmpty() ? beginBody() : readHeader(line));
    case ChunkSize: return takeLine(line, kMostSizeLine) && readChunkSize(line);
    case ChunkEnd:
        if (!takeLine(line, kMostSizeLine))
            return false;
        m_at = ChunkSize;
        return line.isEmpty() || broken("sent a chunk of another length than it announced");
    case Trailer:
        if (!takeLine(line, kMostLine))
            return false;
        if (line.isEmpty())
            m_at = Whole;
        return true;
    case Fixed:
    case ChunkBytes: {
        qint64 taken = 0;
        if (!takeBody(m_left, &taken))
            return false;
        m_left -= taken;
        if (m_left > 0)
            return false;
        m_at = m_at == Fixed ? Whole : ChunkEnd;
        return true;
    }
    case UntilClose: return takeBody(m_pending.size(), nullptr) && false;
    case Whole:
    case Broken: break;
    }
    return false;
}

bool HttpReply::takeLine(QByteArray& line, qsizetype atMost)
{
    const qsizetype end = m_pending.indexOf("\r\n", qMax(m_read, m_looked - 1));
    m_looked = m_pending.size();
    const qsizetype length = (end < 0 ? m_pending.size() : end) - m_read;
    if (length > atMost || m_headBytes + length > kMostHead)
        return broken("answered with more than 64 KiB before the text, or a line of more than 16 KiB");
    if (end < 0)
        return false;
    line = m_pending.mid(m_read, length);
    m_read = end + 2;
    m_looked = m_read;
    if (m_at != ChunkSize && m_at != ChunkEnd)
        m_headBytes += length + 2;
    return true;
}

bool HttpReply::readStatus(const QByteArray& line)
{
    const bool isHttp = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
    const QByteArray code = line.mid(9, 3);
    if (!isHttp || !isDigits(code) || code.size() != 3 || (line.size() > 12 && line[12] != ' ') || !isFieldText(line))
        return broken("answered nothing that is HTTP/1.1");
    m_isOld = line[7] == '0';
    m_status = code.toInt();
    if (m_status < 100 || m_status > 599)
        return broken("answered with a status that there is not");
    m_at = HeaderLine;
    return true;
}

bool HttpReply::readHeader(const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.left(colon)) || !isFieldText(line))
        return broken("answered with a header that is none");
    m_headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    return true;
}

/// What the headers say about the length (RFC 9112, 6.3). -1: it ends with the connection; -2: in chunks.
bool HttpReply::lengthOf(qint64& length)
{
    length = -1;
    QByteArray coding;
    for (const auto& [name, value] : std::as_const(m_headers)) {
        if (name == "transfer-encoding")
            coding += (coding.isEmpty() ? "" : ",") + value.toLower();
        if (name != "content-length")
            continue;
        const qint64 said = isDigits(value) && value.size() <= 15 ? value.toLongLong() : -1;
        if (said < 0 || (length >= 0 && length != said))
            return broken("announced a length that is none");
        length = said;
    }
    if (coding.isEmpty())
        return true;
    if (coding != "chunked" || length >= 0 || m_isOld)
        return broken("announced a length in several ways, or an encoding that was not asked for");
    length = -2;
    return true;
}

bool HttpReply::beginBody()
{
    if (m_status < 200) {
        if (m_status == 101 || ++m_interim > kMostInterim)
            return broken("wants to speak something else than HTTP");
        m_headers.clear();
        m_at = StatusLine;
        return true;
    }
    qint64 length = 0;
    if (!lengthOf(length))
        return false;
    const QByteArray encoding = header("content-encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return broken("answered in an encoding that was not asked for");
    if (m_status == 204 || m_status == 304) {
        m_at = Whole;
        return true;
    }
    if (length > m_mostBytes && !m_cuts)
        return broken("has more bytes than are read");
    m_left = length;
    m_at = length == -2 ? ChunkSize : length < 0 ? UntilClose : length == 0 ? Whole : Fixed;
    return true;
}

bool HttpReply::readChunkSize(const QByteArray& line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArray size = (semicolon < 0 ? line : line.left(semicolon)).trimmed();
    bool isHex = !size.isEmpty() && size.size() <= 8 && size[0] != '+' && size[0] != '-' && !size.startsWith("0x");
    m_left = isHex ? size.toLongLong(&isHex, 16) : -1;
    if (!isHex || !isFieldText(line))
        return broken("announced a chunk without a length");
    m_at = m_left == 0 ? Trailer : ChunkBytes;
    return true;
}

/// Moves what is pending to the body, at most `atMost` bytes. @returns false when nothing is pending or it got too long.
bool HttpReply::takeBody(qint64 atMost, qint64* taken)
{
    const qint64 count = qMin(atMost, qint64(m_pending.size() - m_read));
    if (count <= 0)
        return false;
    const qint64 kept = qMin(count, m_mostBytes - m_body.size());
    m_body.append(m_pending.constData() + m_read, kept);
    m_read += qsizetype(count);
    m_looked = m_read;
    if (taken)
        *taken = count;
    if (kept == count)
        return true;
    if (!m_cuts)
        return broken("has more bytes than are read");
    m_wasCut = true;
    m_at = Whole;
    return false;
}

bool HttpReply::broken(const char* what)
{
    m_at = Broken;
    m_fault = QLatin1String(what);
    m_body.clear();
    return false;
}

} // namespace qd::agents
