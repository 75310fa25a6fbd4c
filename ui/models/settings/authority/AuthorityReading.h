#pragma once

#include "core/state/OfficeState.h"

/// Who decides on what, as a page shows it, and her rules with one more or one less. Pure but for the words. @thread main.
namespace qd::ui {

/// One kind of action, where nothing more is known of it than that.
struct KindLine {
    enum Source { Matrix, FileRule, HerRule };
    ActionKind kind;
    QString title;
    Autonomy given = Autonomy::L3;  ///< by the first rule that always holds for it
    Autonomy level = Autonomy::L3;  ///< that, below what ceilings let it have
    Source source = Matrix;
    RuleId rule{};                  ///< whose word it is, unless the matrix's
    std::optional<Instant> until{}; ///< that rule's
    AutonomyRule terms{};           ///< how long it is held and waited for, and what happens then
};

/// Every kind that the matrix or a rule names: the matrix in its order, then the others.
QList<KindLine> kindLines(const OfficeState& state, Instant now);
/// Who gave it that level, and what takes it down: "As the organisation's matrix says."
QString sourceText(const KindLine& line, const OfficeState& state, Instant now);

/// Her rules with that level for everything of the kind. Where that is what holds without a word of hers, without such a word.
QList<AuthorityRule> withLevel(const OfficeState& state, const ActionKind& kind, Autonomy level, Instant now);
/// Her rules with that one more, under a name that is free; it stands where it can be reached.
QList<AuthorityRule> withOneMore(const OfficeState& state, AuthorityRule rule, Instant now);
QList<AuthorityRule> without(const OfficeState& state, const RuleId& rule);

/// Of a rule that she took out of what she had agreed to: since when, and how far she agrees with its kind today. Empty: she wrote it.
QString originText(const OfficeState& state, const AuthorityRule& rule, Instant now);
/// How she has answered on the kind of what is put to her, with how certain that is, and what the rule would have done.
QString figuresText(const Proposal& proposal);

} // namespace qd::ui
