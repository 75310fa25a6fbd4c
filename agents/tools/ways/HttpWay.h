#pragma once

#include "agents/tools/ways/ServerWay.h"
#include "agents/transport/SseReader.h"
#include "agents/transport/Transport.h"

#include <QObject>

#include <map>

namespace qd::agents {

/// A server that is asked over HTTP: each message is a POST, answered with JSON or with a stream of events (MCP 2025-11-25,
/// Transports, Streamable HTTP). The session's id and the revision go with every request after the first; a stream that breaks
/// before its answer is taken up again where the server says how. Nothing is sent twice. A session is not ended by DELETE; the
/// server lets it run out. A server that says the key that it is asked with is not heard: who waits for that answer gets none of it.
class HttpWay final : public QObject, public ServerWay {
    Q_OBJECT
public:
    struct Parts {
        Transport* transport = nullptr; ///< outlives this
        QString url;
        PinnedKey key;
        Duration longest{60'000}; ///< for one exchange
        bool listens = false;     ///< a GET is kept open for what the server says unasked
    };
    explicit HttpWay(Parts parts) : m_parts(std::move(parts)) {}
    ~HttpWay() override;

    void open(Ear ear) override { m_ear = std::move(ear); }
    void send(const ToServer& message) override;
    void agreed(const QString& version) override;
    void forget(const RpcId& request) override;
    void end() override;
    QString lastWords() const override { return {}; }

    static constexpr qsizetype kLongestMessage = 8 * 1024 * 1024;
    static constexpr int kResumes = 5;

private:
    /// One POST, and the GETs that take its stream up again; or the GET that listens.
    struct Exchange {
        std::optional<RpcId> request; ///< the one that waits for an answer here
        bool isFirst = false;
        bool isGreeting = false;      ///< others wait until it is through
        bool listens = false;
        quint64 call = 0;
        std::unique_ptr<SseReader> stream;
        QByteArray whole;             ///< a body that is JSON
        std::optional<bool> isJson;   ///< once its first byte has come
        QList<QByteArray> held;       ///< of the first: until its session is known
        bool heardSomething = false;  ///< since it was taken up again
        int resumes = 0;              ///< since something was heard
        QByteArray lastId;            ///< of an event
        qint64 retryMs = 1000;        ///< how long it wants to be left alone
    };
    HttpRequest prepared(HttpRequest::Method method) const;
    void start(quint64 number, const HttpRequest& request);
    void piece(quint64 number, QByteArrayView bytes);
    void message(quint64 number, const QByteArray& text);
    void arrived(quint64 number, const HttpAnswer& answer);
    void ended(quint64 number, const HttpAnswer& answer);
    void refused(quint64 number, const HttpAnswer& answer);
    bool takesUp(quint64 number);
    bool saysKey(const QByteArray& text) const;
    void lose(quint64 number, const QString& why);
    void drop(quint64 number);
    void gone(const QString& why);

    Parts m_parts;
    Ear m_ear;
    QByteArray m_session;
    QByteArray m_version;
    std::map<quint64, Exchange> m_exchanges;
    QList<ToServer> m_queue; ///< while the greeting is on its way
    quint64 m_last = 0;
    bool m_isEnded = false;
};

} // namespace qd::agents
