#pragma once

#include "core/rules/Judge.h"

/// Whose money would do more at another channel of the same campaign, by what both have brought. Pure.
///
/// What a channel brings is what was last read of it and its pieces, against what it has spent. Leads are counts: that two channels
/// differ by more than kClearly times, and not by chance, is asked of Huffman's test of the ratio of two Poisson rates ("An Improved
/// Approximate Two-Sample Poisson Test", Applied Statistics 33, 1984, 224-226; the one that Gu, Ng, Tang and Schucany, "Testing the
/// Ratio of Two Poisson Rates", Biometrical Journal 50, 2008, 283-298, find to keep its level with small counts). Of revenue nobody
/// knows from how many sales it is, so it has no such test, and has to differ by more: return on what was spent (ROAS), kTimesRevenue.
namespace qd::rules {

/// The reason of such a question: it begins with the campaign's owner, who settles it as far as it may move money.
inline constexpr const char* kShift = "shift";

inline constexpr double kClearly = 1.5;      ///< leads for a dollar at the good channel against the poor one: at least so many times …
inline constexpr double kQuantile = 2.326;   ///< … and less than once in a hundred times by chance (standard normal, one-sided)
inline constexpr double kLeastLeads = 10;    ///< the good channel has brought them, and the poor one should have for its money
inline constexpr double kTimesRevenue = 2;
inline constexpr Money kLeastSpent{100'000'000};  ///< by either, before its figures say anything
inline constexpr Money kLeastShift{10'000'000};
inline constexpr Duration kFresh = std::chrono::days(7); ///< what was read before that is of another time
/// What is noted may be dated a day ahead (Measuring); so what is dated less than that after a move may be what led to it.
inline constexpr Duration kAfterMove = std::chrono::days(1);

/// A shift, and why.
struct Shift {
    BudgetShift what;
    QString issue;    ///< what both have brought, for how much
    QString weighed;  ///< how they were compared
    QString impact;   ///< what stays so where nothing is moved
    Remedy remedy;    ///< with the limits before and after
    Label label;      ///< of the figures
};

/// From the poorest channel that has something left to the best one that is clearly better: half of what it has left, at most as much
/// as the better one has spent (nobody has seen what it does with more), whole dollars. Error::Rule: nothing is to be moved, and why not;
/// so also while somebody is asked about one of the two, and until both were read anew after money of theirs was moved.
Result<Shift> shiftFor(const OfficeState& state, const CampaignId& campaign, Instant now);

/// The reading is of one of two channels between which money should move. `state` as it is with the reading.
bool isShiftNews(const OfficeState& state, const Measurement& reading);

} // namespace qd::rules
