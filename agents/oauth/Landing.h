#pragma once

#include "agents/keys/KeyRing.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QObject>
#include <QTcpServer>

#include <functional>
#include <map>
#include <memory>

namespace qd::agents {

/// The place on this machine that the browser comes back to (RFC 8252, 7.3): 127.0.0.1, one request a connection, few at once. One visit
/// counts, the one that knows the state; others are turned away and change nothing.
/// @thread everything on the one that it was made on, which has an event loop.
class Landing final : public QObject {
    Q_OBJECT
public:
    using Landed = std::function<void(Result<SharedSecret>)>;

    /// `landed` runs at most once: the code, or Error::Rule with what the service said instead (`where`: its word, "access_denied").
    Landing(SharedSecret state, Landed landed, QObject* parent = nullptr);
    ~Landing() override;

    /// Error::Network: nothing can listen there. Port 0: any that is free.
    Result<Done> listen(quint16 port);
    /// "http://127.0.0.1:PORT/", or by another name of this machine.
    QString address(const QString& host = {}) const;

private:
    struct Visitor;
    void accept();
    void read(quint64 number);
    /// What is said to the browser: a status, and a sentence.
    std::pair<int, QString> judge(const Visitor& visitor);
    void answer(quint64 number, int status, const QString& sentence);

    const SharedSecret m_state;
    Landed m_landed; ///< null: it has run
    std::map<quint64, std::unique_ptr<Visitor>> m_visitors;
    quint64 m_last = 0;
    QTcpServer m_server; ///< last: its sockets end before the visitors
};

} // namespace qd::agents
