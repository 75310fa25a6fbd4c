#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/replay/Decisions.h"
#include "agents/replay/recorded/Recording.h"

#include <atomic>
#include <memory>
#include <vector>

namespace qd::agents {

/// Time as it was recorded: it stands still until the replay has come to a later moment. @thread any.
class ReplayClock final : public Clock {
public:
    explicit ReplayClock(Instant start) : m_ms(start.ms) {}
    Instant now() const override { return {m_ms.load()}; }
    /// Never goes back.
    void reach(Instant at)
    {
        if (at.ms > m_ms)
            m_ms = at.ms;
    }

private:
    std::atomic<qint64> m_ms;
};

/// What models answered in a run, by the call that they answered: each answer is given once, and in the order in which
/// they came. Shared by the model and whoever watches the replay.
/// @thread one model's, but for letGo(), holdAfter(), close(), differs(), difference() and the counts, which any may ask.
class RecordedAnswers final {
public:
    RecordedAnswers(const Recording& recording, ReplayClock& clock, Match match);

    /// The place of the answer to that call, which nobody else gets from then on; -1 when there is none.
    int take(const LlmRequest& request);
    /// Whether every answer before that one was given.
    bool isDue(int place) const;
    /// Whether it came after something that has not happened again yet; see holdAfter().
    bool isHeld(int place) const;
    /// Answers that came after fact `at` wait from now on; 0: none does.
    void holdAfter(Sequence at) { m_heldAfter.store(at, std::memory_order_release); }
    /// Whether the call at that place came to nothing then because it was halted.
    bool wasHalted(int place) const { return !m_answers[size_t(place)].halted.isEmpty(); }
    /// Nothing is waited for any more: everybody goes home.
    void close() { m_closed.store(true, std::memory_order_release); }
    bool isClosed() const { return m_closed.load(std::memory_order_acquire); }
    /// Calls that are known to wait for that now, since holdAfter() said so last.
    int held() const;
    /// The call waits until something after fact `after` has happened; 0: it does not.
    void markHeld(int place, Sequence after) { m_heldUnder[size_t(place)].store(after, std::memory_order_release); }
    Sequence heldAfter() const { return m_heldAfter.load(std::memory_order_acquire); }
    /// The answer, or how the call failed or was halted then.
    Result<LlmAnswer> give(int place);
    /// The call is halted now; that it was then is what came of it.
    Error halt(int place);
    /// What is said to a call that the recording does not have.
    Error missing(const LlmRequest& request);

    /// From now on the run goes ways of its own: an answer is given to a call that is the same word for word, whenever it
    /// comes, and other calls are somebody else's to answer.
    void letGo() { m_letGo.store(true, std::memory_order_release); }
    bool isLetGo() const { return m_letGo.load(std::memory_order_acquire); }
    /// Somebody else answered a call.
    void asked(const LlmAnswer& answer);

    int given() const { return m_given; }
    /// Of those given, the answers to calls that would be put otherwise today.
    int putOtherwise() const { return m_putOtherwise; }
    int askedAnew() const { return m_asked; }
    bool differs() const { return m_differs.load(std::memory_order_acquire); }
    /// The first call that was another one; once differs().
    const QString& difference() const { return m_difference; }
    /// The first call that was never begun then, because its step stood in a line until somebody took it out of there; it waits
    /// for that to happen again. Empty: none.
    QString beyond() const { return m_isBeyond.load(std::memory_order_acquire) ? m_beyond : QString(); }

private:
    struct Answer {
        QByteArray request;
        QString place;
        QString halted; ///< see Reminders::haltedTask(); empty: it was not
        QString failed; ///< why there is no answer; empty: there is
        Sequence sequence = 0;
        LlmAnswer answer;
        Instant at;
        bool taken = false;
        bool given = false;
    };
    ReplayClock& m_clock;
    Match m_match;
    bool m_isOpen; ///< the recording ends before the run does
    QSet<QString> m_began; ///< places where a call was begun then
    QString m_beyond;
    std::atomic<bool> m_isBeyond = false;
    Sequence m_end;
    std::vector<Answer> m_answers;
    void read(const Recording& recording);
    int findHalted(const LlmRequest& request) const;
    bool neverBegan(const LlmRequest& request);
    int findFailed(const QString& place) const;
    int find(const QByteArray& request) const;
    int findPlace(const QString& place) const;

    QString m_difference;
    std::atomic<bool> m_letGo = false;
    std::atomic<Sequence> m_heldAfter = 0;
    std::unique_ptr<std::atomic<Sequence>[]> m_heldUnder; ///< by place
    size_t m_places = 0;
    std::atomic<int> m_given = 0;
    std::atomic<int> m_putOtherwise = 0;
    std::atomic<int> m_asked = 0;
    std::atomic<bool> m_differs = false;
    std::atomic<bool> m_closed = false;
};

/// Answers from a recording, and calls nobody before the recording is let go; after that `live` is asked what it has no answer to.
/// One client at a time, so that what is concurrent comes in recorded order.
class RecordedModel final : public LlmClient {
public:
    explicit RecordedModel(std::shared_ptr<RecordedAnswers> answers, std::shared_ptr<LlmClient> live = {})
        : m_answers(std::move(answers)), m_live(std::move(live)) {}
    QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) override;

private:
    std::shared_ptr<RecordedAnswers> m_answers;
    std::shared_ptr<LlmClient> m_live;
};

} // namespace qd::agents
