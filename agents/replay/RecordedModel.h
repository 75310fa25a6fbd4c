#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/replay/Recording.h"

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

/// Which call an answer belongs to: the same word for word, or the one at the same place in the run. The second is for
/// records of older programs, whose prompts were others.
enum class Match { Exact, ByPlace };

/// What models answered in a run, by the call that they answered: each answer is given once, and in the order in which
/// they came. Shared by the model and whoever watches the replay.
/// @thread one model's, but for differs() and difference(), which any may ask.
class RecordedAnswers final {
public:
    RecordedAnswers(const Recording& recording, ReplayClock& clock, Match match);

    /// The place of the answer to that call, which nobody else gets from then on; -1 when there is none.
    int take(const LlmRequest& request);
    /// Whether every answer before that one was given.
    bool isDue(int place) const;
    LlmAnswer give(int place);
    /// What is said to a call that has no answer: how it failed in the recording, or that it is another one.
    Error missing(const LlmRequest& request);

    bool differs() const { return m_differs.load(std::memory_order_acquire); }
    /// The first call that was another one; once differs().
    const QString& difference() const { return m_difference; }

private:
    struct Answer {
        QByteArray request;
        QString place;
        LlmAnswer answer;
        Instant at;
        bool taken = false;
        bool given = false;
    };
    struct Failure {
        QString place;
        QString reason;
        bool given = false;
    };
    ReplayClock& m_clock;
    Match m_match;
    std::vector<Answer> m_answers;
    std::vector<Failure> m_failures;
    QString m_difference;
    std::atomic<bool> m_differs = false;
};

/// Answers from a recording and calls nobody. One client at a time, so that what is concurrent comes in recorded order.
class RecordedModel final : public LlmClient {
public:
    explicit RecordedModel(std::shared_ptr<RecordedAnswers> answers) : m_answers(std::move(answers)) {}
    QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) override;
    TokenCount countAtMost(const LlmRequest& request) const override;

private:
    std::shared_ptr<RecordedAnswers> m_answers;
};

} // namespace qd::agents
