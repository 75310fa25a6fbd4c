#pragma once

#include "tests/agents/office/OfficeRig.h"

namespace qd::test {

/// The small team, without what goes out by itself.
Organisation askingTeam();
/// Its models say yes to everything.
void answerWell(OfficeRig& rig);
SubmitBrief aBrief();

/// The home of a program that ended while something was approved and had not left yet.
class ApprovedHome {
public:
    ApprovedHome();
    /// Gives the closed `rig` this home in the place of its own.
    void copyTo(OfficeRig& rig) const;

    EffectId effect;
    EffectContent content;
    QByteArray sha256;                   ///< what was approved
    QMap<QByteArray, QByteArray> files;  ///< its bytes, by SHA-256

private:
    OfficeRig m_rig;
};

} // namespace qd::test
