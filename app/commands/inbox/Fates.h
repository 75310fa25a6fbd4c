#pragma once

#include "app/commands/Invocation.h"
#include "core/facts/Fact.h"
#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QMap>

#include <functional>

namespace qd::app {

/// The facts of the record of a call from that one on, in their order. Error::Store. O(facts of it).
Result<Done> readFacts(const Invocation& call, Sequence first, const std::function<void(const StoredFact&)>& take);

/// What became of these, as ItemFate says it; who never waited, or waits, is not among them. Error::Store. O(record).
Result<QMap<Uuid, Error>> fatesOf(const Invocation& call, const QList<Uuid>& items);

/// Whether the inbox knows it: an item, also one that leaves when its grace time is over, or a question.
bool isInInbox(const OfficeState& state, const Uuid& item);

/// Why a word on an item was refused: where that is gone what became of it, else what was said. O(record) where it is gone.
Error whyRefused(const Invocation& call, const Command& command, const Error& said);

} // namespace qd::app
