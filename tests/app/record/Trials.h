#pragma once

#include <QList>
#include <QString>

namespace qd::test {

/// One row of the table that a trial comes to.
struct Row {
    const char* what;
    int count;  ///< tries that could do harm
    int lost;   ///< of them: something acknowledged is gone or not whole, or does not come back
    int unseen; ///< of them: harm that nobody was told of
    bool isControl = false; ///< it was done carelessly, and has to lose something
};
struct Outcome {
    bool kept = false; ///< the promise
    QList<Row> rows{};
};

/// Each prints one JSON line with all that it found.

/// P2: the power fails at `count` moments of a run; and of a run that waits for no disk, which has to lose something.
Outcome tryPower(int count, quint32 seed);
/// P10: a write, a wait for the disk or an opening fails, at every `step`-th place of a run.
Outcome tryFaults(int step, quint32 seed);
/// P11: bits flipped, files cut, pages zeroed, another log put beside, damaged backups. `percent`: 100 tries all.
Outcome tryDamage(int percent, quint32 seed);
/// P12: `count` edits of twelve kinds, of facts and of what is kept beside them, by somebody who knows SQLite and the chain but not the key, and clean records.
Outcome tryEdits(int count, quint32 seed);

/// What is tried: appends one batch after the other in `folder`, says what is stored in its file "ack", goes on after
/// failures, and prints the last reason. Gives 0 when all is stored.
int drive(const QString& folder, int batches);
/// The same without waiting for the disk, to see that the trial of the power would find it.
int driveCarelessly(const QString& folder, int batches);

} // namespace qd::test
