#pragma once

#include "core/model/outside/Inbound.h"
#include "core/model/people/Contact.h"

/// Wishes about people outside, and what comes in from them.
namespace qd {

/// Keep people, sealed already.
struct KeepContacts {
    static constexpr const char* kName = "keep-contacts";
    QList<Contact> contacts;

    template <class V> void fields(V& v)
    {
        v("contacts", contacts);
    }
};

struct NoteConsent {
    static constexpr const char* kName = "note-consent";
    Consent consent;

    template <class V> void fields(V& v)
    {
        v("consent", consent);
    }
};

/// Keep somebody no more. The key is destroyed by whoever carries it out, before this is asked.
struct EraseContact {
    static constexpr const char* kName = "erase-contact";
    ContactId contact;
    QString reason;
    QByteArray keyHash;

    template <class V> void fields(V& v)
    {
        v("contact", contact);
        v("reason", reason);
        v("key_hash", keyHash);
    }
};

/// Say how long people are kept; or take that back.
struct SetRetention {
    static constexpr const char* kName = "set-retention";
    Retention retention;
    bool gone = false;

    template <class V> void fields(V& v)
    {
        v("retention", retention);
        v("gone", gone);
    }
};

/// Put on record that what was sealed was read.
struct NoteReading {
    static constexpr const char* kName = "note-reading";
    QString purpose;
    QStringList what; ///< the fields
    QList<ContactId> contacts;
    QString sink;

    template <class V> void fields(V& v)
    {
        v("purpose", purpose);
        v("fields", what);
        v("contacts", contacts);
        v("sink", sink);
    }
};

/// Take what came in at the door. Said by the program itself.
struct TakeInbound {
    static constexpr const char* kName = "take-inbound";
    Inbound inbound;

    template <class V> void fields(V& v)
    {
        v("inbound", inbound);
    }
};

} // namespace qd
