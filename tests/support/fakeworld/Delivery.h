#pragma once

#include "tests/support/fakeworld/Plan.h"

#include <QTcpSocket>

#include <functional>

namespace fakeworld {

/// One answer on its way out, piece by piece. Ends with its socket at the latest.
class Delivery final : public QObject {
    Q_OBJECT
public:
    /// `whole`: everything that a good answer consists of has left. `stays`: the connection is open for another request.
    struct Outcome {
        bool whole = false;
        bool stays = false;
        qint64 sent = 0; ///< bytes
    };
    using Done = std::function<void(const Outcome&)>;
    /// `done` is called once. `closes`: the client asked for the end of the connection.
    Delivery(QTcpSocket* socket, Plan plan, bool closes, Done done);
    void start();

private:
    void begin();
    void step();
    QByteArray nextPiece();
    QByteArray framed(const QByteArray& bytes) const;
    qsizetype bodyEnd() const;
    void end();
    void close();
    void tell(bool whole, bool stays);

    QTcpSocket* m_socket;
    Plan m_plan;
    bool m_closes;
    Done m_done;
    qsizetype m_at = 0;  ///< of the body
    qsizetype m_chunk = 0;
    qint64 m_padded = 0;
    qint64 m_sent = 0;
    bool m_ending = false;
};

} // namespace fakeworld
