#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

namespace fakeworld {

/// One request as it came over the wire. Header names are lower-case.
struct HttpRequest {
    QByteArray method;
    QByteArray path;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;
    QByteArray head; ///< request line and headers as they came
    int connection = 0; ///< which one it came over, from 1
};

/// Cuts a stream of bytes into requests (RFC 9112; bodies by Content-Length only).
class RequestReader {
public:
    void feed(const QByteArray& bytes) { m_bytes += bytes; }
    /// The next whole request, if it is there.
    std::optional<HttpRequest> next();
    /// What came and is no whole request yet.
    const QByteArray& rest() const { return m_bytes; }
    /// What came cannot be a request; nothing more is read.
    bool isBroken() const { return m_broken; }

private:
    bool readHead(const QByteArray& head, HttpRequest& request);

    QByteArray m_bytes;
    bool m_broken = false;
};

} // namespace fakeworld
