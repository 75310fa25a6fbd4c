#pragma once

#include "agents/organisation/checks/SchemaCheck.h"
#include "core/model/Organisation.h"

namespace qd::agents {

/// "a zip archive" and the like, by how such a file begins; empty: it is none that is known.
QString archiveName(const QByteArray& bytes);

/// Why nobody should read the text as it stands: it holds signs that are not seen, or that turn what is. Empty: it can be read.
QString whyUnreadable(const QString& text);
/// A word of it mixes letters of scripts that look alike; empty: none does.
QString lookAlike(const QString& text);

/// Every text of the file, names of members among them, that people could not read as it stands.
QList<Fault> faultsOfTexts(const Json& file);
/// What stands in the file besides its organisation: format, imprint, prompts and replies. Members that nobody knows are faults.
QList<Fault> faultsOfMembers(const Json& file);
/// What a right organisation may not say in a pack: accounts, people, servers and brands of hers are named by her alone.
QList<Fault> faultsOfPacked(const Organisation& organisation, const QString& id, const QStringList& brands);

} // namespace qd::agents
