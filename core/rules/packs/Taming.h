#pragma once

#include "core/model/Organisation.h"

/// What an organisation that somebody else made may bring with it, and what stays outside. Pure.
namespace qd::rules {

/// Without a limit of hers, so much may be spent by it in a day, and in a month.
constexpr Money kPackDay{5'000'000};
constexpr Money kPackMonth{50'000'000};

struct Tamed {
    Organisation organisation; ///< as it is taken
    QStringList leftOut;       ///< what it wanted and does not get, one sentence each
};
/// The organisation as one of a pack of that id: nothing begins by itself, nobody of it moves a campaign's money, and what it may
/// spend is limited; its own limits count where they are lower. Doing it twice changes nothing.
Tamed tamed(Organisation organisation, const PackId& pack);

} // namespace qd::rules
