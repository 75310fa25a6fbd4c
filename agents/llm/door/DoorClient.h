#pragma once

#include "agents/llm/LlmClient.h"
#include "core/async/Mailbox.h"

namespace qd::agents {

class ModelDoor;

/// Asks models through the door of another thread.
/// @thread as LlmClient says. The mailbox is the door's; both outlive every call.
class DoorClient final : public LlmClient {
public:
    DoorClient(Mailbox* mailbox, ModelDoor* door) : m_mailbox(mailbox), m_door(door) {}
    /// `piece` runs on the door's thread.
    QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) override;

private:
    Mailbox m_here; ///< of the thread that it was made on
    Mailbox* m_mailbox;
    ModelDoor* m_door;
};

} // namespace qd::agents
