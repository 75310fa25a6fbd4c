#include "agents/effects/connectors/mail/SmtpLine.h"

namespace qd::agents {

void SmtpLine::leave()
{
    m_here = std::make_shared<bool>(true);
    for (const Reins& reins : m_held)
        reins->cancel();
    m_held.clear();
    if (m_worker)
        m_worker->stop();
    m_worker.reset();
}

SmtpLine::Reins SmtpLine::talk(SmtpTalk talk, std::function<void()> opened, std::function<void(SmtpEnd)> ended)
{
    if (!m_worker) {
        m_worker = std::make_unique<Worker>(QStringLiteral("smtp"));
        m_worker->start();
    }
    auto reins = std::make_shared<SmtpReins>();
    m_held.insert(reins);
    const std::weak_ptr<bool> here = m_here;
    const auto back = [mailbox = m_mailbox, here](std::function<void()> letter) {
        mailbox->post([here, letter = std::move(letter)] {
            if (!here.expired())
                letter();
        });
    };
    m_worker->post([talk = std::move(talk), reins, back, opened = std::move(opened), ended = std::move(ended), over = [this, reins] { m_held.erase(reins); }] {
        talkSmtp(talk, *reins, [&] { back(opened); }, [&](const SmtpEnd& end) { back([ended, end] { ended(end); }); });
        back(over);
    });
    return reins;
}

} // namespace qd::agents
