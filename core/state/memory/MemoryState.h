#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What became of things that somebody was asked about.
struct OutcomeTally {
    qint64 approvedUnedited = 0;
    qint64 edited = 0;
    qint64 changes = 0;
    qint64 rejected = 0;
    double editRatio = 0; ///< sum over the edited ones: how much of the words was changed, from 0 to 1

    template <class V> void fields(V& v)
    {
        v("approved_unedited", approvedUnedited);
        v("edited", edited);
        v("changes", changes);
        v("rejected", rejected);
        v("edit_ratio", editRatio);
    }
    qint64 all() const { return approvedUnedited + edited + changes + rejected; }
    /// Counts a verdict, or with -1 takes it back. An unknown word counts nothing.
    void count(const QString& verdict, double ratio, int by);
};

/// The names under which an entry of outcomeSpace() says what it is about.
namespace outcome {
inline QString action() { return QStringLiteral("action"); }
inline QString agent() { return QStringLiteral("agent"); }
inline QString verdict() { return QStringLiteral("verdict"); } ///< "approved", "edited", "changes", "rejected"
inline QString editRatio() { return QStringLiteral("edit_ratio"); }
} // namespace outcome

/// What is remembered and can be looked up now, by id, and what outcomes add up to. Texts are in the record, and found
/// through its index.
struct MemoryState {
    struct Holding {
        QString title;
        QString origin;
        qint64 pieces = 0;
        template <class V> void fields(V& v)
        {
            v("title", title);
            v("origin", origin);
            v("pieces", pieces);
        }
    };
    /// A yes that can still be taken back.
    struct Revocable {
        RunId run;
        ActionKind action;
        AgentId agent;
        QString verdict;
        double editRatio = 0;
        template <class V> void fields(V& v)
        {
            v("run", run);
            v("action", action);
            v("agent", agent);
            v("verdict", verdict);
            v("edit_ratio", editRatio);
        }
    };

    QMap<QString, QMap<MemoryId, QString>> entries; ///< by namespace: those not forgotten, oldest first, with their keys
    QMap<MemoryId, QString> hers;                   ///< of them: the human's own notes, with their namespace
    QMap<DocumentId, Holding> documents;            ///< those not forgotten
    QMap<ActionKind, OutcomeTally> byAction;        ///< of all time
    QMap<AgentId, OutcomeTally> byAgent;
    QMap<QString, Revocable> revocable;             ///< by the approval's id; of runs that are open
    std::optional<MeaningSource> meaning;           ///< the endpoint that says what pieces mean; none: the program itself

    template <class V> void fields(V& v)
    {
        v("entries", entries);
        v("hers", hers);
        v("documents", documents);
        v("by_action", byAction);
        v("by_agent", byAgent);
        v("revocable", revocable);
        v("meaning", meaning);
    }
    /// True when there is nothing that could be found.
    bool isEmpty() const { return entries.isEmpty() && documents.isEmpty(); }
    /// The namespace of an entry that is not forgotten; empty for any other.
    QString spaceOf(const MemoryId& entry) const;
    /// The entry of that key in a namespace, of hers or of the others; null when there is none. O(entries of the namespace).
    MemoryId entryOf(const QString& space, const QString& key, bool isHers) const;
    void apply(const StoredFact& stored);

private:
    void keep(const MemoryEntry& entry);
    void takeBack(const ApprovalId& approval);
};

} // namespace qd
