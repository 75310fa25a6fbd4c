#include "agents/replay/Recording.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

bool isSteering(const Fact& fact)
{
    if (const auto* assigned = std::get_if<StepAssigned>(&fact))
        return assigned->by == human();
    return std::holds_alternative<RunPaused>(fact) || std::holds_alternative<RunContinued>(fact) || std::holds_alternative<RunUndoing>(fact)
        || std::holds_alternative<AllStopped>(fact) || std::holds_alternative<ApprovalUndone>(fact);
}

} // namespace

QList<QByteArray> Recording::wanted() const
{
    QList<QByteArray> all;
    for (const Source& source : brief.sources)
        all.append(source.sha256);
    for (const StoredFact& stored : facts) {
        if (const auto* done = std::get_if<TurnFinished>(&stored.fact); done && !done->prompt.isEmpty())
            all += {done->prompt, done->reply};
        if (const auto* made = std::get_if<ArtefactMade>(&stored.fact); made && made->artefact.madeBy == human())
            all.append(made->artefact.sha256);
    }
    return all;
}

bool Recording::hasEnded() const
{
    return std::any_of(facts.begin(), facts.end(), [this](const StoredFact& stored) {
        const auto* finished = std::get_if<RunFinished>(&stored.fact);
        return finished && finished->run == run;
    });
}

Result<Recording> recordingOf(OfficeState before, const QList<StoredFact>& facts, const RunId& run)
{
    Recording recording;
    recording.run = run;
    QSet<RunId> family{run};
    for (const StoredFact& stored : facts) {
        if (const auto* started = std::get_if<RunStarted>(&stored.fact)) {
            if (started->parent && family.contains(started->parent->run))
                family.insert(started->run);
            if (started->run == run) {
                recording.start = *started;
                recording.begun = stored.time;
                recording.by = stored.actor;
                recording.organisation = before.org.organisations.value(started->organisation);
                recording.brand = before.org.brand;
                recording.earlier = before.runs.recent;
                recording.history = before.history;
                recording.campaigns = before.campaigns;
            }
        }
        if (const auto* brief = std::get_if<BriefSubmitted>(&stored.fact); brief && brief->run == run)
            recording.brief = *brief;
        if (const auto* fired = std::get_if<TriggerFired>(&stored.fact); fired && fired->run == run)
            recording.byTrigger = true;
        const bool isOurs = family.contains(stored.correlation);
        if (isSteering(stored.fact) && (isOurs || std::holds_alternative<AllStopped>(stored.fact)))
            return Error{Error::Rule, QStringLiteral("The run was steered by hand at fact %1, so it cannot be done again from its record alone.")
                                          .arg(stored.sequence), run.toString(), QStringLiteral("a run that went its own way")};
        if (isOurs)
            recording.facts.append(stored);
        if (recording.start.run.isNull())
            before.apply(stored);
        if (std::holds_alternative<RunFinished>(stored.fact) && recording.hasEnded())
            break;
    }
    if (recording.start.run.isNull() || recording.brief.run.isNull() || recording.start.parent)
        return Error{Error::Parse, QStringLiteral("Run %1 did not begin with a brief there.").arg(run.toString()), run.toString(),
                     QStringLiteral("a run that `quarterdeck runs` lists and that a brief began")};
    return recording;
}

} // namespace qd::agents
