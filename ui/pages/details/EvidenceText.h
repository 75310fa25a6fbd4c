#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// Bytes kept under `hash` as a person reads them, at most so many characters of each text (0: all). @thread main.
QList<FactLine> evidenceLines(const QByteArray& bytes, const QByteArray& hash, qsizetype atMost);
/// A message as evidence of something.
QList<FactLine> evidenceLines(const Message& message, const OfficeState& state);
/// The message that it names; null where it is something else.
MessageId messageOf(const Evidence& evidence);

} // namespace qd::ui
