#include "agents/replay/RecordedModel.h"

#include "agents/turn/RunTurn.h"
#include "core/base/Digest.h"

#include <QCoroTimer>
#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr std::chrono::milliseconds kSlice{1};
constexpr int kPatience = 2'000; // slices: an answer that is due before this one may never be asked for

QString placeOf(const StepId& step, int round, int part)
{
    return QStringLiteral("step \"%1\", round %2, part %3").arg(step.text).arg(round).arg(part);
}

/// Where in the run a call belongs, as its first line says (see PromptBuilder).
QString placeOf(const LlmRequest& request)
{
    static const QRegularExpression kTask(QStringLiteral("^<task name=\"[^\"]*\" step=\"([^\"]*)\" round=\"([0-9]+)\" part=\"(-?[0-9]+)\""));
    const QRegularExpressionMatch match = kTask.match(request.prompt);
    return placeOf({match.captured(1)}, match.captured(2).toInt(), match.captured(3).toInt());
}

// Values only: the model may be gone before it has answered.
QCoro::Task<Result<LlmAnswer>> answering(std::shared_ptr<RecordedAnswers> answers, LlmRequest request, std::stop_token stop)
{
    const int place = answers->take(request);
    if (place < 0)
        co_return answers->missing(request);
    for (int waited = 0; !answers->isDue(place) && !answers->differs() && waited < kPatience; ++waited) {
        if (stop.stop_requested())
            co_return Error{Error::Cancelled, QStringLiteral("The call was stopped."), {}, {}};
        auto slice = QCoro::sleepFor(kSlice);
        co_await slice;
    }
    co_return answers->give(place);
}

} // namespace

RecordedAnswers::RecordedAnswers(const Recording& recording, ReplayClock& clock, Match match) : m_clock(clock), m_match(match)
{
    QHash<TurnId, QString> places;
    for (const StoredFact& stored : recording.facts) {
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact))
            places.insert(started->turn, placeOf(started->step, started->round, started->part));
        else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact); failed && !failed->stopped)
            m_failures.push_back({places.value(failed->turn), failed->reason, false});
        const auto* done = std::get_if<TurnFinished>(&stored.fact);
        if (!done || done->prompt.isEmpty())
            continue;
        LlmAnswer answer;
        answer.text = recording.text(done->reply);
        answer.model = done->spend.model;
        answer.stopReason = QStringLiteral("end");
        answer.usage = done->spend.usage;
        answer.took = done->spend.took;
        answer.rehearsal = stored.label.rehearsal;
        m_answers.push_back({done->prompt, places.value(done->turn), answer, stored.time, false, false});
    }
}

int RecordedAnswers::take(const LlmRequest& request)
{
    const QByteArray hash = sha256(keptRequest(request, sha256(request.system.toUtf8())));
    const QString place = placeOf(request);
    for (size_t i = 0; i < m_answers.size(); ++i)
        if (!m_answers[i].taken && (m_match == Match::Exact ? m_answers[i].request == hash : m_answers[i].place == place)) {
            m_answers[i].taken = true;
            return int(i);
        }
    return -1;
}

bool RecordedAnswers::isDue(int place) const
{
    return std::all_of(m_answers.begin(), m_answers.begin() + place, [](const Answer& answer) { return answer.given; });
}

LlmAnswer RecordedAnswers::give(int place)
{
    Answer& answer = m_answers[size_t(place)];
    answer.given = true;
    m_clock.reach(answer.at);
    return answer.answer;
}

Error RecordedAnswers::missing(const LlmRequest& request)
{
    const QString place = placeOf(request);
    for (Failure& failure : m_failures)
        if (!failure.given && failure.place == place) {
            failure.given = true;
            return {Error::Model, failure.reason, {}, {}};
        }
    if (!differs()) {
        m_difference = QStringLiteral("The request differs at %1.").arg(place);
        m_differs.store(true, std::memory_order_release);
    }
    return {Error::Model, m_difference, place, QStringLiteral("the prompts, the organisation and the skills of the recorded run")};
}

QCoro::Task<Result<LlmAnswer>> RecordedModel::complete(LlmRequest request, std::stop_token stop, Piece)
{
    return answering(m_answers, std::move(request), std::move(stop));
}

TokenCount RecordedModel::countAtMost(const LlmRequest& request) const
{
    return {(request.system.size() + request.prompt.size()) / 2}; // nothing is bought; only a reservation is made of it
}

} // namespace qd::agents
