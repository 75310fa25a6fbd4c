#include "agents/replay/recorded/Recording.h"

#include "core/rules/course/Terms.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

/// Why a run that this happened to cannot be done again; empty when it can.
QString obstacle(const StoredFact& stored, bool isOurs)
{
    if (std::holds_alternative<RecordRestored>(stored.fact))
        return QStringLiteral("the record was put back from a backup while it was open, and nobody can tell what was under way");
    const auto* paused = std::get_if<AgentPaused>(&stored.fact);
    if (paused && isOurs && paused->by == system())
        return QStringLiteral("%1 was parked (%2), and nothing can be made to hang on purpose").arg(paused->agent.text, paused->reason);
    return {};
}

/// Something that reaches into every run.
bool isForAll(const StoredFact& stored, bool isOurs)
{
    const bool steers = std::holds_alternative<AgentPaused>(stored.fact) || std::holds_alternative<AgentContinued>(stored.fact);
    return (steers && !isOurs) || std::holds_alternative<AllStopped>(stored.fact) || std::holds_alternative<AllResumed>(stored.fact)
        || std::holds_alternative<BudgetSet>(stored.fact);
}

/// How far the facts are about the run: to the one that ended it last, or all of them.
qsizetype lengthOf(const QList<StoredFact>& facts, const RunId& run)
{
    for (qsizetype i = facts.size(); i-- > 0;)
        if (const auto* finished = std::get_if<RunFinished>(&facts[i].fact); finished && finished->run == run)
            return i + 1;
    return facts.size();
}

/// What is known when the run begins.
void begin(Recording& recording, const OfficeState& before, const StoredFact& stored, const RunStarted& started)
{
    recording.start = started;
    recording.begun = stored.time;
    recording.by = stored.actor;
    recording.organisation = before.org.organisations.value(started.organisation);
    recording.brand = before.org.brand;
    recording.earlier = before.runs.recent;
    recording.history = before.history;
    recording.packs = before.packs;
    recording.campaigns = before.campaigns;
    for (auto agent = before.setups.agents.begin(); agent != before.setups.agents.end(); ++agent)
        for (const SetupsState::Version& one : agent->versions)
            recording.configured.append({agent.key(), one.number, one.configuration, one.like, one.number == agent->inUse, one.by, one.reason});
    recording.limits = before.limits.set;
    recording.stopped = before.org.stopped;
    for (auto agent = before.org.agents.begin(); agent != before.org.agents.end(); ++agent)
        if (agent->paused)
            recording.paused.insert(agent.key(), agent->pauseReason);
}

/// The fact of another run that `settled` came of, or nullptr: a step waited for it.
const StoredFact* awaited(const StoredFact& settled, const QList<StoredFact>& facts, const QSet<RunId>& family)
{
    const auto* step = std::get_if<StepSettled>(&settled.fact);
    if (!step || step->values.value(QStringLiteral("outcome")) != Value(QStringLiteral("event")))
        return nullptr;
    const auto cause = std::lower_bound(facts.begin(), facts.end(), settled.cause, [](const StoredFact& one, Sequence wanted) { return one.sequence < wanted; });
    return cause != facts.end() && cause->sequence == settled.cause && !family.contains(cause->correlation) ? &*cause : nullptr;
}

/// A run that another one began is done again as a part of that one.
Error begunByAnother(const OfficeState& before, const Recording& recording)
{
    const Parent& parent = *recording.start.parent;
    const RunState above = before.runs.open.value(parent.run);
    const RunId first = above.root.isNull() ? parent.run : above.root;
    return {Error::Parse, QStringLiteral("Run %1 was begun by the step \"%2\" of run %3, and is done again as a part of that").arg(recording.run.toString(), parent.step.text, parent.run.toString()),
            recording.run.toString(), QStringLiteral("run %1").arg(first.toString())};
}

} // namespace

bool isHerText(const Artefact& artefact)
{
    return artefact.madeBy == human() && artefact.mediaType == QLatin1String("text/markdown");
}

QList<QByteArray> Recording::wanted() const
{
    QList<QByteArray> all;
    for (const Source& source : brief.sources)
        all.append(source.sha256);
    for (const StoredFact& stored : facts) {
        if (const auto* done = std::get_if<TurnFinished>(&stored.fact); done && !done->prompt.isEmpty())
            all += {done->prompt, done->asks.isEmpty() ? done->reply : done->asks};
        if (const auto* done = std::get_if<TurnFinished>(&stored.fact); done && !rules::textOf(done->values.value(QStringLiteral("painter"), QString())).isEmpty())
            all.append(QByteArray::fromHex(rules::textOf(done->values.value(QStringLiteral("sha256"), QString())).toLatin1())); // a picture that a model made
        if (const auto* used = std::get_if<ToolUsed>(&stored.fact))
            all.append(used->output);
        if (const auto* made = std::get_if<ArtefactMade>(&stored.fact); made && isHerText(made->artefact))
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
    const qsizetype length = lengthOf(facts, run);
    for (const StoredFact& stored : facts.mid(0, length)) {
        if (const auto* started = std::get_if<RunStarted>(&stored.fact)) {
            if (started->parent && family.contains(started->parent->run))
                family.insert(started->run);
            if (started->run == run)
                begin(recording, before, stored, *started);
        }
        if (const auto* brief = std::get_if<BriefSubmitted>(&stored.fact); brief && brief->run == run) {
            recording.brief = *brief;
            recording.label = stored.label;
        }
        if (const auto* fired = std::get_if<TriggerFired>(&stored.fact); fired && fired->run == run)
            recording.byTrigger = true;
        if (const auto* set = std::get_if<AgentConfigured>(&stored.fact); set && !recording.start.run.isNull()) {
            recording.configured.append(*set);
            recording.configured.last().inUse = false;
        }
        const bool isOurs = family.contains(stored.correlation);
        const bool hasBegun = !recording.start.run.isNull();
        if (const QString why = hasBegun ? obstacle(stored, isOurs) : QString(); !why.isEmpty())
            return Error{Error::Rule, QStringLiteral("The run cannot be done again from its record: at fact %1 %2.").arg(stored.sequence).arg(why),
                         run.toString(), QStringLiteral("a run that this did not happen to")};
        if (hasBegun && isForAll(stored, isOurs))
            recording.elsewhere.append(stored);
        if (const StoredFact* cause = isOurs ? awaited(stored, facts, family) : nullptr)
            recording.elsewhere.append(*cause);
        if (isOurs)
            recording.facts.append(stored);
        if (!hasBegun)
            before.apply(stored);
    }
    if (recording.start.parent)
        return begunByAnother(before, recording);
    if (recording.start.run.isNull() || recording.brief.run.isNull())
        return Error{Error::Parse, QStringLiteral("Run %1 did not begin with a brief there.").arg(run.toString()), run.toString(),
                     QStringLiteral("a run that `quarterdeck runs` lists and that a brief began")};
    return recording;
}

} // namespace qd::agents
