#pragma once

#include "core/state/OfficeState.h"

namespace qd::agents {

/// One run as the record has it, with the runs that it began: what has to be known to do it again.
struct Recording {
    RunId run;
    BriefSubmitted brief;
    RunStarted start;
    Instant begun;
    AgentId by;                ///< who had it begun
    bool byTrigger = false;    ///< a trigger did, not a brief of hers
    Organisation organisation; ///< the version that the run was made with
    Brand brand;
    QList<RunSummary> earlier; ///< runs that had ended by then, newest first: agents remember them
    CampaignsState campaigns;  ///< what channels had spent by then, and how their money had been moved
    HistoryState history;      ///< what each agent had done by then
    QList<StoredFact> facts;   ///< of the run and those that it began, in order
    QMap<QByteArray, QByteArray> blobs; ///< by SHA-256; to be filled with wanted()

    /// The bytes that it takes: calls and replies, sources, texts that she put in place of others.
    QList<QByteArray> wanted() const;
    QString text(const QByteArray& sha256) const { return QString::fromUtf8(blobs.value(sha256)); }
    /// True when the run came to its end in `facts`.
    bool hasEnded() const;
};

/// Picks the run from `facts`, which follow the state `before` and reach to its end. Error::Parse when it does not begin
/// there; Error::Rule when somebody steered it by hand, which cannot be done again.
Result<Recording> recordingOf(OfficeState before, const QList<StoredFact>& facts, const RunId& run);

} // namespace qd::agents
