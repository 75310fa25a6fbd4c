#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/keys/KeyShelf.h"
#include "agents/transport/Transport.h"
#include "core/model/outside/ConnectorSetting.h"

#include <vector>

namespace qd::agents {

/// A file of the folder "connectors", as it stands there.
struct SetUpConnector {
    QString name;               ///< "orders.json"
    Result<ConnectorFile> file; ///< or what is wrong with it
    QByteArray sha256{};        ///< of its bytes
};

/// All of <home>/connectors/*.json, by name. Blocks for as long as reading them takes. @thread any.
QList<SetUpConnector> connectorFiles(const QString& home);

/// The connector that such a file sets up. `clones`: where git keeps its own (clonesOf()). `door` and `clock` outlive it. @thread main.
std::unique_ptr<Connector> connectorOf(const ConnectorFile& file, const std::shared_ptr<HttpDoor>& door, const Clock& clock, const QString& clones);
/// The folder of the clones that an organisation's connectors keep.
QString clonesOf(const QString& home, const QString& organisation);

/// What is put on record when an account is allowed: as connectorFiles() has it, with its guarantees in words. `verified`: as there.
ConnectorSetting settingOf(const SetUpConnector& from, const Connector& connector, const QString& verified);

/// The ways out that a home sets up, as far as they can be used.
struct OutsideConnectors {
    std::vector<std::unique_ptr<Connector>> connectors;
    QStringList faults; ///< of those that cannot, or wait for their key: one sentence each, with the file
    /// Why one may not be used as its file stands there now, by its id; empty: it may, or there never was one. Reads that file. @thread any.
    std::function<QString(const ConnectorId&)> whyShut{};
};

/// Those that are on and are this organisation's by their file; where `allowed` is given (DoorState::accounts) only those that she
/// allowed there, as they were then. `keys` and `clock` outlive the connectors. `elsewhere`: names of keys that are with somebody else who works, so that nothing waits for them. @thread main.
OutsideConnectors outsideConnectors(const QString& home, const QString& organisation, KeyShelf& keys, const Clock& clock, const Way& way,
                                    const QMap<QString, ConnectorSetting>* allowed = nullptr, const QStringList& elsewhere = {});

} // namespace qd::agents
