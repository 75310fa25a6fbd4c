#include "agents/llm/batches/DoorPost.h"

#include "agents/llm/batches/BatchDoor.h"
#include "core/async/Mailbox.h"

namespace qd::agents {

namespace {

/// Its model worked, or may have, and nothing of that can be used: it is to be paid.
LlmAnswer unread(const QString& model, const Error& why)
{
    LlmAnswer answer;
    answer.model = model;
    answer.isWhole = answer.isReported = false;
    answer.fault = why;
    return answer;
}

} // namespace

bool DoorPost::takes(const QString& model) const
{
    const Result<ChosenModel> chosen = m_providers.find(model);
    return chosen && chosen->provider.batches != BatchWay::None;
}

QString DoorPost::titleOf(const QString& provider) const
{
    const auto known = m_providers.provider(provider);
    return known ? known->title : provider;
}

void DoorPost::create(const QString& provider, QList<BatchedCall> calls, Mailbox* replyTo, std::function<void(BatchMade)> made)
{
    m_mailbox->post([door = m_door, provider, calls = std::move(calls), replyTo, made = std::move(made)] {
        if (*door)
            (*door)->create(provider, calls, [replyTo, made](const BatchMade& came) { replyTo->post([made, came] { made(came); }); });
        else
            replyTo->post([made] { made({BatchMade::Refused, {}, {}, QStringLiteral("the program is closing")}); });
    });
}

void DoorPost::look(const QString& provider, const QString& batch, Mailbox* replyTo, std::function<void(BatchSeen)> seen)
{
    m_mailbox->post([door = m_door, provider, batch, replyTo, seen = std::move(seen)] {
        if (*door)
            (*door)->look(provider, batch, [replyTo, seen](const BatchSeen& came) { replyTo->post([seen, came] { seen(came); }); });
        else
            replyTo->post([seen] { seen({BatchSeen::Silent, {}, false, QStringLiteral("the program is closing")}); });
    });
}

void DoorPost::cancel(const QString& provider, const QString& batch)
{
    m_mailbox->post([door = m_door, provider, batch] {
        if (*door)
            (*door)->cancel(provider, batch);
    });
}

Result<LlmAnswer> DoorPost::read(const QString& model, const LlmRequest& request, const QByteArray& body) const
{
    const Result<ChosenModel> chosen = m_providers.find(model);
    if (!chosen)
        return unread(model, chosen.error());
    const std::unique_ptr<AnswerReader> reader = wireOf(chosen->provider.dialect)->reader(request);
    reader->feed(body, {});
    Result<LlmAnswer> answer = reader->finish();
    const std::optional<ModelRefusal> refusal = reader->refusal();
    return !answer && refusal && refusal->mayBeBilled ? unread(model, answer.error()) : answer;
}

} // namespace qd::agents
