#pragma once

#include <QByteArray>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace qd::test {

/// How an answer that was kept goes over the wire.
struct Playing {
    enum End { Closes, Resets, StaysOpen };
    QByteArray bytes;
    qsizetype upTo = -1;  ///< so many of them; -1: all
    qsizetype piece = 0;  ///< at a time; 0: all at once
    int everyMs = 0;      ///< from piece to piece
    End end = Closes;
};

/// Plays a kept answer to whoever asks below "/NAME/", counts who asks, and what it says from the second time on is well.
class FaultServer final : public QObject {
public:
    FaultServer();
    quint16 port() const { return m_server.serverPort(); }
    /// `well`: what is answered to the second request and those after it.
    void play(const QByteArray& name, Playing first, QByteArray well);
    int requests(const QByteArray& name) const { return m_plays.value(name).requests; }
    /// Nobody asks for it any more.
    void forget(const QByteArray& name) { m_plays.remove(name); }

private:
    struct Play {
        Playing first;
        QByteArray well;
        int requests = 0;
    };
    void hear(QTcpSocket* socket, QByteArray& bytes);
    static void say(QTcpSocket* socket, const Playing& playing, qsizetype from);
    static void end(QTcpSocket* socket, Playing::End how);

    QTcpServer m_server;
    QHash<QByteArray, Play> m_plays;
};

} // namespace qd::test
