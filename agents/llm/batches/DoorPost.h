#pragma once

#include "agents/llm/batches/BatchPost.h"
#include "agents/llm/providers/ProviderList.h"

#include <memory>

namespace qd::agents {

class BatchDoor;

/// Speaks with the door of another thread.
/// @thread any. The mailbox is the door's; mailbox and providers outlive it, and the door every call that comes of it.
class DoorPost final : public BatchPost {
public:
    DoorPost(const ProviderList& providers, Mailbox* mailbox, BatchDoor* const* door) : m_providers(providers), m_mailbox(mailbox), m_door(door) {}

    bool takes(const QString& model) const override;
    QString titleOf(const QString& provider) const override;
    void create(const QString& provider, QList<BatchedCall> calls, Mailbox* replyTo, std::function<void(BatchMade)> made) override;
    void look(const QString& provider, const QString& batch, Mailbox* replyTo, std::function<void(BatchSeen)> seen) override;
    void cancel(const QString& provider, const QString& batch) override;
    /// An answer of a provider that is known no more is to be paid as well.
    Result<LlmAnswer> read(const QString& model, const LlmRequest& request, const QByteArray& body) const override;

private:
    const ProviderList& m_providers;
    Mailbox* m_mailbox;
    BatchDoor* const* m_door; ///< looked at on its thread only; null there when it is gone
};

} // namespace qd::agents
