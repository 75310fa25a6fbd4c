#include "agents/organisation/OrganisationShelf.h"

#include "agents/organisation/DocumentText.h"
#include "agents/organisation/packs/PackShelf.h"

#include <QFileInfo>

namespace qd::agents {

namespace {

QString ownFolder(const QString& home, const char* name)
{
    return home.isEmpty() ? QString() : home + QLatin1Char('/') + QString::fromLatin1(name);
}

/// The home whose own organisations these are; empty without one.
QString homeOf(const DocumentShelf& files)
{
    const QString own = files.ownPathOf(QStringLiteral("any"));
    return own.isEmpty() ? QString() : QFileInfo(QFileInfo(own).path()).path();
}

} // namespace

OrganisationShelf::OrganisationShelf(const QString& home, Known known)
    : m_files(QStringLiteral(":/organisations"), ownFolder(home, "organisations"), QStringLiteral(".json")), m_known(std::move(known))
{
}

Result<Organisation> OrganisationShelf::load(const QString& name) const
{
    if (const QString home = homeOf(m_files); m_files.pathOf(name).isEmpty() && packNames(home).contains(name)) {
        const Result<ReadPack> pack = packOf(home, name, m_known);
        return pack ? pack->organisation : Result<Organisation>(pack.error());
    }
    const Result<QByteArray> bytes = m_files.read(name);
    if (!bytes)
        return bytes.error();
    return readOrganisation(*bytes, QFileInfo(m_files.pathOf(name)).fileName(), knownWithPacks(homeOf(m_files), name, m_known));
}

Result<Organisation> OrganisationShelf::add(const QString& file) const
{
    const Result<QByteArray> bytes = fileBytes(file);
    if (!bytes)
        return bytes.error();
    Result<Organisation> organisation = readOrganisation(*bytes, QFileInfo(file).fileName(), knownWithPacks(homeOf(m_files), idIn(*bytes), m_known));
    if (!organisation)
        return organisation;
    const Result<QString> stored = m_files.put(organisation->id.text, *bytes);
    return stored ? std::move(organisation) : Result<Organisation>(stored.error());
}

Result<QString> OrganisationShelf::save(const Organisation& organisation) const
{
    const QByteArray bytes = writeOrganisation(organisation);
    const Result<Organisation> check = readOrganisation(bytes, organisation.id.text, knownWithPacks(homeOf(m_files), organisation.id.text, m_known));
    return check ? m_files.put(organisation.id.text, bytes) : Result<QString>(check.error());
}

BrandShelf::BrandShelf(const QString& home) : m_files(QStringLiteral(":/brands"), ownFolder(home, "brands"), QStringLiteral(".json")) {}

Result<Brand> BrandShelf::load(const QString& name) const
{
    const Result<QByteArray> bytes = m_files.read(name);
    return bytes ? readBrand(*bytes, QFileInfo(m_files.pathOf(name)).fileName()) : Result<Brand>(bytes.error());
}

Result<Brand> BrandShelf::add(const QString& file) const
{
    const Result<QByteArray> bytes = fileBytes(file);
    if (!bytes)
        return bytes.error();
    Result<Brand> brand = readBrand(*bytes, QFileInfo(file).fileName());
    if (!brand)
        return brand;
    const Result<QString> stored = m_files.put(brand->id, *bytes);
    return stored ? std::move(brand) : Result<Brand>(stored.error());
}

Result<QString> BrandShelf::save(const Brand& brand) const
{
    const QByteArray bytes = writeBrand(brand);
    const Result<Brand> check = readBrand(bytes, brand.id);
    return check ? m_files.put(brand.id, bytes) : Result<QString>(check.error());
}

} // namespace qd::agents
