#pragma once

#include "agents/organisation/packs/PackShelf.h"
#include "app/commands/Work.h"
#include "app/packs/PackReading.h"
#include "core/rules/outside/LineDiff.h"

namespace qd::app {

using ui::PackText;

/// The pack of the record that `call` is about; Error::Parse: none of that id is held.
Result<PacksState::Held> heldPack(const Invocation& call, const QString& id);
/// Its texts by name, or those that are named. Error::Parse: it has none of that name. O(facts of the record) where a text has changed since.
Result<QList<PackText>> packTexts(const Invocation& call, const PacksState::Held& held, const QStringList& names);

/// "signed with 1a2b…" or "not signed".
QString signerInWords(const Pack& pack);
void printPacks(const Invocation& call, const QList<PacksState::Held>& packs);
void printPack(const Invocation& call, const PacksState::Held& held, const QList<PackText>& texts);
void printDifferences(const Invocation& call, const PacksState::Held& held, const QList<PackText>& texts);
void printTaken(const Invocation& call, const agents::ReadPack& read, const PacksState::Held& held, const QString& said);

} // namespace qd::app
