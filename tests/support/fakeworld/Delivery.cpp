#include "tests/support/fakeworld/Delivery.h"

#include <QTimer>

#include <sys/socket.h>

namespace fakeworld {

namespace {
constexpr qint64 kAhead = 1024 * 1024; ///< bytes that may wait for the client
}

Delivery::Delivery(QTcpSocket* socket, Plan plan, bool closes, Done done)
    : QObject(socket), m_socket(socket), m_plan(std::move(plan)), m_closes(closes), m_done(std::move(done))
{
    connect(socket, &QTcpSocket::disconnected, this, [this] { tell(false, false); });
}

void Delivery::start()
{
    if (m_plan.delayMs > 0)
        QTimer::singleShot(m_plan.delayMs, this, &Delivery::begin);
    else
        begin();
}

void Delivery::begin()
{
    if (m_plan.isRaw) {
        m_sent += m_socket->write(m_plan.raw);
        return end();
    }
    m_sent += m_socket->write(m_plan.reply.head());
    if (m_plan.everyMs <= 0)
        connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
            if (!m_ending)
                step();
        });
    step();
}

qsizetype Delivery::bodyEnd() const
{
    return m_plan.stopAt < 0 ? m_plan.reply.body.size() : std::min(m_plan.stopAt, m_plan.reply.body.size());
}

void Delivery::step()
{
    while (!m_ending) {
        if (m_at >= bodyEnd() && (m_plan.padAt < m_at || m_padded >= m_plan.pad))
            return end();
        if (m_socket->bytesToWrite() > kAhead)
            return;
        m_sent += m_socket->write(framed(nextPiece()));
        if (m_plan.everyMs > 0) {
            QTimer::singleShot(m_plan.everyMs, this, &Delivery::step);
            return;
        }
    }
}

QByteArray Delivery::nextPiece()
{
    if (m_at == m_plan.padAt && m_padded < m_plan.pad) {
        const qint64 size = std::min(m_plan.pad - m_padded, kAhead);
        m_padded += size;
        return QByteArray(qsizetype(size), 'a');
    }
    qsizetype to = bodyEnd();
    const QList<qsizetype>& ends = m_plan.reply.ends;
    while (m_chunk < ends.size() && ends[m_chunk] <= m_at)
        ++m_chunk;
    if (m_plan.piece > 0)
        to = std::min(to, m_at + m_plan.piece);
    else if (m_chunk < ends.size())
        to = std::min(to, ends[m_chunk]);
    if (m_plan.padAt > m_at)
        to = std::min(to, m_plan.padAt);
    const QByteArray piece = m_plan.reply.body.mid(m_at, to - m_at);
    m_at = to;
    return piece;
}

QByteArray Delivery::framed(const QByteArray& bytes) const
{
    return m_plan.reply.framing == Reply::Chunked && !bytes.isEmpty() ? QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n" : bytes;
}

void Delivery::end()
{
    m_ending = true;
    const bool whole = !m_plan.isRaw && m_plan.stopAt < 0;
    if (whole && m_plan.reply.framing == Reply::Chunked)
        m_sent += m_socket->write("0\r\n\r\n");
    if (m_plan.end == Plan::Hang) {
        m_socket->flush();
        return; // until the client has enough
    }
    if (m_plan.end == Plan::Keep && !m_closes)
        return tell(whole, true);
    if (m_socket->bytesToWrite() == 0 || m_plan.end != Plan::Reset) {
        tell(whole, false);
        return close();
    }
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this, whole] {
        if (m_socket->bytesToWrite() > 0)
            return;
        tell(whole, false);
        close();
    });
}

void Delivery::close()
{
    if (m_plan.end != Plan::Reset)
        return m_socket->disconnectFromHost();
    const linger at{1, 0}; // the kernel sends RST
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &at, sizeof at);
    m_socket->abort();
}

void Delivery::tell(bool whole, bool stays)
{
    if (!m_done)
        return;
    const Done done = std::exchange(m_done, nullptr);
    done({whole, stays, m_sent});
}

} // namespace fakeworld
