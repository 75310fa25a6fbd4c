#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "ui/models/settings/outside/WaysOut.h"

/// What a file of the folder "connectors" can say, by the schema of its format (resources/schema/connector.json): a description that
/// begins with kinds and a colon ("git: …", "webhook, git: …") is of a member that only those have.
namespace qd::app {

/// What each kind of connector is asked for, besides id, title and whose it is.
QList<ui::WayKind> wayKinds();

/// The file that such a wish makes, for that organisation, with a key of its own where the kind has one.
/// Error::Parse: what is wrong with it, and what would be right.
Result<agents::ConnectorFile> fileOf(const ui::WayWish& wish, const QString& organisation);

/// What a file says now, by member, as texts: what such a kind is asked for, its title and the name of its key.
QMap<QString, QString> valuesOf(const agents::ConnectorFile& file);
/// The same file with those members; an empty text takes one out, lists are written with commas. Id, kind, whose it is and whether it is on stay.
/// Error::Parse: a member that it has not, or what is wrong with one, and what would be right.
Result<agents::ConnectorFile> fileWith(const agents::ConnectorFile& before, const QMap<QString, QString>& values);

} // namespace qd::app
