#pragma once

#include "core/base/Result.h"

#include <optional>

/// Words that stand on record in plain, as a reason or where something is known from. Pure.
namespace qd::rules {

/// The same with "…" in place of each e-mail address and each number of eight digits or more, as telephones have. A date ("2026-03-12", "12.3.2026") stays. What it gives
/// is given by it again as it is.
QString withoutAddresses(const QString& words);
/// Why such words cannot be kept: an address or a number stands in them. The last guard, behind whoever takes them out before.
std::optional<Error> addressIn(const QString& words, const QString& where);

} // namespace qd::rules
