#pragma once

#include "core/state/HabitsState.h"

#include <optional>

/// Whether an agent's day is like its days: the thresholds come from its own past, so nobody has to set them. Pure.
namespace qd::rules {

/// So many days it must have worked before anything is called unusual.
inline constexpr int kDaysToKnow = 7;
/// So many turns of a day before a share or a mean of it says anything.
inline constexpr int kTurnsToTell = 5;

/// What is usual: the median of the days before the last, and up to where a day is like them, which is three times 1.4826 times
/// the median distance from it, of a bell curve three standard deviations (the Hampel identifier: F. R. Hampel, The Influence
/// Curve and its Role in Robust Estimation, JASA 1974); at least twice the median and at least what is worth a word at all.
struct Usual {
    double median = 0;
    double limit = 0;
    int days = 0;
};
/// Nothing when it has not worked long enough. O(kDays log kDays).
std::optional<Usual> usualOf(const QList<HabitsState::Day>& days, Habit habit);
/// What the last of the days came to so far; nothing when it says nothing yet.
std::optional<double> valueOf(const HabitsState::Day& day, Habit habit);

/// What is unusual of the agent's last day and was not said of it yet.
QList<AgentUnusual> unusual(const HabitsState& habits, const AgentId& agent);
/// What is unusual of UTC day `day`, said or not; nothing when the agent has not worked on it, or on a later one as well.
QList<AgentUnusual> unusualOn(const HabitsState& habits, const AgentId& agent, qint64 day);

/// "$12.40 today, 3.1 times what is usual ($4.00, from 12 days)": in a sentence for people.
QString sentenceOf(const AgentUnusual& unusual, const QString& title);

} // namespace qd::rules
