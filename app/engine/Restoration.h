#pragma once

#include "app/engine/Home.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// What putting a record back came to.
struct Restored {
    Verification found; ///< of the backup
    Instant taken;      ///< time of its last fact
    QString replaced;   ///< where the replaced record is kept; empty: there was none
    int unknown = 0;    ///< effects that nobody can tell of any more
    int askedAgain = 0; ///< approvals that count no longer
    int paused = 0;     ///< runs
    QStringList deputies{}; ///< ids of those who decide nothing in her place any more
    RecordRestored fact; ///< as it stands in the record, with what was spent since
};

/// Puts the record of an organisation back to what `backup` holds. The backup is checked whole first; the record that is
/// there is kept aside, and what it spent on pages that are open counts on; what was under way is halted, asked again or unknown (core/rules/Restoring.h), so that nothing
/// is sent by itself. Holds the organisation meanwhile: Error::Busy when somebody else does. Error::Parse: the backup is
/// of another organisation. One of an older format is brought up on the way. Error::Store: it is damaged, a newer program made
/// it, or the disk failed; the record is as it was then. A crash leaves the old record or the new one. Blocks; O(bytes).
Result<Restored> restoreRecord(const Home& home, const QString& organisation, const QString& backup);

/// The record file is one that another took the place of.
bool isKeptAside(const QString& file);

/// Brings to their ends the restorations of the record `file` that a crash cut short after the new one was complete.
/// Only while its organisation is held. Error::Store when the disk fails.
Result<Done> finishRestorations(const QString& file);

} // namespace qd::app
