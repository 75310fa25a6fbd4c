#pragma once

#include "agents/inbound/hooks/HookDesk.h"

#include <QHostAddress>
#include <QTcpServer>

#include <map>
#include <memory>

namespace qd::agents {

/// Listens for webhooks: one request a connection, few connections at once, a short time for each.
/// @thread everything on the one that it was made on, which has an event loop.
class HookListener final : public QObject {
    Q_OBJECT
public:
    struct Limits {
        int connections = 32;
        Duration longest{10'000}; ///< for the request, from the first byte that could have come; and again for its answer
    };
    /// `desk` outlives it.
    explicit HookListener(HookDesk& desk, QObject* parent = nullptr) : HookListener(desk, Limits{}, parent) {}
    HookListener(HookDesk& desk, Limits limits, QObject* parent = nullptr);
    ~HookListener() override;

    /// Error::Network: nothing can listen there.
    Result<Done> listen(const QHostAddress& address, quint16 port);
    /// 0 while it does not listen.
    quint16 port() const { return m_server.serverPort(); }

signals:
    /// A request was answered.
    void answered();

private:
    struct Visitor; ///< one connection
    void accept();
    void read(Visitor& visitor, quint64 number);
    void answer(quint64 number, int status);

    HookDesk& m_desk;
    const Limits m_limits;
    std::map<quint64, std::unique_ptr<Visitor>> m_visitors;
    quint64 m_last = 0;
    QTcpServer m_server; ///< last: its sockets end before the visitors
};

} // namespace qd::agents
