#pragma once

#include "core/facts/FactName.h"
#include "core/model/people/Contact.h"

/// What is kept of people outside, who saw it, and how it ends.
namespace qd {

/// Somebody is kept, as given here; what was kept of the same one before gives way.
struct ContactKept {
    QD_FACT("contact-kept", 1);
    Contact contact;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("contact", contact);
        v("by", by);
    }
};

struct ConsentNoted {
    QD_FACT("consent-noted", 1);
    Consent consent;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("consent", consent);
        v("by", by);
    }
};

/// Somebody is kept no more: the key is destroyed, and what was sealed with it can be read by nobody.
struct ContactErased {
    QD_FACT("contact-erased", 1);
    ContactId contact;
    QString reason;
    QByteArray keyHash; ///< of the key that is gone, so that it can be told from others
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("contact", contact);
        v("reason", reason);
        v("key_hash", keyHash);
        v("by", by);
    }
};

/// What was sealed was read.
struct PersonalRead {
    QD_FACT("personal-read", 1);
    AgentId by;
    RunId run;       ///< null: outside of one
    StepId step;
    EffectId effect; ///< that it was read for; null: none
    QString purpose;
    QStringList what; ///< the fields
    QList<ContactId> contacts;
    QString sink;    ///< where it went: a connector's account, "screen", "export"
    template <class V> void fields(V& v)
    {
        v("by", by);
        v("run", run);
        v("step", step);
        v("effect", effect);
        v("purpose", purpose);
        v("fields", what);
        v("contacts", contacts);
        v("sink", sink);
    }
};

struct RetentionSet {
    QD_FACT("retention-set", 1);
    Retention retention;
    bool gone = false;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("retention", retention);
        v("gone", gone);
        v("by", by);
    }
};

} // namespace qd
