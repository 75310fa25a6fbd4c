#include "agents/transport/HttpReader.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace qd::agents {

namespace {

constexpr qsizetype kMostHeaders = 300;
constexpr qsizetype kMostChunkLine = 1'024;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isToken(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

/// -1: it is no number, or none that anything has so many bytes of.
qint64 numberIn(QByteArrayView digits, int base)
{
    qint64 number = 0;
    for (const char c : digits) {
        const int digit = isDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
        if (digit >= base || number > std::numeric_limits<qint64>::max() / 32)
            return -1;
        number = number * base + digit;
    }
    return digits.isEmpty() ? -1 : number;
}

} // namespace

void HttpReader::feed(QByteArrayView bytes, const std::function<void(QByteArrayView)>& body)
{
    while (!bytes.isEmpty() && m_state != Broken) {
        if (m_state == Done) {
            m_hasSurplus = true;
            return;
        }
        if (m_state == ByLength || m_state == ByClose || m_state == ChunkData)
            takeBody(bytes, body);
        else
            takeLine(bytes);
    }
}

void HttpReader::takeBody(QByteArrayView& bytes, const std::function<void(QByteArrayView)>& body)
{
    const qsizetype count = m_state == ByClose ? bytes.size() : qsizetype(qMin(m_left, qint64(bytes.size())));
    m_taken += count;
    if (m_taken > m_mostBytes)
        return fail(QStringLiteral("answered with more than %1 bytes").arg(m_mostBytes));
    m_left -= count;
    const QByteArrayView part = bytes.first(count);
    bytes = bytes.sliced(count);
    if (m_left == 0 && m_state != ByClose)
        m_state = m_state == ByLength ? Done : ChunkEnd;
    body(part);
}

/// A line may come in many cuts; one that is whole is read where it lies.
void HttpReader::takeLine(QByteArrayView& bytes)
{
    const qsizetype at = bytes.indexOf('\n');
    const qsizetype count = at < 0 ? bytes.size() : at + 1;
    const bool ofTheFrame = m_state == ChunkSize || m_state == ChunkEnd;
    m_headBytes += ofTheFrame ? 0 : count;
    if (m_headBytes > kMostHead || (ofTheFrame && m_line.size() + count > kMostChunkLine))
        return fail(QStringLiteral("answered with a head that has no end: more than %1 bytes").arg(ofTheFrame ? kMostChunkLine : kMostHead));
    QByteArrayView line = bytes.first(count);
    bytes = bytes.sliced(count);
    if (at < 0 || !m_line.isEmpty())
        m_line.append(line.data(), line.size());
    if (at < 0)
        return;
    const QByteArray whole = std::exchange(m_line, {});
    if (!whole.isEmpty())
        line = whole;
    line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    readLine(line);
}

void HttpReader::readLine(QByteArrayView line)
{
    switch (m_state) {
    case StatusLine: return readStatus(line);
    case HeaderLine: return line.isEmpty() ? endHead() : readHeader(line);
    case ChunkSize: return readChunkSize(line);
    case ChunkEnd:
        if (!line.isEmpty())
            return fail(QStringLiteral("answered with a chunk that is longer than it says"));
        m_state = ChunkSize;
        return;
    case Trailer:
        if (line.isEmpty())
            m_state = Done;
        return;
    default: return;
    }
}

/// "HTTP/1.1 200 OK"; the reason may be missing with its space.
void HttpReader::readStatus(QByteArrayView line)
{
    const bool ok = line.size() >= 12 && line.startsWith("HTTP/1.") && isDigit(line[7]) && line[8] == ' ' && (line.size() == 12 || line[12] == ' ');
    const qint64 status = ok ? numberIn(line.sliced(9, 3), 10) : -1;
    if (status < 100)
        return fail(QStringLiteral("answered nothing that is HTTP"));
    m_minorVersion = line[7] - '0';
    m_status = int(status);
    m_state = HeaderLine;
}

void HttpReader::readHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? QByteArrayView() : line.first(colon);
    const QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1).trimmed();
    const bool clean = std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\0'; });
    if (!isToken(name) || !clean || m_headers.size() >= kMostHeaders)
        return fail(QStringLiteral("answered with a head that is not HTTP's"));
    m_headers.emplaceBack(name.toByteArray().toLower(), value.toByteArray());
}

void HttpReader::endHead()
{
    if (m_status == 101)
        return fail(QStringLiteral("wants to speak another protocol, and was not asked to"));
    if (m_status < 200) {
        m_headers.clear();
        m_state = StatusLine;
        return;
    }
    m_hasHead = true;
    frameBody();
}

QList<QByteArray> HttpReader::words(QByteArrayView name) const
{
    QList<QByteArray> all;
    for (const auto& [header, value] : m_headers)
        if (header == name)
            for (const QByteArray& word : value.toLower().split(','))
                all.append(word.trimmed());
    return all;
}

/// RFC 9112, 6.3.
void HttpReader::frameBody()
{
    if (!m_hasBody) {
        m_state = Done;
        return;
    }
    const QList<QByteArray> encodings = words("content-encoding") + words("transfer-encoding");
    for (const QByteArray& encoding : encodings)
        if (encoding != "identity" && encoding != "chunked" && !encoding.isEmpty())
            return fail(QStringLiteral("answered in an encoding that was not asked for"));
    if (!readLength())
        return fail(QStringLiteral("answered without saying clearly how long its answer is"));
    if (m_status == 204 || m_status == 304) {
        m_state = Done;
        return;
    }
    const QList<QByteArray> transfer = words("transfer-encoding");
    if (!transfer.isEmpty()) {
        if (transfer != QList<QByteArray>{"chunked"})
            return fail(QStringLiteral("answered in an encoding that was not asked for"));
        m_isClear = m_length < 0 && m_minorVersion > 0; // 6.1: else somebody on the way may see another end
        m_state = ChunkSize;
        return;
    }
    if (m_length >= 0)
        return expect(m_length);
    m_endsWithConnection = true;
    m_state = ByClose;
}

bool HttpReader::readLength()
{
    for (const QByteArray& word : words("content-length")) {
        const qint64 length = numberIn(word, 10);
        if (length < 0 || (m_length >= 0 && length != m_length))
            return false;
        m_length = length;
    }
    return true;
}

void HttpReader::expect(qint64 bytes)
{
    if (bytes > m_mostBytes)
        return fail(QStringLiteral("answered with more than %1 bytes").arg(m_mostBytes));
    m_left = bytes;
    m_state = bytes == 0 ? Done : ByLength;
}

/// What stands behind a semicolon is for others (7.1.1).
void HttpReader::readChunkSize(QByteArrayView line)
{
    const qsizetype at = line.indexOf(';');
    m_left = numberIn((at < 0 ? line : line.first(at)).trimmed(), 16);
    if (m_left < 0)
        return fail(QStringLiteral("answered with a chunk that does not say how long it is"));
    m_state = m_left == 0 ? Trailer : ChunkData;
}

void HttpReader::end()
{
    if (m_state == Done || m_state == Broken)
        return;
    if (m_state == ByClose) {
        m_state = Done;
        return;
    }
    fail(m_hasHead ? QStringLiteral("closed the connection before the answer was whole") : QStringLiteral("closed the connection before it answered"));
}

bool HttpReader::leavesConnection() const
{
    return isDone() && m_isClear && !m_hasSurplus && !m_endsWithConnection && m_minorVersion > 0 && !words("connection").contains("close");
}

/// "Keep-Alive: timeout=5, max=100", in seconds (RFC 2068, 19.7.1.1).
Duration HttpReader::waitsFor() const
{
    for (const QByteArray& word : words("keep-alive"))
        if (word.startsWith("timeout="))
            return Duration(1'000 * qBound(qint64(0), numberIn(QByteArrayView(word).sliced(8), 10), qint64(3'600)));
    return Duration(0);
}

void HttpReader::fail(const QString& what)
{
    m_fault = what;
    m_state = Broken;
}

} // namespace qd::agents
