#pragma once

#include "core/state/OfficeState.h"

namespace qd::test {

/// A lively morning, invented: fourteen agents at work on a series, four items waiting. For pages under test and for
/// pictures. Every call gives the same.
class SampleOffice final {
public:
    /// With money really spent, or in rehearsal, where it would have been.
    enum class Money { Spent, Rehearsed };

    explicit SampleOffice(Money money = Money::Spent);

    const OfficeState& state() const { return m_state; }
    const QList<Message>& messages() const { return m_messages; } ///< oldest first
    const QList<DecisionRecord>& decisions() const { return m_decisions; }
    /// 2026-11-21 10:36:41 UTC, a Saturday.
    static Instant now() { return {1795257401000}; }
    static Organisation organisation();

private:
    void addRuns();
    void addAgents();
    void addInbox();
    void addLedger(Money money);
    void addActivity();
    void addMessages();
    void addDecisions();

    OfficeState m_state;
    QList<Message> m_messages;
    QList<DecisionRecord> m_decisions;
    RunId m_run;
    bool m_rehearsal = false;
};

/// An organisation of `agents` agents in a tree that depends on `seed` only; for layouts and load.
Organisation largeOrganisation(int agents, quint32 seed = 1);
/// An id that is the same in every run of a test.
template <class Made> Made fixedId(quint64 number) { return Made{Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + number}}; }

} // namespace qd::test
