#pragma once

#include "core/base/Result.h"

namespace qd::agents {

/// What is wrong with what is to leave: Error::Rule.
inline Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

} // namespace qd::agents
