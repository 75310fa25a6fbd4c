#pragma once

#include "core/model/Organisation.h"

/// When a rule of authority holds. Pure.
namespace qd::rules {

/// Whether every condition of the rule holds for the action of `agent` at `now`. An agent that nobody knows has no rank.
bool holds(const AuthorityRule& rule, const ActionTraits& traits, const AgentId& agent, std::optional<Rank> rank, Instant now);
/// Whether `first` holds wherever `later` does: behind it, `later` is never reached. Says no where it cannot tell.
bool covers(const AuthorityRule& first, const AuthorityRule& later);
/// SHA-256 of the rule as it is written.
QByteArray digestOf(const AuthorityRule& rule);

} // namespace qd::rules
