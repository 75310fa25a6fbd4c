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
QCoro::Task<Result<LlmAnswer>> answering(std::shared_ptr<RecordedAnswers> answers, std::shared_ptr<LlmClient> live,
                                          LlmRequest request, std::stop_token stop)
{
    const int place = answers->take(request);
    if (place < 0 && (!live || !answers->isLetGo()))
        co_return answers->missing(request);
    if (place < 0) {
        auto asking = live->complete(std::move(request), stop, {});
        Result<LlmAnswer> answer = co_await asking;
        if (answer)
            answers->asked(*answer);
        co_return answer;
    }
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

int RecordedAnswers::find(const QByteArray& request) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) { return !answer.taken && answer.request == request; });
    return found == m_answers.end() ? -1 : int(found - m_answers.begin());
}

int RecordedAnswers::findPlace(const QString& place) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) { return !answer.taken && answer.place == place; });
    return found == m_answers.end() ? -1 : int(found - m_answers.begin());
}

int RecordedAnswers::take(const LlmRequest& request)
{
    int place = find(sha256(keptRequest(request, sha256(request.system.toUtf8()))));
    if (place < 0 && m_match == Match::ByPlace && !isLetGo()) {
        place = findPlace(placeOf(request));
        m_putOtherwise += place >= 0;
    }
    if (place >= 0)
        m_answers[size_t(place)].taken = true;
    return place;
}

bool RecordedAnswers::isDue(int place) const
{
    return isLetGo() || std::all_of(m_answers.begin(), m_answers.begin() + place, [](const Answer& answer) { return answer.given; });
}

void RecordedAnswers::asked(const LlmAnswer& answer)
{
    ++m_asked;
    m_clock.reach(m_clock.now() + answer.took);
}

LlmAnswer RecordedAnswers::give(int place)
{
    Answer& answer = m_answers[size_t(place)];
    answer.given = true;
    ++m_given;
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
    return answering(m_answers, m_live, std::move(request), std::move(stop));
}

TokenCount RecordedModel::countAtMost(const LlmRequest& request) const
{
    return {(request.system.size() + request.prompt.size()) / 2}; // nothing is bought; only a reservation is made of it
}

} // namespace qd::agents
