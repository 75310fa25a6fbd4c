#pragma once

#include "agents/reading/manners/HostLines.h"
#include "agents/reading/manners/RobotsShelf.h"
#include "agents/reading/wire/CheckedGet.h"

namespace qd::agents {

/// How a reader reads. The defaults are what the program promises; tests open the loopback.
struct ReaderSettings {
    QByteArray version;          ///< of the program, for its name on the wire
    QStringList opened;          ///< origins ("https://example.com:8443") that may be read at other ports than 80 and 443
    bool allowsLoopback = false; ///< for tests
    bool usesSystemProxy = true; ///< the proxy is told which address to connect to, never the name
    QByteArray ownCa;            ///< PEM; certificates that are trusted besides the system's
    LookUp lookUp;               ///< null: the system's resolver
    Duration whole{20'000};      ///< for one page, redirects and robots.txt with it, from its first turn on
    Duration silence{8'000};     ///< longest time without a byte
    Duration apart{1'000};       ///< from one request to a host to the next
    qint64 mostBytes = qint64(4) * 1024 * 1024; ///< of a body; a longer one is not read
};

/// One page to be fetched.
struct FetchOrder {
    QString address;
    QByteArray accept = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1";
    QByteArray etag{};         ///< what the page said of itself the last time (RFC 9110, 13.1): unchanged comes back as 304
    QByteArray lastModified{};
};

/// What came, whatever its status.
struct Fetched {
    QString asked;
    QString address;         ///< where it was in the end
    int status = 0;
    QByteArray mediaType;    ///< "text/html"; empty: not said
    QByteArray charset;      ///< as the header says it; empty: not said
    QByteArray etag;
    QByteArray lastModified;
    QByteArray body;
    Instant at;
};

/// Reads one page of the public web at a time, by GET, as a polite robot that nobody can send where it must not go: robots.txt is
/// asked and kept to (RFC 9309), one request at a time goes to a host, at most five redirects are followed and each is checked anew
/// (scheme, port, host, addresses, robots.txt), none leads from https to http. No cookies, no passwords, no referrer.
/// @thread everything on the one that it was made on, which has an event loop.
class WebReader final : public QObject {
    Q_OBJECT
public:
    /// `clock` outlives this.
    WebReader(ReaderSettings settings, const Clock& clock, QObject* parent = nullptr);
    /// What is under way is broken off; nobody is told.
    ~WebReader() override;

    using Arrived = std::function<void(Result<Fetched>)>;
    /// `arrived` runs exactly once, later. Error::Rule: it must not be read (its address, where it leads, robots.txt);
    /// Error::Parse: no address; Error::Network: no answer, or none that is HTTP; Error::Cancelled. @returns a number to cancel it by.
    quint64 fetch(const FetchOrder& order, Arrived arrived);
    /// Breaks it off; `arrived` still runs. Harmless when it has.
    void cancel(quint64 visit);

private:
    class Visit;
    void end(quint64 visit, Result<Fetched> result);

    const ReaderSettings m_settings;
    const Clock& m_clock;
    WireRules m_wire;
    HostLines m_lines;
    RobotsShelf m_robots;
    std::map<quint64, std::unique_ptr<Visit>> m_visits;
    quint64 m_last = 0;
};

} // namespace qd::agents
