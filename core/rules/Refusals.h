#pragma once

#include "core/base/Result.h"

namespace qd::rules {

/// What was asked for goes against a rule; `hint`: the way out.
inline Error refuse(const QString& text, const QString& hint = {})
{
    return Error{Error::Rule, text, {}, hint};
}

/// What was given cannot be: at `where` it is `text`, and `hint` would be right.
inline Error wrong(const QString& where, const QString& text, const QString& hint)
{
    return Error{Error::Parse, text, where, hint};
}

} // namespace qd::rules
