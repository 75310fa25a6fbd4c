#pragma once

#include "core/facts/FactName.h"
#include "core/model/Organisation.h"
#include "core/model/outside/Pack.h"

/// What happens to an organisation that somebody else made.
namespace qd {

/// It was taken, as it came. Nothing of it is in use.
struct PackTaken {
    QD_FACT("pack-taken", 1);
    Pack pack;
    Organisation organisation;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("pack", pack);
        v("organisation", organisation);
        v("by", by);
    }
};

/// She has read texts of it, and has agents told them as if they were her own.
struct PackAdopted {
    QD_FACT("pack-adopted", 1);
    PackId pack;
    QMap<QString, QByteArray> texts; ///< by name: SHA-256 of what she read
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("pack", pack);
        v("texts", texts);
        v("by", by);
    }
};

struct PackRemoved {
    QD_FACT("pack-removed", 1);
    PackId pack;
    QString reason;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("pack", pack);
        v("reason", reason);
        v("by", by);
    }
};

} // namespace qd
