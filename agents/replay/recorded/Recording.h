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
    Label label;               ///< where what it was given comes from
    bool byTrigger = false;    ///< a trigger did, not a brief of hers
    Organisation organisation; ///< the version that the run was made with
    Brand brand;
    QList<RunSummary> earlier; ///< runs that had ended by then, newest first: agents remember them
    CampaignsState campaigns;  ///< what channels had spent by then, and how their money had been moved
    QList<AgentConfigured> configured; ///< every version of every agent, in order; in use: as when it began
    QList<Budget> limits;      ///< that were set in place over the organisation's by then
    HistoryState history;      ///< what each agent had done by then
    PacksState packs;          ///< what came from others, and what of it she had adopted by then
    bool stopped = false;      ///< everything stood still when it was begun
    QMap<AgentId, QString> paused; ///< who began nothing then, and why
    QList<StoredFact> facts;   ///< of the run and those that it began, in order
    QList<StoredFact> elsewhere; ///< what touched it meanwhile: who was paused, that everything was stopped, limits that were set, what a step of it waited for
    QMap<QByteArray, QByteArray> blobs; ///< by SHA-256; to be filled with wanted()

    /// The bytes that it takes: calls and replies, sources, texts that she put in place of others.
    QList<QByteArray> wanted() const;
    QString text(const QByteArray& sha256) const { return QString::fromUtf8(blobs.value(sha256)); }
    /// The last fact of it.
    Sequence end() const { return facts.isEmpty() ? 0 : facts.last().sequence; }
    /// True when the run came to its end in `facts`.
    bool hasEnded() const;
};

/// A text that she put in the place of another, not the picture that was drawn anew for it.
bool isHerText(const Artefact& artefact);

/// Picks the run from `facts`, which follow the state `before` and reach to its end. Error::Parse when it does not begin
/// there; Error::Rule when something happened to it that cannot be had again: the record was put back from a backup under
/// it, or an agent hung until it was parked.
Result<Recording> recordingOf(OfficeState before, const QList<StoredFact>& facts, const RunId& run);

} // namespace qd::agents
