#pragma once

#include "core/rules/setup/Differences.h"

/// What one version of how an agent is set up says otherwise than another, for people. @thread main.
namespace qd::ui {

/// What a field of rules::Difference is called: "Tokens to think with".
QString fieldWords(const QString& field);
/// "Role: … readers **skip** the opening …": a line for each field, what is new marked and what goes struck, with the colours of
/// the scheme in use. Long stretches that both have are cut. Rich text; every text is escaped.
QString changeMarkup(const QList<rules::Difference>& differences);

} // namespace qd::ui
