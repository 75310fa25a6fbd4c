#pragma once

#include "core/state/OfficeState.h"

/// How long people are kept. Pure.
namespace qd::rules {

/// Days that this one is kept without anything happening: the most that one of the lists says, else what is said of everybody; nothing: until she
/// has them forgotten.
std::optional<int> daysKept(const PeopleState& people, const PeopleState::Card& card);
/// Those whose days have passed. O(people).
QList<ContactId> pastTheirDays(const PeopleState& people, Instant now);
/// Why one of them is forgotten, as it stands on record.
QString whyForgotten(const PeopleState& people, const ContactId& contact);

} // namespace qd::rules
