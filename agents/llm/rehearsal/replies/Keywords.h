#pragma once

#include "agents/llm/rehearsal/Plan.h"

namespace qd::agents::rehearsal {

/// One keyword that a piece could be built on, with what the list says of it.
struct Candidate {
    QString keyword;
    double volume = 0;
    double difficulty = 50;
    double relevance = 0;  ///< 0 to 1
    bool measured = false; ///< volume and difficulty stand in the list
    QString intent;
    double fit = 0;        ///< 0 to 1: how far it says what was asked for, in words that can stand in a title

    QString facts() const; ///< "2900 searches a month, difficulty 58"
};

/// The candidates of the list, best kept apart from fragments of a working title. Never empty: without a list, the topic.
QList<Candidate> candidatesOf(const Plan& plan);
/// Null when no candidate is called so.
const Candidate* named(const QList<Candidate>& list, const QString& keyword);
/// What somebody asks of a keyword first: whether it can be won, or how many readers use it.
enum class Side { Search, Readers };
inline Side opposite(Side side) { return side == Side::Search ? Side::Readers : Side::Search; }
/// The side that `agent` takes: what its scores said, whether it looked the keywords up, then its title and role; where
/// none of these says anything, whoever opens the debate takes the side of search.
Side sideOf(const Plan& plan, const QString& agent);
/// Whoever chose or argued beside `agent`; empty when the request names nobody else.
QString otherParty(const Plan& plan, const QString& agent);
/// The agent of a choice or an argument that takes `side`; empty when there is none.
QString partyOf(const Plan& plan, Side side);
/// What an agent is called: its title where the request has it, else its id in words.
QString titleOf(const Plan& plan, const QString& agent);
/// From 0 to 100. Search people ask what can be won; writers ask how many readers use these words. Both put aside what
/// says something else than the brief.
double scoreFor(Side side, const Candidate& candidate, const QList<Candidate>& all);
const Candidate& bestFor(Side side, const QList<Candidate>& all);
QString whole(double value);

} // namespace qd::agents::rehearsal
