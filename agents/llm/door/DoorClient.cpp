#include "agents/llm/door/DoorClient.h"

#include "agents/llm/door/ModelDoor.h"

#include <QCoroFuture>
#include <QPromise>

#include <atomic>

namespace qd::agents {

namespace {

quint64 nextCall()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

QCoro::Task<Result<LlmAnswer>> asking(Mailbox* here, Mailbox* mailbox, ModelDoor* door, LlmRequest request, std::stop_token stop, LlmClient::Piece piece)
{
    if (stop.stop_requested())
        co_return Error{Error::Cancelled, QStringLiteral("The call was stopped."), {}, {}};
    const quint64 call = nextCall();
    const auto promise = std::make_shared<QPromise<Result<LlmAnswer>>>();
    promise->start();
    const QFuture<Result<LlmAnswer>> coming = promise->future();
    const auto done = [here, promise](const Result<LlmAnswer>& answer) {
        here->post([promise, answer] {
            promise->addResult(answer);
            promise->finish();
        });
    };
    mailbox->post([door, call, request = std::move(request), piece = std::move(piece), done]() mutable {
        door->ask(call, std::move(request), std::move(piece), done);
    });
    const std::stop_callback breakOff(stop, [mailbox, door, call] { mailbox->post([door, call] { door->cancel(call); }); });
    Result<LlmAnswer> answer = co_await coming;
    co_return answer;
}

} // namespace

QCoro::Task<Result<LlmAnswer>> DoorClient::complete(LlmRequest request, std::stop_token stop, Piece piece)
{
    return asking(&m_here, m_mailbox, m_door, std::move(request), std::move(stop), std::move(piece));
}

} // namespace qd::agents
