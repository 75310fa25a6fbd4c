#pragma once

#include "ui/models/past/Tries.h"

namespace qd::test {

/// Answers when the test says so, and remembers what it was asked for.
class FakeTries final : public ui::Tries {
public:
    ui::Tryable offer;
    std::optional<Error> refusal;
    QList<ui::Tried> kept;

    QList<ui::Attempt> begun;
    QStringList thrownAway;
    int stops = 0;

    void tell(const ui::TryProgress& at) { m_progress(at); }
    void finish(const Result<ui::Tried>& tried) { std::exchange(m_answer, {})(tried); }

    void tryable(const RunId&, QObject*, Answer<ui::Tryable> answer) override { answer(refusal ? Result<ui::Tryable>(*refusal) : offer); }
    void begin(const ui::Attempt& attempt, QObject*, std::function<void(ui::TryProgress)> progress, Answer<ui::Tried> answer) override
    {
        begun.append(attempt);
        m_progress = std::move(progress);
        m_answer = std::move(answer);
    }
    void stop() override
    {
        ++stops;
        if (m_answer)
            finish(Error{Error::Cancelled, QStringLiteral("It was stopped."), {}, {}});
    }
    void earlier(const RunId&, QObject*, Answer<QList<ui::Tried>> answer) override { answer(kept); }
    void throwAway(const RunId&, const QString& id) override { thrownAway.append(id); }

private:
    std::function<void(ui::TryProgress)> m_progress;
    Answer<ui::Tried> m_answer;
};

/// A try of the sample run: another draft, and one decision that differs.
inline ui::Tried sampleTried(const RunId& run, const QString& id)
{
    ui::Tried tried;
    tried.id = id;
    tried.attempt = {run, {QStringLiteral("draft")}, QStringLiteral("Write it for people who count by night."), {}, {}};
    tried.step = QStringLiteral("Write the draft");
    tried.given = 8;
    tried.asked = 3;
    const auto piece = [&](const char* sha, const char* text) {
        tried.pieces.insert(sha, text);
        return rules::Account::Piece{QStringLiteral("draft"), QStringLiteral("Counting"), QStringLiteral("text/markdown"), 1, sha, {QStringLiteral("copywriter")}};
    };
    tried.comparison.then.pieces = {piece("a", "# Counting\n\nPlain words about <the> work of today.\n")};
    tried.comparison.now.pieces = {piece("b", "# Counting\n\nPlain words about <the> work of tonight.\n")};
    DecisionRecord decision;
    decision.kind = QStringLiteral("review");
    decision.maker = {QStringLiteral("content-manager")};
    decision.decision = QStringLiteral("Accepted");
    decision.reasoning = QStringLiteral("The opening says what is at stake.");
    tried.comparison.then.decisions = {decision};
    decision.reasoning = QStringLiteral("It is written for <b>the night</b>.");
    tried.comparison.now.decisions = {decision};
    tried.comparison.now.cost = Money{12'300};
    tried.comparison = rules::compared(tried.comparison.then, tried.comparison.now, tried.pieces);
    return tried;
}

} // namespace qd::test
