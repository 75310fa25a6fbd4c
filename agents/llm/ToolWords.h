#pragma once

#include "core/base/Describe.h"

#include <QList>

namespace qd::agents {

/// Something that a model may ask to have done before it answers.
struct ToolOffer {
    QString name;            ///< letters, digits, '_' and '-', at most 64
    QString description;
    QByteArray inputSchema;  ///< JSON schema (draft 7) of an object
    bool isOutward = true;   ///< what it is given may leave the house
};

/// A model asks for a tool.
struct ToolCall {
    QString id;              ///< the provider's; unique in one answer
    QString name;
    QString input;           ///< a JSON object as text, which was read strictly

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("name", name);
        v("input", input);
    }
};

/// What a tool gave.
struct ToolResult {
    QString callId;
    QString text;            ///< as the model is shown it
    bool failed = false;

    template <class V> void fields(V& v)
    {
        v("call_id", callId);
        v("text", text);
        v("failed", failed);
    }
};

/// An earlier answer to the same prompt that asked for tools, with what they gave.
struct Exchange {
    QString said;            ///< text before the calls; may be empty
    QList<ToolCall> calls;
    QList<ToolResult> results; ///< one for each call
    QString kept;            ///< the provider's own blocks as JSON text, to be handed back as they came (LlmAnswer::kept)

    template <class V> void fields(V& v)
    {
        v("said", said);
        v("calls", calls);
        v("results", results);
        v("kept", kept);
    }
};

} // namespace qd::agents
