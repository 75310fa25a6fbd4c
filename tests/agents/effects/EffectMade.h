#pragma once

#include "core/model/Ids.h"

#include <QRandomGenerator>

namespace qd::test {

/// The id of an effect that was made at that very moment, whatever other tests' clocks said before: the ids that a process makes never go back
/// (Uuid::makeV7), so that after one test on a clock of the next month all others would have made theirs then.
inline EffectId effectMadeAt(Instant moment)
{
    const quint64 chance = QRandomGenerator::global()->generate64();
    return {Uuid{(quint64(moment.ms) << 16U) | 0x7000U | (chance >> 52U), (chance & 0x3fffffffffffffffULL) | 0x8000000000000000ULL}};
}

} // namespace qd::test
