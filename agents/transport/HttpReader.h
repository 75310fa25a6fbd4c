#pragma once

#include "agents/transport/Transport.h"

namespace qd::agents {

/// Reads one answer from the bytes of a connection, in any cuts (RFC 9112). What is not HTTP, has no clear end or is larger than
/// allowed is a fault, and nothing after it is read: a lenient reader takes a cut for an end. Preliminary answers (1xx) are
/// passed over. Lines may end without a carriage return (2.2); folded headers (5.2) are a fault. Pure.
class HttpReader final {
public:
    /// `hasBody`: false for the answer to a HEAD, which announces one and has none (RFC 9112, 6.3).
    explicit HttpReader(qint64 mostBytes, bool hasBody = true) : m_mostBytes(mostBytes), m_hasBody(hasBody) {}

    /// `body` gets what belongs to the body, while this runs; it must not outlive the bytes.
    void feed(QByteArrayView bytes, const std::function<void(QByteArrayView)>& body);
    /// The other side has closed.
    void end();

    bool isDone() const { return m_state == Done; }
    /// What is wrong with it, to come after the place's name: "answered nothing that is HTTP". Empty: nothing yet.
    const QString& fault() const { return m_fault; }
    /// 0 until the head is whole.
    int status() const { return m_hasHead ? m_status : 0; }
    const HttpHeaders& headers() const { return m_headers; }
    bool endsWithConnection() const { return m_endsWithConnection; }
    /// Whether another request may follow on the connection, and how long the other side says it waits for one (0: it does not say).
    bool leavesConnection() const;
    Duration waitsFor() const;

    static constexpr qint64 kMostHead = 64 * 1024; ///< of all heads together, and of a body's trailers; bytes

private:
    enum State { StatusLine, HeaderLine, ByLength, ByClose, ChunkSize, ChunkData, ChunkEnd, Trailer, Done, Broken };
    void takeBody(QByteArrayView& bytes, const std::function<void(QByteArrayView)>& body);
    void takeLine(QByteArrayView& bytes);
    void readLine(QByteArrayView line);
    void readStatus(QByteArrayView line);
    void readHeader(QByteArrayView line);
    void readChunkSize(QByteArrayView line);
    void endHead();
    void frameBody();
    bool readLength(); ///< false: it says several, or none that is a number
    void expect(qint64 bytes);
    QList<QByteArray> words(QByteArrayView name) const; ///< of all headers of that name, in lower case
    void fail(const QString& what);

    qint64 m_mostBytes;
    bool m_hasBody;
    State m_state = StatusLine;
    QByteArray m_line;    ///< the part of a line that came
    qint64 m_headBytes = 0;
    HttpHeaders m_headers;
    int m_status = 0;
    int m_minorVersion = 1;
    bool m_hasHead = false;
    bool m_endsWithConnection = false;
    bool m_hasSurplus = false;
    bool m_isClear = true; ///< how long the body is
    qint64 m_left = 0;     ///< of the body or the chunk
    qint64 m_length = -1;
    qint64 m_taken = 0;
    QString m_fault;
};

} // namespace qd::agents
