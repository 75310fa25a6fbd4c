#include "agents/llm/rehearsal/RehearsalModel.h"

#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/text/TokenEstimate.h"

#include <QCoroTimer>
#include <QElapsedTimer>

#include <algorithm>

namespace qd::agents {

namespace {

using namespace std::chrono;

constexpr milliseconds kSlice{25};
constexpr double kPrefillPerMs = 8;  // input tokens read per millisecond
constexpr double kFirstMs = 350;     // until the first token, beyond reading
constexpr double kOutputPerMs = 0.09; // tokens written per millisecond
constexpr qsizetype kPieceLength = 96; // characters of a piece when nothing has to be waited for

Error stopped()
{
    return {Error::Cancelled, QStringLiteral("The call was stopped."), {}, {}};
}

TokenCount inputTokens(const LlmRequest& request)
{
    return rehearsal::estimateTokens(request.system) + rehearsal::estimateTokens(request.prompt);
}

QString cutTo(const QString& text, TokenCount most, bool& cut)
{
    cut = rehearsal::estimateTokens(text) > most;
    if (!cut)
        return text;
    qsizetype low = 0;
    for (qsizetype high = text.size(); low < high;) {
        const qsizetype middle = (low + high + 1) / 2;
        if (rehearsal::estimateTokens(QStringView(text).left(middle)) > most)
            high = middle - 1;
        else
            low = middle;
    }
    return text.left(low);
}

// Where the piece that starts at `from` ends: never inside a surrogate pair.
qsizetype pieceEnd(const QString& text, qsizetype from, qsizetype length)
{
    qsizetype end = std::min(text.size(), from + std::max<qsizetype>(1, length));
    if (end < text.size() && text[end].isLowSurrogate())
        ++end;
    return end;
}

LlmAnswer answerFor(const LlmRequest& request)
{
    LlmAnswer answer;
    bool cut = false;
    answer.text = cutTo(QString::fromUtf8(rehearsal::compose(request)), request.maxTokens, cut);
    answer.model = QStringLiteral("rehearsal");
    answer.stopReason = cut ? StopReason::MaxTokens : StopReason::End;
    answer.usage.in = inputTokens(request);
    answer.usage.out = rehearsal::estimateTokens(answer.text);
    answer.rehearsal = true;
    return answer;
}

// A free function that holds values only: the model may be gone before the answer is complete.
QCoro::Task<Result<LlmAnswer>> answering(LlmRequest request, std::stop_token stop, LlmClient::Piece piece, double pace)
{
    if (stop.stop_requested())
        co_return stopped();
    QElapsedTimer clock;
    clock.start();
    LlmAnswer answer = answerFor(request);
    const double startMs = pace * (kFirstMs + double(answer.usage.in.value) / kPrefillPerMs);
    const double outMs = pace * double(answer.usage.out.value) / kOutputPerMs;
    while (pace > 0 && double(clock.elapsed()) < startMs) {
        const milliseconds rest(qint64(startMs) - clock.elapsed() + 1);
        auto slice = QCoro::sleepFor(std::min(kSlice, rest));
        co_await slice;
        if (stop.stop_requested())
            co_return stopped();
    }
    for (qsizetype at = 0; at < answer.text.size();) {
        const double share = outMs > 0 ? (double(clock.elapsed()) - startMs) / outMs : 1;
        const qsizetype due = outMs > 0 ? qsizetype(std::min(1.0, share) * double(answer.text.size())) : at + kPieceLength;
        if (due > at) {
            const qsizetype end = pieceEnd(answer.text, at, due - at);
            if (piece)
                piece(answer.text.mid(at, end - at));
            at = end;
        } else {
            auto slice = QCoro::sleepFor(kSlice);
            co_await slice;
        }
        if (stop.stop_requested())
            co_return stopped();
    }
    answer.took = Duration(clock.elapsed());
    co_return answer;
}

} // namespace

QCoro::Task<Result<LlmAnswer>> RehearsalModel::complete(LlmRequest request, std::stop_token stop, Piece piece)
{
    return answering(std::move(request), std::move(stop), std::move(piece), m_pace);
}

} // namespace qd::agents
