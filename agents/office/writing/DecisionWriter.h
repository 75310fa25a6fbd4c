#pragma once

#include "core/model/Approval.h"
#include "core/model/Decision.h"

/// Records of decisions about what leaves the house. Pure.
namespace qd::agents {

/// That something goes out without asking, or anything else that `maker` decided about the run.
DecisionRecord actionDecision(const RunId& run, const AgentId& maker, const QString& kind, const QString& text,
                              const QString& reasoning, Instant now);

/// What `by` decided about an item that waited: with its level, what it had cost, its bytes and its scores.
DecisionRecord approvalDecision(const Approval& item, const AgentId& by, const QString& text, const QString& reasoning, Instant now);

} // namespace qd::agents
