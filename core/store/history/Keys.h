#pragma once

#include "core/model/Decision.h"
#include "core/model/Message.h"

/// How the keys that rows of the past are found by are called in the record.
namespace qd::keys {

inline QString party(const AgentId& agent) { return QLatin1String("agent:") + agent.text; }
inline QString type(MessageType type) { return QLatin1String("type:") + wordOf(type); }
inline QString priority(Priority priority) { return QLatin1String("priority:") + wordOf(priority); }
inline QString run(const RunId& run) { return QLatin1String("run:") + run.toString(); }
inline QString maker(const AgentId& agent) { return QLatin1String("maker:") + agent.text; }
inline QString kind(const QString& kind) { return QLatin1String("kind:") + kind; }
inline QString decisionRun(const RunId& run) { return QLatin1String("decisions:") + run.toString(); }
inline QString detail(const RunId& run) { return QLatin1String("detail:") + run.toString(); }

/// The words of the options that were weighed.
inline QString alternativesText(const DecisionRecord& decision)
{
    QStringList texts;
    for (const Alternative& alternative : decision.alternatives)
        texts << alternative.option << alternative.reason << alternative.turnedDown;
    return texts.join(QLatin1Char('\n'));
}

/// What the decision rests on, in words.
inline QString evidenceText(const DecisionRecord& decision)
{
    QStringList notes;
    for (const Evidence& evidence : decision.evidence)
        notes.append(evidence.note);
    return notes.join(QLatin1Char('\n'));
}

} // namespace qd::keys
