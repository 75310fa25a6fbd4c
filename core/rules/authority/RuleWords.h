#pragma once

#include "core/model/authority/AuthorityRule.h"

/// Rules of authority in words, for people. Pure.
namespace qd::rules {

/// When the rule holds, in words: "blog-post through folder, up to $5.00". Empty: always.
QString conditionsOf(const AuthorityRule& rule);

} // namespace qd::rules
