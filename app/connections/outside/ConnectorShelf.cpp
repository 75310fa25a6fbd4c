#include "app/connections/outside/ConnectorShelf.h"

#include "agents/effects/connectors/FolderConnector.h"
#include "agents/effects/settings/OwnPaces.h"
#include "app/commands/Loop.h"
#include "app/network/OwnCa.h"
#include "core/base/Digest.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace qd::app {

namespace {

QString fileName(const QString& id)
{
    return QStringLiteral("connectors/%1.json").arg(id);
}

QString keyOf(const QString& id)
{
    return accountKey({id}, {});
}

} // namespace

WayOut::Allowed WayOut::allowedIn(const QString& organisation, const DoorState& door) const
{
    const auto setting = from.file ? door.accounts.constFind(keyOf(from.file->id)) : door.accounts.constEnd();
    if (setting == door.accounts.constEnd() || !setting->on || !from.file->isOn || !from.file->organisations.contains(organisation))
        return No;
    return setting->settings == from.sha256 ? Yes : Changed;
}

QString WayOut::verifiedIn(const DoorState& door) const
{
    const ConnectorSetting setting = from.file ? door.accounts.value(keyOf(from.file->id)) : ConnectorSetting();
    return setting.settings == from.sha256 ? setting.verified : QString();
}

std::unique_ptr<agents::Connector> ConnectorShelf::connectorOf(const agents::ConnectorFile& file) const
{
    return agents::connectorOf(file, std::make_shared<agents::HttpDoor>(m_keys, wayOf(m_home)), m_clock, agents::clonesOf(m_home.path(), m_home.currentOrganisation()));
}

QList<WayOut> ConnectorShelf::all() const
{
    QList<WayOut> all;
    const QList<agents::KeptKey> kept = m_keys.kept();
    for (const agents::SetUpConnector& from : agents::connectorFiles(m_home.path())) {
        WayOut way{from};
        if (from.file) {
            const std::unique_ptr<agents::Connector> connector = connectorOf(*from.file);
            way.guarantees = connector->guarantees().sentences;
            way.place = connector->place();
            way.hasKey = std::any_of(kept.begin(), kept.end(), [&](const agents::KeptKey& key) { return key.name == from.file->key; });
        }
        all.append(way);
    }
    return all;
}

QList<FolderOut> ConnectorShelf::folders(const QString& organisation) const
{
    QList<FolderOut> all;
    for (const auto& connector : agents::folderConnectors(m_home.published(), organisation.isEmpty() ? m_home.currentOrganisation() : organisation))
        all.append({connector->id().text, connector->title(), connector->place(), connector->guarantees().sentences});
    return all;
}

std::optional<FolderOut> ConnectorShelf::folder(const QString& id, const QString& organisation) const
{
    for (const FolderOut& folder : folders(organisation))
        if (folder.id == id)
            return folder;
    return std::nullopt;
}

Result<WayOut> ConnectorShelf::find(const QString& id) const
{
    for (const WayOut& way : all())
        if (way.from.name == id + QLatin1String(".json"))
            return way.from.file ? Result<WayOut>(way) : Result<WayOut>(way.from.file.error());
    return Error{Error::Parse, QStringLiteral("there is no connector \"%1\"").arg(id), id, QStringLiteral("quarterdeck connectors list shows them")};
}

Result<Done> ConnectorShelf::write(const agents::ConnectorFile& file) const
{
    const QByteArray bytes = encode(file);
    if (const Result<agents::ConnectorFile> good = agents::readConnector(bytes, fileName(file.id)); !good)
        return good.error();
    const QString path = m_home.path() + QLatin1Char('/') + fileName(file.id);
    QDir().mkpath(m_home.path() + QStringLiteral("/connectors"));
    QSaveFile out(path);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(bytes + '\n') == bytes.size() + 1 && out.commit();
    return isWritten ? Result<Done>(Done{}) : Result<Done>(Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(path, out.errorString()), path, {}});
}

Result<bool> ConnectorShelf::turn(const QString& id, bool on) const
{
    const Result<WayOut> way = find(id);
    if (!way)
        return way.error();
    agents::ConnectorFile file = *way->from.file;
    if (std::exchange(file.isOn, on) == on)
        return false;
    const Result<Done> written = write(file);
    return written ? Result<bool>(true) : Result<bool>(written.error());
}

Result<Done> ConnectorShelf::remove(const QString& id) const
{
    const QList<agents::SetUpConnector> all = agents::connectorFiles(m_home.path());
    if (std::none_of(all.begin(), all.end(), [&](const agents::SetUpConnector& each) { return each.name == id + QLatin1String(".json"); }))
        return find(id).error();
    QFile file(m_home.path() + QLatin1Char('/') + fileName(id));
    if (!file.remove())
        return Error{Error::Store, QStringLiteral("%1 cannot be taken away: %2").arg(file.fileName(), file.errorString()), file.fileName(), {}};
    ChannelPace none;
    none.connector = {id};
    return agents::keepPace(m_home.path(), none);
}

std::optional<SetConnector> ConnectorShelf::leaveOf(const QString& id, const DoorState& door)
{
    const auto setting = door.accounts.constFind(keyOf(id));
    return setting == door.accounts.constEnd() ? std::nullopt : std::optional(SetConnector{*setting, true});
}

Result<SetConnector> ConnectorShelf::allow(const QString& id, const QString& organisation, bool may) const
{
    const Result<WayOut> before = find(id);
    if (!before)
        return before.error();
    agents::ConnectorFile file = *before->from.file;
    const QString verified; // what was tried was another file
    const bool isLast = !may && file.organisations.size() == 1; // a file is somebody's: then the record alone says that it may not
    if (may != file.organisations.contains(organisation) && !isLast) {
        may ? file.organisations.append(organisation) : static_cast<void>(file.organisations.removeAll(organisation));
        if (const Result<Done> written = write(file); !written)
            return written.error();
    }
    const Result<WayOut> after = find(id);
    if (!after)
        return after.error();
    return SetConnector{agents::settingOf(after->from, *connectorOf(*after->from.file), verified), !may};
}

Result<std::unique_ptr<agents::Dispatcher>> ConnectorShelf::doorTo(const QString& id, const QString& organisation) const
{
    for (auto& connector : agents::folderConnectors(m_home.published(), organisation.isEmpty() ? m_home.currentOrganisation() : organisation))
        if (connector->id().text == id) {
            std::vector<std::unique_ptr<agents::Connector>> folder;
            folder.push_back(std::move(connector));
            return std::make_unique<agents::Dispatcher>(std::move(folder));
        }
    const Result<WayOut> way = find(id);
    if (!way)
        return way.error();
    std::vector<std::unique_ptr<agents::Connector>> one;
    one.push_back(connectorOf(*way->from.file));
    return std::make_unique<agents::Dispatcher>(std::move(one));
}

Result<agents::SignInPlace> ConnectorShelf::signInPlace(const QString& id) const
{
    const Result<WayOut> way = find(id);
    if (!way)
        return way.error();
    const std::optional<agents::SignInPlace> place = agents::signInOf(*way->from.file);
    return place ? Result<agents::SignInPlace>(*place)
                 : Result<agents::SignInPlace>(Error{Error::Rule, QStringLiteral("%1 is not signed in to: its key is one that is typed").arg(id), id,
                                                     QStringLiteral("quarterdeck keys set %1; or \"client_id\" in connectors/%2.json, where its kind has one").arg(way->from.file->key.isEmpty() ? QStringLiteral("NAME") : way->from.file->key, id)});
}

Result<QString> ConnectorShelf::test(const QString& id, const QString& organisation) const
{
    const Result<std::unique_ptr<agents::Dispatcher>> door = doorTo(id, organisation);
    if (!door)
        return door.error();
    (*door)->start();
    return waitFor<QString>([&](Mailbox* mailbox, const auto& done) { (*door)->test({id}, mailbox, done); });
}

Result<SetConnector> ConnectorShelf::verified(const QString& id, Instant now) const
{
    const Result<WayOut> way = find(id);
    if (!way)
        return way.error();
    const std::unique_ptr<agents::Connector> connector = connectorOf(*way->from.file);
    const QString where = connector->needsNetwork() ? QStringLiteral("live") : way->from.file->isMock() ? QStringLiteral("mock") : QStringLiteral("here");
    return SetConnector{agents::settingOf(way->from, *connector, where + QLatin1Char(' ') + toRfc3339(now).left(10)), false};
}

} // namespace qd::app
