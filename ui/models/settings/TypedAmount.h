#pragma once

#include "core/base/Money.h"

#include <QString>

#include <optional>

/// Amounts of money as they are typed. Pure but for the words. @thread main.
namespace qd::ui {

/// "50", "19.90", "$19.90". Nothing where it is no amount, or is empty.
std::optional<Money> amountIn(const QString& text);
/// "19.90": as amountIn() takes it.
QString typedAmount(Money amount);
/// What is to be said where it is none.
QString notAnAmountText();

} // namespace qd::ui
