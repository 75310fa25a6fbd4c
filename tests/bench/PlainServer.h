#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <sys/types.h>

namespace qd::bench {

/// A server in a process of its own that answers every POST with the same bytes at once, without Qt and without HTTP beyond
/// that. Made before the first thread is.
class PlainServer final {
public:
    /// `answer`: status line, headers and body. A request that holds `needle` gets `other` in its place.
    explicit PlainServer(QByteArray answer, QByteArray needle = {}, QByteArray other = {});
    ~PlainServer();
    Q_DISABLE_COPY_MOVE(PlainServer)

    quint16 port() const { return m_port; }

private:
    quint16 m_port = 0;
    pid_t m_process = -1;
};

} // namespace qd::bench
