#pragma once

#include "core/model/Command.h"

#include <optional>

/// Keys, which no text may hold: on record they could not be taken out again (promise P6). Pure.
namespace qd::agents {

/// Why a command isn't taken: a key stands in what it says, in one sentence with no more of it than its mask. Nothing: none does, or it is one that is
/// never refused for its words: a stop, an erasure, what strangers say.
std::optional<Error> secretIn(const Command& command);

/// The same of one text that is `where` ("the brief").
std::optional<Error> secretIn(const QString& text, const QString& where);

} // namespace qd::agents
