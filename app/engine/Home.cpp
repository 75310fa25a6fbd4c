#include "app/engine/Home.h"

#include "app/engine/Restoration.h"
#include "core/base/Digest.h"
#include "core/store/Ballast.h"
#include "core/store/EventStore.h"
#include "core/store/safety/Durable.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>
#include <filesystem>

namespace qd::app {

namespace {
const QString kDefaultOrganisation = QStringLiteral("marketing-department");
const QString kOrganisationKey = QStringLiteral("organisation");

Error unwritable(const QString& home)
{
    QString there = home;
    while (!QFileInfo::exists(there) && there.contains(u'/'))
        there.truncate(there.lastIndexOf(u'/'));
    if (const QStorageInfo disk(there); disk.isValid() && !disk.isReadOnly() && disk.bytesAvailable() < 4096)
        return Error{Error::Store, QStringLiteral("the disk that holds the home %1 is full").arg(home), home,
                     QStringLiteral("free some space, then try again; what is stored can still be read")};
    return Error{Error::Store, QStringLiteral("the home %1 cannot be written").arg(home), home,
                 QStringLiteral("name a folder of yours with --home, or make this one writable")};
}

}

Home Home::standard(const QString& given)
{
    if (!given.isEmpty())
        return Home(QDir(given).absolutePath());
    const QString named = qEnvironmentVariable("QUARTERDECK_HOME");
    if (!named.isEmpty())
        return Home(QDir(named).absolutePath());
    return Home(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/quarterdeck"));
}

QString Home::record(const QString& organisation) const
{
    return folder(QStringLiteral("records/%1.qdr").arg(organisation));
}

QString Home::socketName(const QString& organisation) const
{
    // A name, not a path below the home: the path of a socket may have 107 characters only.
    const QByteArray digest = sha256(QFileInfo(m_path).canonicalFilePath().toUtf8() + '\n' + organisation.toUtf8());
    return QStringLiteral("quarterdeck-%1").arg(QLatin1String(digest.toHex().left(24)));
}

QString Home::searxng() const
{
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    return settings.value(QStringLiteral("search/searxng")).toString();
}

Duration Home::repeats() const
{
    constexpr int kHours = 24;
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    return std::chrono::hours(std::clamp(settings.value(QStringLiteral("models/repeat_hours"), kHours).toInt(), 0, int(kMostRepeated.count())));
}

void Home::setRepeats(std::chrono::hours hours) const
{
    QSettings settings(settingsFile(), QSettings::IniFormat);
    settings.setValue(QStringLiteral("models/repeat_hours"), int(hours.count()));
}

void Home::setSearxng(const QString& address) const
{
    QSettings settings(settingsFile(), QSettings::IniFormat);
    address.isEmpty() ? settings.remove(QStringLiteral("search/searxng")) : settings.setValue(QStringLiteral("search/searxng"), address);
}

QString Home::currentOrganisation() const
{
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    return settings.value(kOrganisationKey, kDefaultOrganisation).toString();
}

void Home::setCurrentOrganisation(const QString& name) const
{
    QSettings settings(settingsFile(), QSettings::IniFormat);
    settings.setValue(kOrganisationKey, name);
}

Result<bool> Home::hasRecord(const QString& organisation) const
{
    std::error_code trouble;
    const bool there = std::filesystem::exists(record(organisation).toStdString(), trouble);
    if (!trouble || trouble == std::errc::no_such_file_or_directory)
        return there;
    return Error{Error::Store, QStringLiteral("the home %1 cannot be looked into: %2")
                                   .arg(m_path, QString::fromStdString(trouble.message())), m_path,
                 QStringLiteral("name a home of yours with --home, or make this one readable")};
}

QStringList Home::recorded() const
{
    QStringList names;
    for (const QString& file : QDir(folder(QStringLiteral("records"))).entryList({QStringLiteral("*.qdr")}, QDir::Files, QDir::Name))
        if (!isKeptAside(file))
            names.append(file.chopped(4));
    return names;
}

QString Home::shortOfRoom(const QString& organisation) const
{
    const std::optional<qint64> room = Ballast::tooLittleRoom(record(organisation), StoreLimits().ballastBytes);
    if (!room)
        return {};
    return QStringLiteral("Only %1 MB are free where %2 lies: too little to hold some back. Should they run out, a stop still halts "
                          "everything, but cannot be written down until there is room again.").arg(*room / 1'000'000).arg(record(organisation));
}

Result<Done> Home::make() const
{
    QStringList missing; // the home and what it lies in
    for (QString above = QDir::cleanPath(QDir(m_path).absolutePath()); !QFileInfo::exists(above); above = QFileInfo(above).absolutePath())
        missing.append(above);
    for (const char* name : {"records", "organisations", "brands", "keywords", "prices", "published"})
        if (!QDir().mkpath(folder(QString::fromLatin1(name))))
            return unwritable(m_path);
    if (!QFileInfo(m_path).isWritable())
        return Error{Error::Store, QStringLiteral("the home %1 is read-only").arg(m_path), m_path,
                     QStringLiteral("name a folder of yours with --home, or make this one writable")};
    missing.append(folder(QStringLiteral("records"))); // also when it was there: whoever made it may have died before this
    for (const QString& each : std::as_const(missing))
        if (!syncFolderOf(each))
            return unwritable(m_path);
    return Done{};
}

Result<std::unique_ptr<Hold>> Home::hold(const QString& organisation) const
{
    QString name = QStringLiteral("lock-") + organisation; // as it was given: it may be no name at all
    const QString file = folder(name.replace(QLatin1Char('/'), QLatin1Char('_')));
    Hold::Failed failed{};
    if (std::unique_ptr<Hold> held = Hold::take(file, failed)) {
        if (const Result<Done> finished = finishRestorations(record(organisation)); !finished)
            return finished.error();
        return held;
    }
    if (failed == Hold::Failed::CannotWrite)
        return unwritable(m_path);
    return Error{Error::Busy, QStringLiteral("another copy (process %1) works on %2 in the home %3").arg(Hold::holderOf(file)).arg(organisation, m_path), m_path,
                 QStringLiteral("close it, or name another organisation with --org")};
}

} // namespace qd::app
