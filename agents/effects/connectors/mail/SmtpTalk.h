#pragma once

#include "agents/keys/Secret.h"
#include "core/base/Clock.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace qd::agents {

/// One dialogue with a mail server (RFC 5321): in, one message to one recipient or nothing but a word, and out again.
struct SmtpTalk {
    QString url;             ///< "smtps://host:465": TLS from the first byte (RFC 8314, 3.3); "smtp://host:587": STARTTLS (RFC 3207)
    bool isHere = false;     ///< on this machine: by smtp without TLS
    QByteArray ownCa{};      ///< PEM: believed instead of the system's authorities; empty: the system's
    QByteArray user{};       ///< empty: nobody logs in
    std::shared_ptr<const Secret> key{};
    QByteArray from{};
    QByteArray to{};
    QByteArray message{};    ///< lines end in CRLF; empty: the server is only tried
    Duration toConnect = std::chrono::seconds(30);
    Duration toAnswer = std::chrono::minutes(5); ///< RFC 5321, 4.5.3.2
};

/// How far it came, and who said what last.
struct SmtpEnd {
    enum Trouble { None, Unreached, Tls, Login, Refused, Cut, Cancelled };
    Trouble trouble = None;
    bool isOpen = false;  ///< the server has asked for the message
    bool isWhole = false; ///< the dot that ends it may have left: from there on only an answer tells what became of it
    bool isTaken = false; ///< it answered 250 to that
    int code = 0;         ///< the server's last, or 0
    QByteArray verb{};    ///< that it was said to: "MAIL", "RCPT", "DATA", "AUTH"; empty: the greeting
    QString said{};       ///< its words, without the recipient's address, cleaned; or what is wrong with the way there
    qint64 mostBytes = 0; ///< of a message (RFC 1870); 0: it did not say
};

/// Held by who waits for a dialogue and by the thread that it is on.
class SmtpReins final {
public:
    /// It ends soon, at the latest after a second. @thread any.
    void cancel()
    {
        m_at = Cancelled;
        m_at.notify_all();
    }
    bool isCancelled() const { return m_at == Cancelled; }
    /// The message may go: what has to be on record is. @thread any.
    void letGo()
    {
        int at = Held;
        m_at.compare_exchange_strong(at, Free);
        m_at.notify_all();
    }
    /// Waits for either. @returns whether it may. @thread the dialogue's.
    bool mayGo()
    {
        m_at.wait(Held);
        return m_at == Free;
    }

private:
    enum At { Held, Free, Cancelled };
    std::atomic<int> m_at = Held;
};

/// Speaks with the server by libcurl, and comes back when that is over: blocks. `opened`: the server wants the message; nothing of it leaves before reins.letGo().
/// `ended` runs once, as soon as it is certain what became of the message, before the farewell. @thread one of its own; both run on it.
void talkSmtp(const SmtpTalk& talk, SmtpReins& reins, const std::function<void()>& opened, const std::function<void(SmtpEnd)>& ended);

} // namespace qd::agents
