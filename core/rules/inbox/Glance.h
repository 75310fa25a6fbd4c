#pragma once

#include "core/model/Approval.h"

namespace qd::rules {

/// Whether as much as a notification has room for is enough to say yes to it: it waits as she was asked, what it does can be undone and
/// costs nothing, it asks for no more than a yes (L3), and nothing that it was made from or chosen by comes from a stranger. Pure.
bool isEnoughAtAGlance(const Approval& approval);

} // namespace qd::rules
