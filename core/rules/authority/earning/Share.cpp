#include "core/rules/authority/earning/Share.h"

#include <cmath>

namespace qd::rules {

namespace {

constexpr double kError = 0.05; // on one side
constexpr double kNothing = 1e-18;
constexpr int kHalvings = 60; // more than a double holds

double logOfFactorial(qint64 n)
{
    int sign = 0; // lgamma() itself writes to a global
    return ::lgamma_r(double(n) + 1, &sign);
}

/// That exactly `k` of `n` happen, each by `p`.
double chanceOf(qint64 k, qint64 n, double p)
{
    return std::exp(logOfFactorial(n) - logOfFactorial(k) - logOfFactorial(n - k) + double(k) * std::log(p) + double(n - k) * std::log1p(-p));
}

/// That `k` of `n` or more happen: added up away from the middle, where nothing is lost.
double chanceOfAtLeast(qint64 k, qint64 n, double p)
{
    double sum = 0;
    if (double(k) > double(n) * p) {
        double term = chanceOf(k, n, p);
        for (qint64 i = k; i <= n && term > sum * kNothing; ++i) {
            sum += term;
            term *= double(n - i) / double(i + 1) * p / (1 - p);
        }
        return sum;
    }
    double term = chanceOf(k - 1, n, p);
    for (qint64 i = k - 1; i >= 0 && term > sum * kNothing; --i) {
        sum += term;
        term *= double(i) / double(n - i + 1) * (1 - p) / p;
    }
    return 1 - sum;
}

/// The smallest share that gives so many or more in 5 of 100 cases.
double lowest(qint64 k, qint64 n)
{
    if (k <= 0)
        return 0;
    double low = 0;
    double high = 1;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2;
        (chanceOfAtLeast(k, n, middle) < kError ? low : high) = middle;
    }
    return low;
}

} // namespace

Share shareOf(qint64 agreed, qint64 of)
{
    return of <= 0 ? Share{} : Share{lowest(agreed, of), 1 - lowest(of - agreed, of)};
}

} // namespace qd::rules
