#pragma once

#include "agents/organisation/packs/PackShelf.h"
#include "app/commands/Work.h"
#include "app/packs/PackReading.h"
#include "core/rules/packs/LineDiff.h"

namespace qd::app {

using ui::PackText;

/// A pack, and whose record holds it.
struct FoundPack {
    PacksState::Held held;
    QString organisation;
    OfficeState state; ///< of that record

    /// Its texts are for an organisation of hers.
    bool isForHers() const { return organisation != held.pack.id.text; }
};

/// All that records of this home hold. Error: one of them can't be read.
Result<QList<FoundPack>> foundPacks(const Invocation& call);
/// The pack of that id; `into`: the organisation of hers that its texts are for, where several hold it. Error::Parse: none of that id is held, or several hold it.
Result<FoundPack> heldPack(const Invocation& call, const QString& id, const QString& into);
/// Its texts by name, or those that are named. Error::Parse: it has none of that name. O(facts of the record) where a text has changed since.
Result<QList<PackText>> packTexts(const Invocation& call, const FoundPack& pack, const QStringList& names);

/// "signed with 1a2b…" or "not signed".
QString signerInWords(const Pack& pack);
void printPacks(const Invocation& call, const QList<FoundPack>& packs);
void printPack(const Invocation& call, const FoundPack& pack, const QList<PackText>& texts);
void printDifferences(const Invocation& call, const FoundPack& pack, const QList<PackText>& texts);
void printTaken(const Invocation& call, const agents::ReadPack& read, const FoundPack& pack, const QString& said);

} // namespace qd::app
