#pragma once

#include "core/state/InboxState.h"

namespace qd {

/// How far she has agreed with what was put before her, by kind of action. Only her own word on a single item counts: not a
/// trial's, a deputy's, a bundle's, one of many, or one that stood for several.
struct AgreementState {
    struct Agreed {
        qint64 unedited = 0; ///< approved as it was
        qint64 edited = 0;
        qint64 changes = 0;
        qint64 rejected = 0;
        QList<EffectId> differ; ///< of those that were not approved as they were the last kRemembered
        Instant last;
        static constexpr qsizetype kRemembered = 20;

        qint64 of() const { return unedited + edited + changes + rejected; }
        template <class V> void fields(V& v)
        {
            v("unedited", unedited);
            v("edited", edited);
            v("changes", changes);
            v("rejected", rejected);
            v("differ", differ);
            v("last", last);
        }
    };
    QMap<ActionKind, Agreed> kinds;

    template <class V> void fields(V& v) { v("kinds", kinds); }
    /// `before`: the inbox before the fact.
    void apply(const StoredFact& stored, const InboxState& before);
};

} // namespace qd
