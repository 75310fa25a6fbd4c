#pragma once

#include "core/model/Ids.h"
#include "core/model/Label.h"

namespace qd {

/// One thing that the department remembers, in a namespace that all agents share. It is found by its words and by its
/// meaning. A newer entry of the same key takes its place.
struct MemoryEntry {
    MemoryId id;
    QString space; ///< namespace: "brand", "patterns", "outcomes", "notes", or one of a workflow's own
    QString key;   ///< may be empty
    QString text;
    Values values;
    AgentId by;         ///< who it comes from
    RunId run;          ///< … and from which work; null when it was told outside of any
    StepId step;
    Label label;
    Instant time;
    QByteArray vector;  ///< what it means, as `embedder` has it
    QString embedder;

    /// True for a note of the human's own: neither an agent's nor what became of a piece.
    bool isHers() const { return by == human() && run.isNull() && values.isEmpty(); }
    template <class V> void fields(V& v)
    {
        v("id", id);
        v("space", space);
        v("key", key);
        v("text", text);
        v("values", values);
        v("by", by);
        v("run", run);
        v("step", step);
        v("label", label);
        v("time", time);
        v("vector", vector);
        v("embedder", embedder);
    }
};

/// An endpoint that says what texts mean, as OpenAI's API has it, and the model that it is asked for.
struct MeaningSource {
    QString endpoint; ///< "https://host/v1": where "/embeddings" is added; no slash at its end
    QString model;

    template <class V> void fields(V& v)
    {
        v("endpoint", endpoint);
        v("model", model);
    }
    friend bool operator==(const MeaningSource&, const MeaningSource&) = default;
    /// The name that goes with what it says; only what goes by one name is compared.
    QString embedder() const { return model + QStringLiteral(" at ") + endpoint; }
    /// True where what is sent there does not leave this machine.
    bool isOnThisMachine() const { return isLoopback(endpoint); }
    /// Whether the host of that URL is this machine's own, by address (127.0.0.0/8, ::1) or as "localhost" (RFC 6761, 6.3).
    static bool isLoopback(const QString& url);
};

/// The namespace that the pieces of documents are found in; nothing else is kept there.
inline QString documentSpace() { return QStringLiteral("sources"); }
/// The namespace of what became of work that was asked about.
inline QString outcomeSpace() { return QStringLiteral("outcomes"); }

/// A part of a document that is found by itself.
struct Piece {
    qint64 first = 0;  ///< in characters of the text (UTF-16 units)
    qint64 length = 0;
    QString heading;   ///< the last one above it

    template <class V> void fields(V& v)
    {
        v("first", first);
        v("length", length);
        v("heading", heading);
    }
};

/// A text that the department may look things up in.
struct Document {
    DocumentId id;
    QString title;
    QString origin;     ///< file it came from
    QByteArray sha256;  ///< blob of the text, UTF-8
    qint64 characters = 0;
    QList<Piece> pieces;
    QByteArray vectors; ///< blob: what each piece means, one after the other, as `embedder` has it
    QString embedder;
    AgentId by;
    Label label;
    Instant time;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("origin", origin);
        v("sha256", sha256);
        v("characters", characters);
        v("pieces", pieces);
        v("vectors", vectors);
        v("embedder", embedder);
        v("by", by);
        v("label", label);
        v("time", time);
    }
};

} // namespace qd
