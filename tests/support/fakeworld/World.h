#pragma once

#include "tests/support/fakeworld/CountFile.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace fakeworld {

/// How the world misbehaves on a path.
struct Fault {
    enum Kind {
        None,
        CloseAfterBody, ///< does it, then closes without a word
        HalfStatusLine, ///< does it, sends "HTTP/1.1 2", closes
        CutBody,        ///< does it, announces more bytes than it sends, closes
        FailAfter,      ///< does it, answers 500
        FailBefore,     ///< does nothing, answers 503
        Redirect,       ///< does nothing, answers 307 to `to`
        Delay,          ///< does it, answers after `delayMs`
        Answer,         ///< does it, answers `status` and `body`
    };
    Kind kind = None;
    int times = -1; ///< for how many requests; -1: for all
    int delayMs = 0;
    int status = 200;
    QByteArray to;
    QByteArray body;

    /// From {"fault":"close-after-body","times":1,…}; a word that is not known gives nothing.
    static std::optional<Fault> fromJson(const QJsonObject& json);
    QString word() const;
    bool does() const { return kind != FailBefore && kind != Redirect; }
};

/// An HTTP server on the loopback that takes everything, writes down what came and then answers, well or badly.
/// POST …/embeddings is answered with what texts mean. POST /_world/faults {"path":"/send","fault":…} scripts a path; it is not counted.
class World final : public QObject {
    Q_OBJECT
public:
    explicit World(QObject* parent = nullptr);
    /// Listens on 127.0.0.1; port 0 takes a free one. @returns false when it cannot.
    bool start(const QString& countFile, quint16 port);
    quint16 port() const { return m_server.serverPort(); }

private:
    void accept();
    void answer(QTcpSocket* socket, const HttpRequest& request);
    void script(QTcpSocket* socket, const HttpRequest& request);
    void misbehave(QTcpSocket* socket, const HttpRequest& request, const Fault& fault, const QByteArray& well);
    Fault take(const QByteArray& path);

    QTcpServer m_server;
    CountFile m_count;
    QHash<QByteArray, Fault> m_faults;
};

} // namespace fakeworld
