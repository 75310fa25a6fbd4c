#pragma once

#include <QString>

namespace qd::agents::rehearsal {

/// The plain things of one field of work: what lies on the desks there, who stands in front, where one could look.
/// Each text lists several, [this|that], to be used in turn; none states a fact about anybody.
struct Field {
    const char* cues;    ///< beginnings of words in a brief that belong to this field
    const char* place;   ///< {W} "on the ward"
    const char* things;  ///< {D} "rosters and contracts", a plural
    const char* record;  ///< {R} "the exit interviews"; stands after a preposition
    const char* front;   ///< {L} "the ward sister", one person
    const char* meeting; ///< {M} "the morning hand-over"
    const char* trial;   ///< {E} "one ward and one vacancy", a small first step
    const char* mishap;  ///< {H} a clause: something that goes wrong
    const char* result;  ///< {V} "a shift that is fully staffed"
    const char* unfit;   ///< themes that this field has no use for
};

/// The field that most of a text's words belong to; the last one, for work in general, when none does.
const Field& fieldOf(const QString& text);

} // namespace qd::agents::rehearsal
