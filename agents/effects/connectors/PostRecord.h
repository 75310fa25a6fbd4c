#pragma once

#include "core/base/Describe.h"

namespace qd::agents {

/// What stands as record.json beside each delivered piece: lists and feeds are put together from it, and a repeated
/// delivery knows itself by it. Holds nothing that was not part of what was approved.
struct PostRecord {
    QByteArray sha256;  ///< contentHash of what was delivered, without what was seen before it was
    int revision = 1;   ///< grows when other content takes the same place
    QString title;
    bool rehearsal = false;
    Values details;

    template <class V> void fields(V& v)
    {
        v("sha256", sha256);
        v("revision", revision);
        v("title", title);
        v("rehearsal", rehearsal);
        v("details", details);
    }
    /// The text under `name` in the details, or nothing.
    QString text(const QString& name) const
    {
        const auto found = details.constFind(name);
        const QString* held = found == details.constEnd() ? nullptr : std::get_if<QString>(&*found);
        return held ? *held : QString();
    }
};

} // namespace qd::agents
