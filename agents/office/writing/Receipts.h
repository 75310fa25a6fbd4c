#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

namespace qd::agents {

/// What an accepted command has led to, in a sentence for whoever gave it; `facts` are what it became, `state` is how things
/// stood before. Pure.
QString said(const Command& command, const QList<Fact>& facts, const OfficeState& state);
/// "all agents ask openai:gpt-5.4", "the department rehearses": whom `use` (as UseModels has it, not the tiers) has asked.
QString asksOne(const QString& use);
/// What it came too late for, to follow on that sentence.
QString alsoOnTheirWay(const QStringList& titles);

} // namespace qd::agents
