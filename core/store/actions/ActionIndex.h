#pragma once

#include "core/facts/Fact.h"
#include "core/model/authority/PastAction.h"
#include "core/store/Database.h"

#include <memory>

namespace qd {

/// Keeps one row per action that was planned: what rules of authority look at, as it was then, and what she said of it; and one per
/// rule that was put to her. Numbers of enumerations stand in it: where one changes, kFilling (IndexProof.h) goes up.
/// @thread the store's.
class ActionIndex final {
public:
    explicit ActionIndex(Database& database);
    ~ActionIndex();

    /// Facts of anything else are passed over.
    void take(const StoredFact& stored);

private:
    struct Statements;
    void plan(const StoredFact& stored, const Effect& effect);
    void know(const EffectId& effect, const AuthorityTrace& trace);
    void hear(const StoredFact& stored, const ApprovalDecided& decided);
    void takeBack(const StoredFact& stored);
    void propose(const StoredFact& stored);
    std::unique_ptr<Statements> m_statements;
};

/// The actions from `from` on, of `kind` or, where that is empty, of all, oldest first. O(actions). @thread the connection's.
Result<QList<PastAction>> actionsSince(Database& database, Instant from, const ActionKind& kind = {});
/// Besides, every rule for the kind that was ever put to her. @thread the connection's.
Result<KindPast> pastOf(Database& database, Instant from, const ActionKind& kind);

} // namespace qd
