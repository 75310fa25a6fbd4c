#pragma once

#include "agents/llm/LlmClient.h"
#include "core/base/Json.h"

namespace qd::agents {

/// Which keywords of a JSON schema an API takes.
enum class SchemaSubset {
    Smallest, ///< what Anthropic takes, and what servers with a grammar compile without trouble: no lengths, ranges, patterns
    OpenAi,   ///< with ranges, patterns and numbers of items
};

/// A draft 7 schema as strict APIs take it: objects closed, every member required, what the subset lacks left out. Whatever
/// fits it fits the schema but for what was left out. Empty when it is no schema of an object.
/// https://platform.claude.com/docs/en/build-with-claude/structured-outputs,
/// https://developers.openai.com/api/docs/guides/structured-outputs
QByteArray strictSchema(const QByteArray& draft7, SchemaSubset subset);

/// A name as the APIs take it: letters, digits, '_' and '-', at most 64; "reply" where nothing is left.
QString formatName(const QString& replyName);

/// The text of a tool's schema; of any object when it is no schema of one.
QByteArray toolSchema(const ToolOffer& tool);

/// The text of a call's input; an empty object when it is none.
QByteArray objectText(const QString& input);

/// The list that `dialect` kept of an earlier answer (Exchange::kept), or null: another dialect's blocks mean nothing.
Json keptOf(const Exchange& exchange, const char* dialect);
/// The other way around.
QString keptText(const char* dialect, const QList<Json>& blocks);

} // namespace qd::agents
