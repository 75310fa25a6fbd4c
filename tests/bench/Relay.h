#pragma once

#include "core/model/Organisation.h"

namespace qd::bench {

/// Departments that only hand over: teams of ten agents, each with a workflow of ten steps in a row. Every step asks its
/// model, uses what the step before made, and tells the next agent.
/// Team `n` works by the workflow relayName(n).
Organisation relayTeams(int teams);
WorkflowId relayName(int team);
/// How many steps one run has.
constexpr int kRelaySteps = 10;

/// A reply that every step of it accepts, with 400 characters of text.
QString relayReply();
/// A model with a price, so that every call has to be promised and settled.
QString relayModel();

} // namespace qd::bench
