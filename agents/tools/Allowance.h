#pragma once

#include "agents/tools/ToolServerFile.h"
#include "agents/tools/protocol/ToolDescription.h"

namespace qd::agents {

/// One tool as the person allowed it: what is shown to a model is this, whatever the server says today.
struct AllowedTool {
    ToolDescription tool;
    ToolEffect effect = ToolEffect::Acts;
};

/// What the person has allowed of a server; kept in <home>/tools/allowed/<id>.json.
struct Allowance {
    QByteArray way;       ///< ToolServerFile::way() that was allowed
    QString shown;        ///< the command or address as it was shown
    Instant time;
    QList<AllowedTool> tools; ///< by name

    const AllowedTool* find(const QString& tool) const;
};

/// How what a server offers now differs from what was allowed; names of tools.
struct ToolChanges {
    QStringList added;
    QStringList changed; ///< another title, description, schema or suggestion (ToolDescription::hash())
    QStringList gone;

    bool isEmpty() const { return added.isEmpty() && changed.isEmpty() && gone.isEmpty(); }
    static ToolChanges between(const Allowance& allowed, const QList<ToolDescription>& now);
};

/// As text, and back. Error::Parse also where a tool is not the one that its hash says.
QByteArray writeAllowance(const Allowance& allowance);
Result<Allowance> readAllowance(const QByteArray& bytes, const QString& fileName);

/// The servers of a home and what was allowed of them: <home>/tools. @thread any; changes one at a time.
class ToolShelf {
public:
    explicit ToolShelf(const QString& home) : m_home(home), m_folder(home + QStringLiteral("/tools")) {}

    /// Names of the files, without ".json", sorted.
    QStringList names() const;
    QString pathOf(const QString& name) const { return m_folder + QLatin1Char('/') + name + QStringLiteral(".json"); }
    /// Error::Parse when there is none of that name, or with the fault in it: also where it names the key of a provider of models or
    /// of searches, which goes to nobody else.
    Result<ToolServerFile> load(const QString& name) const;
    /// Nothing: it was never allowed. Error::Parse when what is kept cannot be read.
    Result<std::optional<Allowance>> allowance(const QString& name) const;
    Result<Done> allow(const QString& name, const Allowance& allowance) const;
    Result<Done> forbid(const QString& name) const;
    /// The folder that the server works in; made when it is not there. Error::Store when it cannot be.
    Result<QString> workFolder(const QString& name) const;

private:
    QString allowed(const QString& name) const { return m_folder + QStringLiteral("/allowed/") + name + QStringLiteral(".json"); }
    QString m_home;
    QString m_folder;
};

} // namespace qd::agents
