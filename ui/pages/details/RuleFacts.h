#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"
#include "ui/widgets/parts/Sections.h"

#include <optional>

/// "Always do it like this": the wish, the rule that is put to her then, and her answer, beside the item that it came from.
/// @thread main.
namespace qd::ui {

/// A link that asks for a rule, or, once one was put to her, what it says, how often she agreed so far, and yes or no. Nothing where
/// no rule could have it done otherwise.
QList<FactLine> ruleFactsOf(const Approval& approval, const OfficeState& state);
/// What one of those links wants done; nothing: it is another link.
std::optional<Command> ruleWishOf(const QString& link, const Approval& approval);
/// Which actions a rule is about, as a clause: "Blog post through Website folder, asked for by Content Manager, at no cost".
QString conditionsText(const OfficeState& state, const AuthorityRule& rule);

} // namespace qd::ui
