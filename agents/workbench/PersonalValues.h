#pragma once

#include "agents/people/Personal.h"
#include "core/base/Json.h"

/// What must not stand in an address, a search or anything else that leaves with a tool: nobody approves what a tool is asked.
namespace qd::agents {

/// What of that stands in the text, in words ("an e-mail address", "a key"), read as it is and as it would be once the percent signs of
/// an address are resolved; empty: nothing that can be told by its form, and no name that `test` knows. Postal addresses cannot be told. Pure but for `test`.
/// Forms: those of personalValues() and keyIn() (people).
QString personalIn(const QString& text, const PersonalTest& test = {});
/// The same for every value of an input; names of members are not looked at.
QString personalIn(const Json& input, const PersonalTest& test = {});

} // namespace qd::agents
