#pragma once

#include "agents/organisation/checks/SchemaCheck.h"
#include "core/model/Brand.h"

namespace qd::agents {

/// A brand from the text of its file. Error::Parse as for readOrganisation(). @thread any.
Result<Brand> readBrand(const QByteArray& bytes, const QString& fileName);
/// All faults of the file; empty when it can be read. @thread any.
QList<Fault> faultsOfBrand(const QByteArray& bytes);
/// The file of a brand, indented.
QByteArray writeBrand(const Brand& brand);

} // namespace qd::agents
