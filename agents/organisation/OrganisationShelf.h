#pragma once

#include "agents/organisation/BrandFile.h"
#include "agents/organisation/DocumentShelf.h"
#include "agents/organisation/OrganisationFile.h"

namespace qd::agents {

/// The organisations that can be opened: those that ship, and <home>/organisations/*.json. load() also knows those that came in packs
/// (packs/PackShelf.h). @thread any.
class OrganisationShelf {
public:
    /// Without a home only those that ship are there.
    OrganisationShelf(const QString& home, Known known);

    QStringList names() const { return m_files.names(); }
    bool isOwn(const QString& name) const { return m_files.isOwn(name); }
    QString pathOf(const QString& name) const { return m_files.pathOf(name); }
    /// Error::Parse when there is none of that name, or with the fault in its file.
    Result<Organisation> load(const QString& name) const;
    /// Takes the user's file in under its id, after checking it. @returns the organisation; Error::Parse with the
    /// fault, Error::Store when it could not be written; then nothing was taken in.
    Result<Organisation> add(const QString& file) const;
    /// Writes an organisation of the user under its id. @returns the path.
    Result<QString> save(const Organisation& organisation) const;

private:
    DocumentShelf m_files;
    Known m_known;
};

/// The same for brands: those that ship, and <home>/brands/*.json. @thread any.
class BrandShelf {
public:
    explicit BrandShelf(const QString& home);

    QStringList names() const { return m_files.names(); }
    bool isOwn(const QString& name) const { return m_files.isOwn(name); }
    QString pathOf(const QString& name) const { return m_files.pathOf(name); }
    Result<Brand> load(const QString& name) const;
    Result<Brand> add(const QString& file) const;
    Result<QString> save(const Brand& brand) const;

private:
    DocumentShelf m_files;
};

} // namespace qd::agents
