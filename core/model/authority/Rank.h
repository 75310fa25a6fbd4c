#pragma once

#include "core/base/Describe.h"

namespace qd {

enum class Rank { Executive, Management, Specialist };
template <> struct EnumWords<Rank> {
    static constexpr std::array words{"executive", "management", "specialist"};
};

} // namespace qd
