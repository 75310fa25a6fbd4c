#pragma once

#include <QtGlobal>

#include <compare>

namespace qd {

/// An amount of money in millionths of a US dollar. Never a floating number.
struct Money {
    qint64 micro = 0;

    auto operator<=>(const Money&) const = default;
    Money& operator+=(Money other) { micro += other.micro; return *this; }
    Money& operator-=(Money other) { micro -= other.micro; return *this; }
    friend Money operator+(Money a, Money b) { return {a.micro + b.micro}; }
    friend Money operator-(Money a, Money b) { return {a.micro - b.micro}; }
};

/// How many tokens of a model went one way.
struct TokenCount {
    qint64 value = 0;

    auto operator<=>(const TokenCount&) const = default;
    TokenCount& operator+=(TokenCount other) { value += other.value; return *this; }
    friend TokenCount operator+(TokenCount a, TokenCount b) { return {a.value + b.value}; }
};

} // namespace qd
