#pragma once

#include "core/rules/money/Outlook.h"
#include "ui/widgets/MeterBar.h"

namespace qd::ui {

/// "$1,100 to $1,400", in whole dollars.
QString bandText(const rules::Outlook& outlook);
/// What is spent, what comes in any case, and the interval, for the bar of a month.
QList<MeterBar::Segment> bandSegments(const rules::Outlook& outlook, Money soFar, bool rehearsal);
/// Where the figures come from, in a sentence.
QString bandDetail(const rules::Outlook& outlook);

} // namespace qd::ui
