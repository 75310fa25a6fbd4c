#pragma once

#include "core/facts/FactName.h"
#include "core/model/Measurement.h"
#include "core/model/Memory.h"

/// What happens to what the department remembers and looks up. Forgetting hides it; the record keeps it.
namespace qd {

struct MemoryKept {
    QD_FACT("memory-kept", 1);
    MemoryEntry entry;
    template <class V> void fields(V& v) { v("entry", entry); }
};

struct MemoryForgotten {
    QD_FACT("memory-forgotten", 1);
    MemoryId entry;
    QString space;
    AgentId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("entry", entry);
        v("space", space);
        v("by", by);
        v("reason", reason);
    }
};

struct DocumentKept {
    QD_FACT("document-kept", 1);
    Document document;
    template <class V> void fields(V& v) { v("document", document); }
};

struct DocumentForgotten {
    QD_FACT("document-forgotten", 1);
    DocumentId document;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("document", document);
        v("by", by);
    }
};

/// From now on an endpoint says what pieces mean, beside the program itself; none: it alone. What they mean is no fact: it is
/// asked for again when it is lost.
struct MeaningChosen {
    QD_FACT("meaning-chosen", 1);
    std::optional<MeaningSource> source;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("source", source);
        v("by", by);
    }
};

/// Somebody outside measured how something did. It informs; nothing may be done because of it that may not be done without.
struct MetricNoted {
    QD_FACT("metric-noted", 1);
    Measurement measurement;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("measurement", measurement);
        v("by", by);
    }
};

} // namespace qd
