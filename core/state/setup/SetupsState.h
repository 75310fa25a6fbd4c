#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// How agents are set up: every version that she made, which of them each works with, and the trials of two of them. What the
/// organisation's file says is version 0, and is not kept here. Grows with what she sets, not with the work.
struct SetupsState {
    struct Version {
        int number = 0;
        Configuration configuration;
        int like = -1; ///< the earlier one that it goes back to; 0: what the file says, whatever that is by now
        AgentId by;
        QString reason;
        Instant time;
        template <class V> void fields(V& v)
        {
            v("number", number);
            v("configuration", configuration);
            v("like", like);
            v("by", by);
            v("reason", reason);
            v("time", time);
        }
    };
    struct Setup {
        QList<Version> versions; ///< from 1 on, in order
        int inUse = 0;
        TrialId trial; ///< the open one; null: none
        template <class V> void fields(V& v)
        {
            v("versions", versions);
            v("in_use", inUse);
            v("trial", trial);
        }
        /// nullptr for 0, and for one that there is not.
        const Version* version(int number) const { return number >= 1 && number <= versions.size() ? &versions[number - 1] : nullptr; }
    };
    /// A trial and what came of it so far.
    struct Tried {
        Trial trial;
        AgentId by;
        Instant begun;
        QList<double> a; ///< outcomes of pieces of work done with version a, in the order in which they came
        QList<double> b;
        QMap<RunId, QList<StepId>> counted; ///< of open runs: what has been counted, or left out
        QMap<RunId, QMap<StepId, QStringList>> asked; ///< of open runs: who answered the agent's turns, each once
        qint64 leftOut = 0; ///< pieces that show nothing of the versions
        QString whyLeftOut; ///< of the last of them, after "it was"
        std::optional<Instant> ended;
        int adopted = -1; ///< once it has ended: the version that was taken; -1: none
        QString reason;
        template <class V> void fields(V& v)
        {
            v("trial", trial);
            v("by", by);
            v("begun", begun);
            v("a", a);
            v("b", b);
            v("counted", counted);
            v("asked", asked);
            v("left_out", leftOut);
            v("why_left_out", whyLeftOut);
            v("ended", ended);
            v("adopted", adopted);
            v("reason", reason);
        }
        bool hasCounted(const RunId& run, const StepId& step) const { return counted.value(run).contains(step); }
    };

    QMap<AgentId, Setup> agents; ///< of those that were ever set up or tried
    QMap<TrialId, Tried> open;
    QList<Tried> ended;          ///< the last kEnded, newest first
    static constexpr qsizetype kEnded = 12;

    template <class V> void fields(V& v)
    {
        v("agents", agents);
        v("open", open);
        v("ended", ended);
    }
    /// The version that the agent works with outside a trial.
    int inUse(const AgentId& agent) const;
    /// The open trial of the agent, or nullptr.
    const Tried* trialOf(const AgentId& agent) const;
    void apply(const StoredFact& stored);

private:
    void end(const TrialEnded& fact, Instant time);
    void count(const TrialCounted& fact);
    void noteAnswer(const TurnFinished& fact);
};

} // namespace qd
