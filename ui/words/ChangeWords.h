#pragma once

#include "core/model/Approval.h"

#include <QString>

namespace qd::ui {

/// What is not any more as she was asked about it, in a sentence.
QString changeSentence(const Change& change);
/// All of it; empty when nothing has changed.
QString changesText(const Approval& approval);

} // namespace qd::ui
