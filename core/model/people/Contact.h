#pragma once

#include "core/model/Ids.h"

/// People outside of the department: what is kept of them, and what they have agreed to.
namespace qd {

/// Somebody outside. What is personal is sealed with this person's own key, bound to the place that it stands in: whoever has the
/// record and not that key learns nothing, and without the key nobody ever does (design ruling on the chain; libsodium, AEAD).
struct Contact {
    ContactId id;
    QMap<QString, QByteArray> sealed;  ///< by field: "name", "e-mail", "phone", "street" …
    QMap<QString, QByteArray> indexes; ///< by channel, "e-mail", "sms", "letter": keyed hash of the address, 32 bytes
    QStringList segments;              ///< lists that this one is on; names of lists are not personal
    QString source;                    ///< where it is from: a file, a form, her own hand
    Instant changed;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("sealed", sealed);
        v("indexes", indexes);
        v("segments", segments);
        v("source", source);
        v("changed", changed);
    }
};

/// Whether somebody wants to hear from us.
struct Consent {
    ContactId contact;
    QString channel;     ///< "e-mail", "sms", "letter"
    QString purpose;     ///< "newsletter", "offers"; empty: for anything
    bool given = false;
    QString source;      ///< how it is known: "form on the site", "her word", "link in a mail"
    Instant at;
    QByteArray evidence; ///< blob of what says so; empty: none is kept

    template <class V> void fields(V& v)
    {
        v("contact", contact);
        v("channel", channel);
        v("purpose", purpose);
        v("given", given);
        v("source", source);
        v("at", at);
        v("evidence", evidence);
    }
};

/// How long somebody is kept that nothing happens with.
struct Retention {
    QString segment; ///< of whom; empty: of everybody whose lists have no rule of their own
    int days = 0;    ///< without a change, a consent, something sent or come in

    template <class V> void fields(V& v)
    {
        v("segment", segment);
        v("days", days);
    }
};

} // namespace qd
