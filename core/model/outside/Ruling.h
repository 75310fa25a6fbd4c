#pragma once

#include "core/base/Describe.h"

namespace qd {

/// Her word on what nobody can tell (promises, 3.1).
enum class Ruling { WentOut, DidNot, SendAgain };
template <> struct EnumWords<Ruling> {
    static constexpr std::array words{"went-out", "did-not", "send-again"};
};

/// How it is known that something has left.
enum class ConfirmedBy { Answer, LookedUp, Ruled };
template <> struct EnumWords<ConfirmedBy> {
    static constexpr std::array words{"answer", "looked-up", "ruled"};
};

} // namespace qd
