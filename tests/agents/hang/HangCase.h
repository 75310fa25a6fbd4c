#pragma once

#include "tests/agents/hang/Trap.h"
#include "tests/agents/office/OfficeRig.h"

namespace qd::test {

/// One office in which an agent hangs or throws so many times, and what comes of it.
class HangCase {
public:
    /// `patience`: after so long the office takes a thread for hung.
    HangCase(Wrong how, int times, Duration patience);

    /// Looks at it; called again and again. @returns true when it is over.
    bool look();
    /// Closes the office. @returns what is wrong, empty when every promise was kept.
    QStringList judge();

    const Wrong how;
    const int times;
    const Duration patience;
    int slowestMs = 0;  ///< from the hang to the fact that says so
    int lateAnswers = 0;
    int lateTaken = 0;  ///< of them: on record as an answer
    bool parked = false; ///< and she was asked

private:
    void seeHangs();
    void seeQuestions();
    bool hasEnded() const;

    Trap m_trap;
    OfficeRig m_rig;
    Trap::Clock::time_point m_until;
    qsizetype m_seen = 0;
    QSet<EscalationId> m_settled;
};

} // namespace qd::test
