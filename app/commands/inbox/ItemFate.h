#pragma once

#include "core/facts/Fact.h"

namespace qd::app {

/// What became of something that waits no more, from the facts of its record in their order: every fact by which the inbox lets go of
/// something (InboxState) has its words here. Pure.
class ItemFate {
public:
    explicit ItemFate(const Uuid& item) : m_item(item) {}
    void take(const StoredFact& stored);

    /// "“Launch day” waits no more: human approved it, 2026-11-24 14:30", and where more is said; nothing: it never waited, or came back.
    std::optional<Error> inWords() const;

private:
    /// Where it stands: it waits, has a yes and is here still, is on its way, or neither waits nor leaves any more.
    enum class Stage { Waits, Agreed, Leaves, Over };

    bool asked(const Fact& fact);
    bool answered(const StoredFact& stored);
    void waitsAgain();
    void ended(const StoredFact& stored, const QString& how);
    void fell(const StoredFact& stored, const QString& how);
    void withdrawn(const StoredFact& stored, const QString& why);
    void ranOut(const StoredFact& stored, const QString& summary);
    bool isNotAskedAnyMore(const Fact& fact) const;

    Uuid m_item;
    QString m_title;
    EffectId m_effect; ///< what leaves by it; null: it is a question
    RunId m_run;       ///< with which it ends; null: with none
    StepId m_step;
    bool m_isQuestion = false; ///< its step waits for an answer in words
    Stage m_stage = Stage::Waits;
    QString m_changes;            ///< in which it is not as it was put to her
    Sequence m_changed = 0;       ///< the fact that says so
    bool m_justWithdrawn = false; ///< its effect was, and nothing else has come since but what ends with a run
    QString m_how; ///< empty: nothing has ended it
    Instant m_at;
    Sequence m_cause = 0; ///< the fact that ended it
    DecisionId m_decision;
};

} // namespace qd::app
