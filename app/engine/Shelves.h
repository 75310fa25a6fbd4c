#pragma once

#include "agents/organisation/OrganisationShelf.h"
#include "app/engine/Home.h"

namespace qd::app {

/// The organisations and brands that a home can use, checked against what this program can do.
class Shelves {
public:
    explicit Shelves(const Home& home);

    /// What organisation files may name here.
    const agents::Known& known() const { return m_known; }
    const agents::OrganisationShelf& organisations() const { return m_organisations; }
    const agents::BrandShelf& brands() const { return m_brands; }
    Result<Organisation> organisation(const QString& name) const { return m_organisations.load(name); }
    Result<Brand> brand(const QString& name) const { return m_brands.load(name); }

private:
    agents::Known m_known;
    agents::OrganisationShelf m_organisations;
    agents::BrandShelf m_brands;
};

} // namespace qd::app
