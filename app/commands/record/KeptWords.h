#pragma once

#include "app/commands/Invocation.h"
#include "core/model/Decision.h"

namespace qd::app {

/// The bytes that the record keeps under `hash`. Error::Store when it keeps none.
Result<QByteArray> keptBytes(const Invocation& call, const QByteArray& hash);

/// The text of a piece of evidence for people, each line behind `indent`: a message, a reply by its fields, a call with its
/// instructions. Empty for what the record keeps no text of: a name, a figure.
Result<QString> evidenceText(const Invocation& call, const DecisionRecord& decision, const Evidence& piece, const QString& indent);

/// A decision for people, with the text of everything that it rests on.
int sayDecision(const Invocation& call, const DecisionRecord& decision);

} // namespace qd::app
