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
    QString found{};        ///< that the table says besides
};
struct Outcome {
    bool kept = false; ///< the promise
    QList<Row> rows{};
};

/// How often the promise was broken in what the row counts: a control that loses nothing shows nothing.
inline int brokenIn(const Row& row)
{
    return row.isControl ? (row.lost == 0 ? 1 : 0) : row.lost + row.unseen;
}

/// The rows that the table shows: those of the trial, and one more where it failed and none of them says so.
inline QList<Row> shownRows(const Outcome& outcome)
{
    int broken = 0;
    for (const Row& row : outcome.rows)
        broken += brokenIn(row);
    return outcome.kept || broken > 0 ? outcome.rows : outcome.rows + QList<Row>{{"the trial as a whole", 1, 1, 0, false, QStringLiteral("it did not try what it has to")}};
}

/// Each prints one JSON line with all that it found.

/// P2: the power fails at `count` moments of a run; and of a run that waits for no disk, which has to lose something.
Outcome tryPower(int count, quint32 seed);
/// P2: the power fails at `count` moments of a whole run of the program, half of them while it publishes; on every fiftieth disk
/// the program is started again. And of the same run with syncs left out, which has to lose something.
Outcome tryHomePower(int count, quint32 seed);
/// P10: a write, a wait for the disk or an opening fails, at every `step`-th place of a run.
Outcome tryFaults(int step, quint32 seed);
/// P10: memory fails, at every `step`-th allocation with operator new of a run. It may die of it, as it may be killed; the toolkit
/// does at once.
Outcome tryMemory(int step, quint32 seed);
/// P11: bits flipped, files cut, pages zeroed, another log put beside, damaged backups. `percent`: 100 tries all.
Outcome tryDamage(int percent, quint32 seed);
/// P12: `count` edits of twelve kinds, of facts and of what is kept beside them, by somebody who knows SQLite and the chain but not the key, and clean records.
Outcome tryEdits(int count, quint32 seed);

/// What is tried: appends one batch after the other in `folder`, says what is stored in its file "ack", goes on after
/// failures, and prints how often it was refused, how often without a sentence, and the last reason. Gives 0 when all is stored.
int drive(const QString& folder, int batches);
/// The same with the `at`-th allocation failing from where it begins; then `hit` is made.
int driveStarved(const QString& folder, int batches, int at, const QString& hit);
/// The same without waiting for the disk, to see that the trial of the power would find it.
int driveCarelessly(const QString& folder, int batches);

} // namespace qd::test
