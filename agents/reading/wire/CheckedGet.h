#pragma once

#include "agents/reading/wire/GetCall.h"
#include "agents/reading/wire/HostNames.h"

namespace qd::agents {

/// What holds for every GET of a reader.
struct WireRules {
    LookUp lookUp;              ///< who says which addresses a name has
    bool allowsLoopback = false;///< for tests: this machine may be read
    bool usesSystemProxy = true;///< the way out is the system's; false: straight
    QByteArray userAgent;
    QByteArray ownCa;           ///< PEM; certificates that are trusted besides the system's
    Duration silence{8'000};
};

/// One GET of one address of the web: the host is looked up, every address that it has is checked (whyNotPublic), and the
/// connection goes to one that passed, without being looked up again; so a name that changes its mind leads nowhere.
/// @thread the one that it was made on, which has an event loop.
class CheckedGet final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<HttpReply>)>;
    /// `order.to` and the proxy are found here. `done` runs once, later; not when this is destroyed before. Error::Rule: the host
    /// leads to a place that is not read; Error::Network: it did not answer, or not well.
    CheckedGet(const WireRules& rules, GetOrder order, Done done);
    void start();

private:
    void check(const QList<QHostAddress>& addresses);
    void tryNext();
    void finish(Result<HttpReply> result);
    Error error(Error::Kind kind, const QString& what) const;

    const WireRules& m_rules; ///< outlives this
    GetOrder m_order;
    Done m_done;
    QList<QHostAddress> m_good;
    std::unique_ptr<GetCall> m_call;
};

} // namespace qd::agents
