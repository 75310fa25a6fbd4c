#pragma once

#include "agents/inbound/mail/ImapWords.h"
#include "agents/keys/Secret.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace qd::agents {

/// One look at a mailbox (RFC 9051).
struct ImapTalk {
    QString url;          ///< "imaps://host:993": TLS from the first byte (RFC 8314, 3.2); "imap://host:143": STARTTLS
    bool isHere = false;  ///< on this machine: by imap without TLS
    QByteArray ownCa{};   ///< PEM: believed instead of the system's authorities; empty: the system's
    QByteArray user{};
    std::shared_ptr<const Secret> key{};
    QByteArray folder = "INBOX"; ///< visible ASCII, as the server names it; empty: only logs in and out
    quint32 validity = 0; ///< of the numbers that are known; 0: none is
    quint32 after = 0;    ///< mails of a larger number are new
    Instant since{};      ///< where none is known: those that came from that day on
    int most = 200;       ///< mails
    qsizetype mostBytes = 256 * 1024; ///< of one
    Duration toConnect = std::chrono::seconds(30);
    Duration toAnswer = std::chrono::minutes(1);
};

/// How it went, and how far it came.
struct ImapEnd {
    enum Trouble { None, Unreached, Tls, Login, Refused, Cut, Cancelled };
    Trouble trouble = None;
    QString said{};       ///< what is wrong, without a key
    quint32 validity = 0; ///< of the mailbox now; 0: it did not come so far
    quint32 last = 0;     ///< the largest number that was read, or known before
    bool isMore = false;  ///< there are more than were taken at once
    int mails = 0;
};

/// Logs in by libcurl, opens the mailbox so that nothing in it can be changed (EXAMINE), and hands over each new mail in the order of their numbers, without
/// marking it (BODY.PEEK). Nothing is deleted. Blocks; a stop is noticed within a second. @thread one of its own; `mail` runs on it.
ImapEnd talkImap(const ImapTalk& talk, const std::stop_token& stop, const std::function<void(const ImapMail&)>& mail);

} // namespace qd::agents
