#pragma once

#include "app/engine/Hold.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace qd::app {

/// The folder that holds everything of one user: records, organisations, brands, keywords, prices, what was published.
/// Two homes never touch. Each organisation of a home is held by one process at a time; several work side by side.
class Home {
public:
    explicit Home(QString path) : m_path(std::move(path)) {}
    /// --home, else QUARTERDECK_HOME, else the XDG data folder.
    static Home standard(const QString& given);

    const QString& path() const { return m_path; }
    QString folder(const QString& name) const { return m_path + QLatin1Char('/') + name; }
    /// The record of an organisation.
    QString record(const QString& organisation) const;
    /// What left the house, in a folder for each organisation; older homes have all of it right in here.
    QString published() const { return folder(QStringLiteral("published")); }
    /// The backups of an organisation's record.
    QString backups(const QString& organisation) const { return folder(QStringLiteral("backups/") + organisation); }
    /// Runs of an organisation that were tried differently.
    QString tries(const QString& organisation) const { return folder(QStringLiteral("tries/") + organisation); }
    /// What heads of records are signed with.
    QString keyFile() const { return folder(QStringLiteral("private/heads.key")); }
    QString settingsFile() const { return folder(QStringLiteral("settings.ini")); }
    /// Name of the local socket of whoever holds the organisation.
    QString socketName(const QString& organisation) const;
    /// Address of a SearXNG server that agents search with; empty: none was chosen.
    QString searxng() const;
    /// So long what a model said is said again to the same call, where that leaves nothing to chance; 0: never.
    Duration repeats() const;
    static constexpr std::chrono::hours kMostRepeated{24 * 365};
    /// What is at work goes by it from its next start on.
    void setRepeats(std::chrono::hours hours) const;
    void setSearxng(const QString& address) const;
    /// The organisation used last, or the one that ships.
    QString currentOrganisation() const;
    void setCurrentOrganisation(const QString& name) const;

    /// Whether the organisation has a record here. Error::Store when that can't be seen, as in another person's home.
    Result<bool> hasRecord(const QString& organisation) const;
    /// The organisations that have a record here, by name.
    QStringList recorded() const;
    /// What to say when too little is free beside the organisation's record to hold some back for a stop; else empty.
    QString shortOfRoom(const QString& organisation) const;
    /// Makes the folders. Error::Store when the home cannot be written, with what to do.
    Result<Done> make() const;
    /// Holds an organisation for this process, and brings to its end what a crash left of putting back its record.
    /// Error::Busy names the holder.
    Result<std::unique_ptr<Hold>> hold(const QString& organisation) const;

private:
    QString m_path;
};

} // namespace qd::app
