#include "tests/support/ScriptedLlm.h"

namespace qd::test {

void ScriptedLlm::willAnswer(const QString& text, TokenCount in, TokenCount out)
{
    agents::LlmAnswer answer;
    answer.text = text;
    answer.stopReason = agents::StopReason::End;
    answer.model = QStringLiteral("scripted");
    answer.usage.in = in;
    answer.usage.out = out;
    m_script.append(answer);
}

void ScriptedLlm::willFail(Error error)
{
    m_script.append(std::move(error));
}

namespace {

/// A text that begins so is only given when nobody asked to stop meanwhile; any other comes all the same, as from a model that
/// is not to be stopped any more.
const QLatin1String kUnlessStopped("unless stopped: ");

Result<agents::LlmAnswer> unlessStopped(Result<agents::LlmAnswer> answer, const std::stop_token& stop)
{
    if (!answer || !answer->text.startsWith(kUnlessStopped))
        return answer;
    if (stop.stop_requested())
        return Error{Error::Cancelled, QStringLiteral("stopped"), {}, {}};
    answer->text.remove(0, kUnlessStopped.size());
    return answer;
}

} // namespace

QCoro::Task<Result<agents::LlmAnswer>> ScriptedLlm::complete(agents::LlmRequest request, std::stop_token stop, Piece piece)
{
    seen.append(request);
    if (stop.stop_requested())
        co_return Error{Error::Cancelled, QStringLiteral("stopped"), {}, {}};
    if (m_script.isEmpty()) {
        if (m_otherwise)
            co_return unlessStopped(m_otherwise(request), stop);
        co_return Error{Error::Model, QStringLiteral("nothing scripted for ") + request.replyName, {}, {}};
    }
    Result<agents::LlmAnswer> next = m_script.takeFirst();
    if (next && piece)
        piece(next->text);
    co_return next;
}

} // namespace qd::test
