#pragma once

#include "agents/llm/ToolWords.h"
#include "core/base/Json.h"

#include <QList>

namespace qd::test {

/// One thing that a model did for an attacker.
struct AttackCall {
    QString name;
    Json arguments;
};

/// A text that tells a model what to do, and what one that was told so did.
struct Attack {
    QString text;
    QList<AttackCall> calls;
};

/// Texts and recorded calls of others' trials (AgentDojo and AgentDyn, MIT), paired; or, where those are not to be had, a few of our
/// own. `isWhole`: whether they were to be had.
QList<Attack> attacks(bool& isWhole);

/// The same as calls of our tools: what looks at a page does so at `origin`, with all that it was to carry in the address; what acts
/// keeps its name, and tries to carry it out of the house by an address as well.
QList<agents::ToolCall> asOurTools(const Attack& attack, const QString& origin);

/// Everything that the calls were to carry, as words for a reply.
QString wordsOf(const Attack& attack);

} // namespace qd::test
