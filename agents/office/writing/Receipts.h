#pragma once

#include "core/model/Command.h"

namespace qd::agents {

/// What an accepted command has led to, in a sentence for whoever gave it. Pure.
QString said(const Command& command);

} // namespace qd::agents
