#pragma once

#include "core/state/OfficeState.h"

#include <QSet>

/// What a backup's state means once it is put in the place of a newer record. Pure.
namespace qd::rules {

/// Beside money, what the record that is about to be replaced knows and the backup does not.
struct KnownSince {
    QList<DeputySet> deputies; ///< who decides in her place by the backup and did so no more, or only less: as they stood in the end
    QSet<EffectId> begun;      ///< what waits or is held by the backup, and of whose step something began to leave
};

/// What the record that is about to be replaced knows, of money, of those who decide in her place and of what left, that the backup does not.
class SpentSince final {
public:
    /// `begin`: its state as far as the facts are not told here.
    explicit SpentSince(OfficeState begin) : m_state(std::move(begin)) {}
    /// Its next fact.
    void apply(const StoredFact& stored);
    /// Writes down in `restored` what was spent on pages that are open at `now`, for a call that was under way what it cost at worst,
    /// and the limits that were set and that `backup` does not hold. Campaign pages are those of runs that are open in `backup`,
    /// also where the run is over by now. O(pages).
    void tell(RecordRestored& restored, const OfficeState& backup, Instant now) const;
    /// O(deputies + effects of the backup).
    KnownSince known(const OfficeState& backup) const;

private:
    OfficeState m_state;
    QMap<RunId, QMap<QString, Amounts>> m_over; ///< of campaigns that have ended, by scope
    QSet<QString> m_begun;                      ///< steps of which something began to leave
};

/// What is to be known of money before anybody resumes: what was not carried over and why, and which limits hold no more; empty
/// when there is nothing to say.
QString moneyWords(const RecordRestored& restored);

/// The facts that begin the restored record, in order: that it was restored, and that everything is stopped and every
/// open run paused, since much may have happened after the backup that it does not know. Nothing that was on its way is
/// sent again: an approval that waited out its grace time is asked for anew, and any other effect that was let out or on
/// its way is unknown, which a person has to rule on; so is what began to leave after the backup. What was spent since counts on, as
/// `restored` says.
QList<Fact> afterRestoring(const OfficeState& state, const RecordRestored& restored, Instant now, const KnownSince& since = {});
/// Where the record cannot be read: nobody decides in her place any more, for nobody knows whom she has turned away since.
KnownSince nothingKnown(const OfficeState& backup);

} // namespace qd::rules
