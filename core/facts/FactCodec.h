#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// The name that a fact's kind has in the record.
QString factName(const Fact& fact);
/// Every name there is, in the order of the variant.
QStringList factNames();

/// A payload as JSON text with its version: {"v":1,…}.
QByteArray encodeFact(const Fact& fact);
/// What a fact says as named values, "effect.content.title": texts, numbers, yes or no, and lists of texts. What
/// conditions on a fact are tested on.
Values factValues(const Fact& fact);
/// A payload back from its name and text; older versions are upgraded here. Error::Store names a kind or a
/// version that this program does not know; Error::Parse what is wrong in the text, with its path.
Result<Fact> decodeFact(const QString& name, const QByteArray& body);

/// A command as {"command":name,"body":{…}} and back; how it crosses from one process to another.
QByteArray encodeCommand(const Command& command);
Result<Command> decodeCommand(const QByteArray& text);

} // namespace qd
