#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace qd::test {

/// A site on the loopback that answers each path as it was told, byte by byte, and keeps what it was asked.
class PageServer final : public QObject {
    Q_OBJECT
public:
    explicit PageServer(bool encrypts = false);

    quint16 port() const { return m_server->serverPort(); }
    QString origin(const QString& host = QStringLiteral("127.0.0.1")) const;
    QString url(const char* path) const { return origin() + QLatin1String(path); }

    /// What is sent for `path`, as it stands; then the connection ends, unless `stays`.
    void raw(const QByteArray& path, const QByteArray& bytes, bool stays = false) { m_answers.insert(path, {bytes, stays}); }
    /// A page with a length.
    void page(const QByteArray& path, const QByteArray& body, const QByteArray& type = "text/html; charset=utf-8", const char* status = "200 OK",
              const QByteArray& more = {});
    void redirect(const QByteArray& path, const QByteArray& to, const char* status = "302 Found");

    QList<QByteArray> paths() const; ///< in the order in which they were asked for, robots.txt with them
    int asked(const QByteArray& path) const { return int(paths().count(path)); }
    const QList<QByteArray>& requests() const { return m_requests; } ///< whole heads
    int connections() const { return m_connections; }
    int mostAtOnce() const { return m_mostAtOnce; }

private:
    struct Answer {
        QByteArray bytes;
        bool stays = false;
    };
    void meet(QTcpSocket* socket);
    void hear(QTcpSocket* socket);

    const bool m_encrypts;
    QHash<QByteArray, Answer> m_answers;
    QHash<QTcpSocket*, QByteArray> m_heard;
    QList<QByteArray> m_requests;
    int m_connections = 0;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
    std::unique_ptr<QTcpServer> m_server; ///< goes first: its connections still speak when they end
};

} // namespace qd::test
