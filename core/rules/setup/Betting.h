#pragma once

#include <QList>

#include <optional>

/// Whether numbers have a mean that differs from another, asked again after each of them, as often as one likes: a test by
/// betting (I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS-B 86 (2024), the bets
/// aGRAPA with both sides hedged). Somebody who bets that the mean is not m cannot expect to gain if it is; so by Ville's
/// inequality his capital ever becomes 1/error with a chance of at most `error`. Pure.
namespace qd::rules {

/// What bets may be made from: the numbers seen so far, each from -1 to 1, and one that nobody saw (mean 0, variance 1).
struct SeenNumbers {
    qint64 count = 0;
    double sum = 0;
    double squares = 1; ///< sum of (number - mean when it came)²
    double mean() const { return sum / double(count + 1); }
    double variance() const { return squares / double(count + 1); }
    void see(double number);
};

/// The capital of those who bet that the mean is more, or less, than `m`.
class Wager {
public:
    explicit Wager(double m) : m_m(m) {}
    /// Bets on `number` with what was seen before it.
    void take(const SeenNumbers& before, double number);
    double capital() const { return (m_more + m_less) / 2; } ///< 1 in the beginning
    bool saysMore() const { return m_more > m_less; }

private:
    double m_m;
    double m_more = 1;
    double m_less = 1;
};

/// What numbers from -1 to 1, looked at one after the other, say of their mean.
struct MeanBetween {
    double capital = 1;    ///< now, of bets that it is not 0
    double most = 1;       ///< at its highest
    qsizetype shownAt = 0; ///< how many it took until it was shown that the mean is not 0; 0: it is not shown
    bool isMore = false;   ///< once shown: it is more than 0
    double low = -1;       ///< the mean lies from here …
    double high = 1;       ///< … to here; all that was ever said so is wrong with a chance of at most `error`
};
/// `error` lies between 0 and 1. O(numbers × 201).
MeanBetween meanBetween(const QList<double>& numbers, double error);

} // namespace qd::rules
