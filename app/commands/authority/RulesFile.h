#pragma once

#include "core/model/wishes/AuthorityCommands.h"

namespace qd::app {

/// Rules and ceilings from a file that a person wrote: strict JSON as resources/schema/rules.json says, at most 512 KiB; moments in
/// RFC 3339. Error::Parse names what is wrong first and how much more there is.
Result<SetRules> readRules(const QString& file);
/// The same as such a file holds it, indented.
QByteArray writeRules(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings);

} // namespace qd::app
