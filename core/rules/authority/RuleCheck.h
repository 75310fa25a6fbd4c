#pragma once

#include "core/model/Organisation.h"

namespace qd::rules {

/// Something that is wrong in a list of rules, ceilings or grants.
struct RuleFault {
    QString path; ///< "/0/kinds/1"
    QString wrong; ///< "names …": goes on after the path
    QString right; ///< "expected …"
};

constexpr qsizetype kMostRules = 500;

/// What is wrong with the rules: names that are none, conditions that nothing meets, rules that an earlier one always comes before.
/// `now`: of what was to hold before a moment that has passed; none: that is not looked at. Pure.
QList<RuleFault> faultsOf(const QList<AuthorityRule>& rules, std::optional<Instant> now = {});
/// What is wrong with ceilings: the same.
QList<RuleFault> faultsOf(const Ceilings& ceilings);
/// Whether it is written as names in files are: small letters, digits and single hyphens.
bool isName(const QString& text);

} // namespace qd::rules
