#pragma once

#include "core/facts/Fact.h"

namespace qd::app {

/// What became of something that waits no more, from the facts of its record in their order. Pure.
class ItemFate {
public:
    explicit ItemFate(const Uuid& item) : m_item(item) {}
    void take(const StoredFact& stored);

    /// "“Launch day” waits no more: human approved it, 2026-11-24 14:30", and where more is said; nothing: it never waited, or came back.
    std::optional<Error> inWords() const;

private:
    void ended(const StoredFact& stored, const QString& how);

    Uuid m_item;
    QString m_title;
    QString m_how; ///< empty: nothing has ended it
    Instant m_at;
    Sequence m_cause = 0; ///< the fact that ended it
    DecisionId m_decision;
};

} // namespace qd::app
