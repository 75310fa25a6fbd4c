#pragma once

#include "core/base/Clock.h"
#include "core/base/Money.h"
#include "core/model/money/Budget.h"

#include <QString>

/// Amounts, times and counts as a person reads them, in her locale. @thread main.
namespace qd::ui {

/// "$18.42"; below one cent "$0.0042" and below a hundredth of one "$0.000042", so that small calls are not all "$0.00".
QString moneyText(Money amount);
/// For bars and limits, where cents say nothing: "$50", "$1,500"; with cents when there are any.
QString roundMoneyText(Money amount);
/// What a budget counts, in its grains (Amounts::of): "$5", "12,000 tokens", "3 calls", "25 min".
QString unitText(BudgetUnit unit, qint64 grains);
/// "91 %", with the locale's own way of writing it.
QString percentText(double share);
/// "1,512", and "12.4 k" from 10,000 on when `brief`.
QString countText(qint64 count, bool brief = false);

/// What tells the plural form of `count` apart, for tr(): tr("%1 word(s)", nullptr, plural(n)).arg(countText(n)).
int plural(qint64 count);

/// "2 h 10", "35 min", "12 s", "3 days": the two largest parts that matter.
QString durationText(Duration duration);
/// "due in 2 h 10", "35 min overdue".
QString dueText(Instant due, Instant now);
/// "just now", "3 min ago", "yesterday 14:02", "12 Nov".
QString agoText(Instant then, Instant now);
/// A moment to come: "18:00", "tomorrow 09:00", "Monday 09:00", "24 Nov 09:00".
QString momentText(Instant then, Instant now);
/// "10:31:07" of the day it was, in local time.
QString clockText(Instant at);
/// "Saturday, 21 November 2026 at 10:31:07": for tooltips beside every relative time.
QString absoluteText(Instant at);

} // namespace qd::ui
