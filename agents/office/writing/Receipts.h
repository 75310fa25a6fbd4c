#pragma once

#include "core/facts/Fact.h"
#include "core/model/Command.h"

namespace qd::agents {

/// What an accepted command has led to, in a sentence for whoever gave it; `facts` are what it became. Pure.
QString said(const Command& command, const QList<Fact>& facts);

} // namespace qd::agents
