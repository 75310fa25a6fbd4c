#pragma once

#include "core/model/Ids.h"

/// Whom something that leaves is for.
namespace qd {

/// How many will see it, ascending: nobody but the department; one; some, each by name; a list of addresses; whoever follows
/// an account; anybody.
enum class AudienceClass { Nobody, One, Named, List, Followers, Public };
template <> struct EnumWords<AudienceClass> {
    static constexpr std::array words{"nobody", "one", "named", "list", "followers", "public"};
};

struct Audience {
    AudienceClass who = AudienceClass::Public;
    qint64 size = 0;        ///< how many; 0: not known
    bool estimated = false;

    template <class V> void fields(V& v)
    {
        v("who", who);
        v("size", size);
        v("estimated", estimated);
    }
    friend bool operator==(const Audience&, const Audience&) = default;
};

/// One of those that it is for.
struct Recipient {
    QString name;     ///< for a person, where it is not personal: a list's; mostly empty
    QString address;  ///< "contact:<id>": what it is in words is unsealed for the delivery alone
    QByteArray index; ///< keyed hash of the address: what suppression lists are asked with
    QString part;     ///< "to", "cc", "bcc", "reply-to"; empty: "to"
    QString channel;  ///< by what this one is reached: "e-mail", "sms", "letter"

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("address", address);
        v("index", index);
        v("part", part);
        v("channel", channel);
    }
    friend bool operator==(const Recipient&, const Recipient&) = default;
};

/// When something may leave. Outside of it, what was agreed to does not hold any more.
struct SendWindow {
    Instant from;
    Instant until;

    template <class V> void fields(V& v)
    {
        v("from", from);
        v("until", until);
    }
    friend bool operator==(const SendWindow&, const SendWindow&) = default;
};

/// One of the requests that a delivery is made of.
struct SentRequest {
    QString name;      ///< "draft", "publish", "media-1"
    QString method;
    QString path;      ///< at the connector's place
    QByteArray sha256; ///< of the exact body, keys as placeholders

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("method", method);
        v("path", path);
        v("sha256", sha256);
    }
    friend bool operator==(const SentRequest&, const SentRequest&) = default;
};

} // namespace qd
