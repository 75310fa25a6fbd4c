#include "agents/replay/recorded/RecordedModel.h"

#include "agents/replay/recorded/Reminders.h"
#include "agents/turn/RunTurn.h"
#include "core/base/Digest.h"
#include "core/rules/course/Terms.h"

#include <QCoroTimer>
#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr std::chrono::milliseconds kSlice{1};
constexpr size_t kBeyond = 64; // calls that may come after the end of a recording, before nothing goes on any more
constexpr int kPatience = 2'000; // slices: an answer that is due before this one may never be asked for

QString placeOf(const StepId& step, int round, int part)
{
    return QStringLiteral("step \"%1\", round %2, part %3").arg(step.text).arg(round).arg(part);
}

/// Where in the run a call belongs, as its first line says (see PromptBuilder).
QString placeOf(const LlmRequest& request)
{
    if (request.paints) { // see paintingPlace()
        const QStringList parts = request.replyName.split(u':');
        return placeOf({parts.value(0)}, parts.value(1).toInt(), parts.value(2).toInt());
    }
    static const QRegularExpression kTask(QStringLiteral("^<task name=\"[^\"]*\" step=\"([^\"]*)\" round=\"([0-9]+)\" part=\"(-?[0-9]+)\""));
    const QRegularExpressionMatch match = kTask.match(request.prompt);
    return placeOf({match.captured(1)}, match.captured(2).toInt(), match.captured(3).toInt());
}

/// What a model made or refused to make. The picture is the one that was kept, and of a drawn one none is (see Recording::wanted());
/// finishing it again changes nothing.
void takePicture(const Recording& recording, const TurnFinished& finished, LlmAnswer& answer)
{
    const auto said = [&](const char* name) { return rules::textOf(finished.values.value(QString::fromLatin1(name), QString())); };
    if (!finished.values.contains(QStringLiteral("painter")))
        return;
    answer.text.clear();
    if (const QByteArray picture = recording.blobs.value(QByteArray::fromHex(said("sha256").toLatin1())); !picture.isEmpty())
        answer.pictures.append({QStringLiteral("image/png"), picture});
    else
        answer.fault = Error{Error::Model, said("because"), {}, {}};
    if (answer.fault && finished.spend.estimated) // nobody saw what it came to
        answer.isWhole = answer.isReported = false;
}

/// Words of no use, where it was tried again then; nothing where the call was refused.
LlmAnswer failedThen(const TurnFailed& failed)
{
    LlmAnswer answer;
    answer.rehearsal = true; // it costs nothing now
    if (failed.again)
        answer.fault = Error{Error::Model, failed.reason, {}, {}};
    return answer;
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
    int waited = 0;
    // Some answers came although the call was halted: a model that is at it need not heed that.
    const auto isHalted = [&] { return stop.stop_requested() && (answers->wasHalted(place) || answers->isLetGo()); };
    while (!answers->isClosed() && !isHalted() && !answers->differs() && (answers->isHeld(place) || (!answers->isDue(place) && waited < kPatience))) {
        const Sequence after = answers->heldAfter();
        const bool isHeld = answers->isHeld(place);
        answers->markHeld(place, isHeld ? after : 0);
        waited += !isHeld;
        auto slice = QCoro::sleepFor(kSlice);
        co_await slice;
    }
    answers->markHeld(place, 0);
    if (answers->isClosed() || isHalted())
        co_return answers->halt(place);
    co_return answers->give(place);
}

} // namespace

RecordedAnswers::RecordedAnswers(const Recording& recording, ReplayClock& clock, Match match)
    : m_clock(clock), m_match(match), m_isOpen(!recording.hasEnded()), m_end(recording.end())
{
    read(recording);
    m_places = m_answers.size() + kBeyond;
    m_heldUnder = std::make_unique<std::atomic<Sequence>[]>(m_places);
}

void RecordedAnswers::read(const Recording& recording)
{
    QHash<TurnId, QString> places;
    QList<TurnId> underWay;
    for (const StoredFact& stored : recording.facts) {
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
            places.insert(started->turn, placeOf(started->step, started->round, started->part));
            m_began.insert(places.value(started->turn));
            underWay.append(started->turn);
        }
        const auto* failed = std::get_if<TurnFailed>(&stored.fact);
        const auto* finished = std::get_if<TurnFinished>(&stored.fact);
        underWay.removeOne(failed ? failed->turn : finished ? finished->turn : TurnId{});
        if (failed && failed->stopped)
            m_answers.push_back({{}, {}, Reminders::haltedTask(failed->turn), {}, stored.sequence, {}, stored.time, false, false});
        else if (failed)
            m_answers.push_back({{}, places.value(failed->turn), {}, failed->reason, stored.sequence, failedThen(*failed), stored.time, false, false});
        if (!finished || finished->prompt.isEmpty())
            continue;
        LlmAnswer answer;
        answer.text = recording.text(finished->reply);
        answer.model = finished->spend.model;
        if (const Result<Exchange> asks = finished->asks.isEmpty() ? Exchange{} : decodeText<Exchange>(recording.blobs.value(finished->asks)); asks && !finished->asks.isEmpty()) {
            answer.text = asks->said;
            answer.calls = asks->calls;
            answer.kept = asks->kept;
            answer.stopReason = StopReason::Tools;
        }
        answer.usage = finished->spend.usage;
        answer.took = finished->spend.took;
        answer.rehearsal = stored.label.rehearsal;
        takePicture(recording, *finished, answer);
        if (answer.fault && answer.isWhole && finished->spend.usage.total() == 0) { // nobody was reached
            m_answers.push_back({finished->prompt, places.value(finished->turn), {}, answer.fault->text, stored.sequence, {}, stored.time, false, false});
            continue;
        }
        m_answers.push_back({finished->prompt, places.value(finished->turn), {}, {}, stored.sequence, answer, stored.time, false, false});
    }
    for (const TurnId& turn : std::as_const(underWay)) // where the recording ends; they wait for ever
        m_answers.push_back({{}, {}, Reminders::haltedTask(turn), {}, recording.end() + 1, {}, recording.facts.last().time, false, false});
}

int RecordedAnswers::held() const
{
    const Sequence after = heldAfter();
    return after == 0 ? 0 : int(std::count_if(&m_heldUnder[0], &m_heldUnder[0] + m_places, [after](const std::atomic<Sequence>& under) { return under == after; }));
}

int RecordedAnswers::find(const QByteArray& request) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) { return !answer.taken && !answer.request.isEmpty() && answer.request == request; });
    return found == m_answers.end() ? -1 : int(found - m_answers.begin());
}

int RecordedAnswers::findPlace(const QString& place) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) { return !answer.taken && answer.failed.isEmpty() && answer.place == place; });
    return found == m_answers.end() ? -1 : int(found - m_answers.begin());
}

/// The call at that place that failed then; -1 when none did.
int RecordedAnswers::findFailed(const QString& place) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) {
        return !answer.taken && !answer.failed.isEmpty() && answer.place == place;
    });
    return found == m_answers.end() ? -1 : int(found - m_answers.begin());
}

/// The call that was halted then and is told so now; -1 when this is none.
int RecordedAnswers::findHalted(const LlmRequest& request) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) {
        return !answer.halted.isEmpty() && !answer.taken && request.prompt.contains(answer.halted);
    });
    return found == m_answers.end() ? -1 : int(found - m_answers.begin());
}

/// The recording ends before that call; or its step stood in a line then, which is shorter now: nobody else's work is in it.
bool RecordedAnswers::neverBegan(const LlmRequest& request)
{
    if (m_isOpen && std::all_of(m_answers.begin(), m_answers.end(), [](const Answer& one) { return one.given || one.request.isEmpty(); }))
        return true;
    const QString place = placeOf(request);
    if (m_began.contains(place))
        return false;
    if (!m_isBeyond) {
        m_beyond = place;
        m_isBeyond.store(true, std::memory_order_release);
    }
    return true;
}

int RecordedAnswers::take(const LlmRequest& request)
{
    int place = findHalted(request);
    if (place < 0)
        place = find(sha256(keptRequest(request, sha256(request.system.toUtf8()))));
    if (place < 0 && m_match == Match::ByPlace && !isLetGo()) {
        place = findPlace(placeOf(request));
        m_putOtherwise += place >= 0;
    }
    if (place < 0 && !isLetGo())
        place = findFailed(placeOf(request));
    if (place < 0 && !isLetGo() && m_answers.size() < m_places && neverBegan(request)) {
        place = int(m_answers.size()); // it waits until it is halted
        m_answers.push_back({{}, {}, request.prompt, {}, m_end + 1, {}, m_clock.now(), false, false});
    }
    if (place >= 0)
        m_answers[size_t(place)].taken = true;
    return place;
}

bool RecordedAnswers::isDue(int place) const
{
    return isLetGo() || std::all_of(m_answers.begin(), m_answers.begin() + place, [](const Answer& answer) {
        return answer.given || (answer.request.isEmpty() && !answer.taken); // what came to nothing may never be asked for: a skill
    });
}

bool RecordedAnswers::isHeld(int place) const
{
    const Sequence after = m_heldAfter.load(std::memory_order_acquire);
    return !isLetGo() && after > 0 && m_answers[size_t(place)].sequence > after;
}

void RecordedAnswers::asked(const LlmAnswer& answer)
{
    ++m_asked;
    m_clock.reach(m_clock.now() + answer.took);
}

Result<LlmAnswer> RecordedAnswers::give(int place)
{
    Answer& answer = m_answers[size_t(place)];
    answer.given = true;
    m_clock.reach(answer.at);
    if (!answer.halted.isEmpty())
        return halt(place);
    if (!answer.failed.isEmpty() && answer.answer.fault)
        return answer.answer;
    if (!answer.failed.isEmpty())
        return Error{Error::Model, answer.failed, {}, {}};
    ++m_given;
    return answer.answer;
}

Error RecordedAnswers::halt(int place)
{
    Answer& answer = m_answers[size_t(place)];
    answer.given = answer.given || !answer.halted.isEmpty(); // else somebody may wait for it in vain, but not for long
    return {Error::Cancelled, QStringLiteral("The call was stopped."), {}, {}};
}

Error RecordedAnswers::missing(const LlmRequest& request)
{
    const QString place = placeOf(request);
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

} // namespace qd::agents
