#pragma once

#include "core/store/EventStore.h"

namespace qd::bench {

/// Facts as a department at work stores them: of 20, twelve are messages, one is a decision, the rest turns.
/// The same number gives the same fact.
class Workload final {
public:
    /// The facts that follow the record's last one.
    QList<StoredFact> next(int count);
    /// `sequence` is the record's last fact.
    explicit Workload(Sequence sequence) : m_sequence(sequence) {}

private:
    Fact fact(Sequence sequence) const;
    Sequence m_sequence;
};

/// Resident memory of this process in MiB.
double residentMiB();

} // namespace qd::bench
