#include "tests/support/fakeworld/HttpRequest.h"

namespace fakeworld {

namespace {
constexpr qsizetype kHeadBytes = 64 * 1024;
constexpr qlonglong kBodyBytes = 64 * 1024 * 1024;
} // namespace

std::optional<HttpRequest> RequestReader::next()
{
    const qsizetype end = m_bytes.indexOf("\r\n\r\n");
    m_broken = m_broken || (end < 0 ? m_bytes.size() : end) > kHeadBytes || m_bytes.startsWith('\x16'); // the latter begins a handshake (RFC 8446, 5.1)
    HttpRequest request;
    if (m_broken || end < 0 || !readHead(m_bytes.left(end), request))
        return std::nullopt;
    bool number = true;
    const QByteArray length = request.headers.value("content-length", "0");
    const qlonglong bytes = length.toLongLong(&number);
    m_broken = !number || bytes < 0 || bytes > kBodyBytes || request.headers.contains("transfer-encoding");
    if (m_broken || m_bytes.size() < end + 4 + bytes)
        return std::nullopt;
    request.head = m_bytes.left(end);
    request.body = m_bytes.mid(end + 4, bytes);
    m_bytes.remove(0, end + 4 + bytes);
    return request;
}

bool RequestReader::readHead(const QByteArray& head, HttpRequest& request)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    m_broken = first.size() != 3 || !first[2].startsWith("HTTP/1.");
    if (m_broken)
        return false;
    request.method = first[0];
    request.path = first[1];
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return true;
}

} // namespace fakeworld
