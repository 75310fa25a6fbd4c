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

} // namespace qd::app
