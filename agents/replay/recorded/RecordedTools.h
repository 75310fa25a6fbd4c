#pragma once

#include "agents/replay/recorded/Recording.h"
#include "agents/turn/ToolBench.h"

namespace qd::agents {

/// What tools gave in a recorded run; nothing is used again. What the run did not use then is said not to be there.
/// @thread that of the office which does the run again.
class RecordedTools final : public ToolBench {
public:
    explicit RecordedTools(const Recording& recording);
    /// What calls of the run were offered.
    QList<ToolOffer> offers() const override { return m_offers; }
    void use(const ToolWish& wish, Mailbox* replyTo, Given given) override;
    void cancelAll() override {}

private:
    struct Use {
        QString call;
        QString tool;
        QByteArray input; ///< SHA-256
        ToolGiven given;
        bool isTaken = false;
    };
    QList<Use> m_uses;
    QList<ToolOffer> m_offers;
};

} // namespace qd::agents
