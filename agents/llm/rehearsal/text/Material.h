#pragma once

#include "core/base/Json.h"
#include "core/model/Brand.h"
#include "agents/llm/LlmClient.h"

namespace qd::agents::rehearsal {

struct SourceText {
    QString name;
    QString origin;
    QString integrity;
    QString text;
};

struct UpstreamResult {
    QString step;
    QString agent;
    Json reply;
};

struct RevisionNote {
    QString from; ///< "human" or an agent
    QString text;
};

struct DebateTurn {
    QString agent;
    Json argument;
};

/// Everything that one prompt says, taken apart.
struct Material {
    QString agentId;
    QString agentTitle;
    QString rank;
    QString role;  ///< what the agent is there for
    QString tone;
    QString style;
    QString example;
    Brand brand;
    QString task;  ///< name of the prompt
    QString step;
    int round = 1;
    int part = 0;
    QString brief;
    QString title;
    QList<SourceText> sources;
    QList<UpstreamResult> upstream;
    QString draft;
    QList<RevisionNote> notes;
    QList<DebateTurn> debate;
    QStringList memory;
    QString invalid;
    Json schema; ///< null when any text will do

    /// The newest result of a step, or null.
    const Json& result(QStringView wanted) const;
    /// A text member of that result; empty when there is none.
    QString resultText(QStringView wanted, QStringView member) const;
};

/// Reads the tagged blocks of a request (a tag stands at the start of a line). What is missing or unreadable stays
/// empty: a rehearsal goes on with what it has.
Material readMaterial(const LlmRequest& request);

} // namespace qd::agents::rehearsal
