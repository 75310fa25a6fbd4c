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
bool weighsDifficulty(const QString& agent);
/// From 0 to 100. Search people ask what can be won; writers ask how many readers use these words. Both put aside what
/// says something else than the brief.
double scoreFor(const QString& agent, const Candidate& candidate, const QList<Candidate>& all);
const Candidate& bestFor(const QString& agent, const QList<Candidate>& all);
QString whole(double value);

} // namespace qd::agents::rehearsal
