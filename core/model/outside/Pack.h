#pragma once

#include "core/base/Clock.h"
#include "core/model/Ids.h"

namespace qd {

/// An organisation that somebody else made, as it came (promise P7). It is data: what its agents are told is a stranger's word until
/// she has read and adopted it, and it may do nothing by its own rules that hers would not let.
struct Pack {
    PackId id;
    QString title;
    QString publisher;     ///< as it names itself
    QString version;       ///< the same
    QString licence;       ///< the same
    QByteArray key;        ///< Ed25519, public, 32 bytes: whose signature it bears; empty: it bears none
    QByteArray sha256;     ///< of the file that it came in
    QByteArray organisation; ///< digest of its organisation as it was taken
    QMap<QString, QByteArray> texts; ///< what its agents can be told, by name ("prompt/…", "role/…"): SHA-256 of each
    QStringList wants;     ///< what it would do outside: "connector/action"

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("publisher", publisher);
        v("version", version);
        v("licence", licence);
        v("key", key);
        v("sha256", sha256);
        v("organisation", organisation);
        v("texts", texts);
        v("wants", wants);
    }
    /// What stands on everything that is made with its texts before they are adopted.
    QString source() const { return QStringLiteral("pack:") + publisher; }
};

} // namespace qd
