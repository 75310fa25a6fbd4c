#pragma once

#include "core/model/money/Campaign.h"
#include "core/model/Message.h"

namespace qd {

enum class Severity { Low, Medium, High, Critical };
template <> struct EnumWords<Severity> {
    static constexpr std::array words{"low", "medium", "high", "critical"};
};

/// One answer to what is put to her, with what it does.
struct Option {
    QString id;
    QString title;
    QString effect; ///< what it does, one sentence
    std::optional<Money> cost{};

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("effect", effect);
        v("cost_micro_usd", cost);
    }
};

/// A question that the one who met it may not or cannot settle; climbs rung by rung (row M6).
struct Escalation {
    EscalationId id;
    RunId run;
    StepId step;
    AgentId raisedBy;
    AgentId with; ///< whose turn it is to settle it
    QString reason; ///< "priorities", "budget", "brand-voice", "legal", "crisis", "failure", kQuestion, kUnknownOutcome, kMissedRun
    static constexpr const char* kUnknownOutcome = "unknown-outcome"; ///< outlives its run: only a person can rule it
    static constexpr const char* kQuestion = "question"; ///< a step asks her something; her note is the answer
    static constexpr const char* kParked = "parked"; ///< who raised it hung too often; to carry on lets it work again
    static constexpr const char* kMissedRun = "missed-run"; ///< of no run; `step` names the trigger; carry on: run it once now
    static constexpr const char* kStorm = "storm"; ///< of no run; `agents` are paused; carry on lets them go on
    static constexpr const char* kNoAnswer = "no-answer"; ///< who was asked was reminded, and said nothing
    static constexpr const char* kOverrun = "overrun"; ///< a channel spent more than its limit; `remedies` say what can be done
    static constexpr const char* kBudget = "budget-incident"; ///< a budget is used up, or nearly; `budget` names it
    static constexpr const char* kFailedRun = "failed-run"; ///< a run has ended badly; its cause is `issue`
    static constexpr const char* kDecision = "decision"; ///< a choice between `options`
    static constexpr const char* kProposal = "proposal"; ///< a rule that she may take
    Severity severity = Severity::Medium;
    QString issue;
    QStringList attempts;
    QString recommendation;
    QString impact;
    int rung = 0;
    Instant raised;
    Instant answerBy; ///< climbs further when this passes
    Label label;
    QList<AgentId> agents{}; ///< kStorm: those that were paused
    MessageId message{};     ///< kNoAnswer: the one that nobody answered
    QList<Remedy> remedies{}; ///< what can be done, the best first; carry on chooses one of them
    bool asked = false;       ///< its step put it, and waits for what is settled: neither yes nor no ends anything
    AgentId silent{};         ///< kNoAnswer: who was asked
    QString onNo{};           ///< what a no does, where that is something else than ending the run
    QList<Option> options{};  ///< what can be answered, where that is more than yes and no and moves no money
    EffectId effect{};        ///< kUnknownOutcome: what it is about
    QString budget{};         ///< kBudget: its scope
    std::optional<Instant> expires{}; ///< it answers itself then …
    QString onExpiry{};       ///< … with this option

    /// What can be chosen: its remedies or options, or, of what nobody can tell, the three rulings. Empty: yes or no.
    QList<Remedy> ways() const;
    bool isUnknownOutcome() const { return reason == QLatin1String(kUnknownOutcome); }
    bool isQuestion() const { return reason == QLatin1String(kQuestion); }
    /// True when its step is not held up by it: it waits for the answer as it is, or goes on without.
    bool leavesItsStep() const { return asked || isQuestion() || reason == QLatin1String(kNoAnswer); }

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("run", run);
        v("step", step);
        v("raised_by", raisedBy);
        v("with", with);
        v("reason", reason);
        v("severity", severity);
        v("issue", issue);
        v("attempts", attempts);
        v("recommendation", recommendation);
        v("impact", impact);
        v("rung", rung);
        v("raised", raised);
        v("answer_by", answerBy);
        v("label", label);
        v("agents", agents);
        v("message", message);
        v("remedies", remedies);
        v("asked", asked);
        v("silent", silent);
        v("on_no", onNo);
        v("options", options);
        v("effect", effect);
        v("budget", budget);
        v("expires", expires);
        v("on_expiry", onExpiry);
    }
};

} // namespace qd
