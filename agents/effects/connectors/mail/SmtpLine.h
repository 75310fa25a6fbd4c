#pragma once

#include "agents/effects/connectors/mail/SmtpTalk.h"
#include "core/async/Worker.h"

#include <set>

namespace qd::agents {

/// The thread that one account's dialogues are on, one after the other: libcurl waits for a mail server's last word where it stands
/// (smtp_done() of 7.88), so it never stands on the dispatcher's thread.
/// @thread enter() before the dispatcher's runs; everything else on that one.
class SmtpLine final {
public:
    ~SmtpLine() { leave(); }
    void enter(Mailbox* mailbox) { m_mailbox = mailbox; }
    /// Breaks off what is under way and ends the thread.
    void leave();

    using Reins = std::shared_ptr<SmtpReins>;
    /// talkSmtp() on that thread; `opened` and `ended` run on the dispatcher's, each at most once. Not after leave().
    Reins talk(SmtpTalk talk, std::function<void()> opened, std::function<void(SmtpEnd)> ended);

private:
    Mailbox* m_mailbox = nullptr;
    std::unique_ptr<Worker> m_worker; ///< none before it is needed
    std::set<Reins> m_held;
    std::shared_ptr<bool> m_here = std::make_shared<bool>(true); ///< what comes after leave() finds it gone
};

} // namespace qd::agents
