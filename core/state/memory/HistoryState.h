#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// A turn that an agent finished, in one line of the program's own words.
struct HistoryLine {
    Instant time;
    RunId run;
    QString task;
    QString title; ///< of the run
    QString said;  ///< figures and one-word verdicts of its reply: "verdict revise, words 812"
    bool rehearsal = false;
    Label label{}; ///< of the run's title

    template <class V> void fields(V& v)
    {
        v("time", time);
        v("run", run);
        v("task", task);
        v("title", title);
        v("said", said);
        v("rehearsal", rehearsal);
        v("label", label);
    }
};

/// Many turns of one task, of which the lines are gone.
struct HistorySum {
    qint64 times = 0;
    qint64 rehearsals = 0; ///< of these
    Instant last;
    QString lastTitle;
    Label lastLabel{}; ///< of it

    template <class V> void fields(V& v)
    {
        v("times", times);
        v("rehearsals", rehearsals);
        v("last", last);
        v("last_title", lastTitle);
        v("last_label", lastLabel);
    }
};

struct AgentHistory {
    QList<HistoryLine> recent;       ///< oldest first, at most kLines
    QMap<QString, HistorySum> older; ///< by task, at most kSums; the one longest ago gives way

    static constexpr qsizetype kLines = 24;
    static constexpr qsizetype kCondensed = 8; ///< so many lines become sums at once
    static constexpr qsizetype kSums = 32;

    template <class V> void fields(V& v)
    {
        v("recent", recent);
        v("older", older);
    }
    void add(HistoryLine line);
};

/// What each agent has done, in a form that never grows beyond a prompt: the last turns as lines, those before them summed up
/// by task. No word of a reply that could carry a stranger's wish is in it.
struct HistoryState {
    QMap<AgentId, AgentHistory> agents;

    template <class V> void fields(V& v) { v("agents", agents); }
    /// @param task   what the agent was at; `title` of its run
    /// @param label  of the title
    void take(const StoredFact& stored, const TurnFinished& finished, const QString& task, const QString& title, const Label& label);
};

} // namespace qd
