#pragma once

#include "agents/organisation/checks/SchemaCheck.h"
#include "core/facts/FactFields.h"
#include "core/model/Organisation.h"

namespace qd::agents {

using qd::FieldKind;
using qd::Fields;
/// The fields of a reply or an output that other steps can take, from its JSON schema; nested ones are left out.
Fields fieldsOfSchema(const QByteArray& schema);
/// Those of them that are lists and have an entry in any case.
QStringList filledListsOfSchema(const QByteArray& schema);

/// What an organisation may name because it exists in this program or in the user's home.
struct Known {
    QStringList skills;
    QStringList connectors;
    QStringList prompts;   ///< names without ".md"
    QStringList replies;   ///< names without ".json"
    QStringList renderers; ///< what an effect's "render" may say
    QMap<QString, Fields> replyFields; ///< by name of the reply
    QMap<QString, Fields> skillFields; ///< by skill
    QMap<QString, QByteArray> skillInputs; ///< by skill: the JSON schema of what it takes
    QMap<QString, Fields> renderFields; ///< by renderer: what its effect gives
    QMap<QString, Fields> renderInputs; ///< by renderer: what it takes
    QMap<QString, QStringList> filledLists; ///< by reply, and by skill: lists that are never empty
};

/// An organisation from the text of its file: strict JSON, the schema, then everything that a schema cannot say. Steps of
/// the kinds "consensus" and "intent" become the plain steps that they stand for.
/// @returns Error::Parse with the file, the path in it, what is wrong, what would be right, and how many more faults
///          there are; `where` is the path.
/// @thread any.
Result<Organisation> readOrganisation(const QByteArray& bytes, const QString& fileName, const Known& known);

/// All faults of the file, for whoever mends it; empty when it can be read. @thread any.
QList<Fault> faultsOf(const QByteArray& bytes, const Known& known);

/// The file of an organisation, indented, members in a fixed order, defaults left out. Reading it and writing it
/// again gives the same bytes. What the author wrote as a consensus or an intent stands there as it was written.
QByteArray writeOrganisation(const Organisation& organisation);

/// True for "content-manager": small letters, digits and single hyphens, a letter first, at most 64 characters.
bool isSlug(const QString& text);

} // namespace qd::agents
