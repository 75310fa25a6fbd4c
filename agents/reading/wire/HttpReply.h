#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace qd::agents {

/// Reads the one answer to a GET (RFC 9112), strictly: lines end in CR LF, names are tokens, no folded lines, one way to say the
/// length. Interim answers (1xx) are passed over. Linear in the bytes, whatever their cuts. A value; no sockets.
class HttpReply {
public:
    /// `mostBytes` of the body; a longer one is a fault, or with `cuts` ends there as if whole.
    explicit HttpReply(qint64 mostBytes, bool cuts = false) : m_mostBytes(mostBytes), m_cuts(cuts) {}

    /// Takes the next bytes. @returns whether more are wanted.
    bool feed(QByteArrayView bytes);
    /// The connection has ended.
    void end();

    bool isWhole() const { return m_at == Whole; }
    bool wasCut() const { return m_wasCut; }
    bool hasBegun() const { return m_hasBegun; } ///< a byte has come
    const QString& fault() const { return m_fault; } ///< what is wrong with it, to stand after who answered; empty: nothing yet

    int status() const { return m_status; }
    const QList<std::pair<QByteArray, QByteArray>>& headers() const { return m_headers; } ///< names in lower case, in order
    QByteArray header(QByteArrayView lowerCaseName) const; ///< the first of that name; empty: none
    const QByteArray& body() const { return m_body; }

private:
    enum At { StatusLine, HeaderLine, Fixed, ChunkSize, ChunkBytes, ChunkEnd, Trailer, UntilClose, Whole, Broken };

    bool step();
    bool takeLine(QByteArray& line, qsizetype atMost);
    bool readStatus(const QByteArray& line);
    bool readHeader(const QByteArray& line);
    bool readChunkSize(const QByteArray& line);
    bool beginBody();
    bool lengthOf(qint64& length);
    bool takeBody(qint64 atMost, qint64* taken);
    bool broken(const char* what);

    qint64 m_mostBytes;
    bool m_cuts;
    bool m_wasCut = false;
    bool m_hasBegun = false;
    At m_at = StatusLine;
    QByteArray m_pending;
    qsizetype m_read = 0;    ///< of m_pending
    qsizetype m_looked = 0;  ///< of m_pending, for the end of a line
    qsizetype m_headBytes = 0;
    int m_interim = 0;
    qint64 m_left = 0;       ///< of a body or chunk of known length
    int m_status = 0;
    bool m_isOld = false;    ///< HTTP/1.0
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    QByteArray m_body;
    QString m_fault;
};

} // namespace qd::agents
