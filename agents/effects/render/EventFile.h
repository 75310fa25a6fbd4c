#pragma once

#include "agents/effects/render/Rendered.h"

namespace qd::agents {

/// Something that happened, for programs of others.
struct EventMaterial {
    QString type;  ///< "post.published": names of small letters, digits and underscores, joined by periods
    QString title;
    QString text;
    QString link;
    Instant date;
    bool rehearsal = false;
};

/// One file of JSON as Standard Webhooks recommends (spec/standard-webhooks.md, "Payload structure"): "type", "timestamp" (RFC
/// 3339) and "data" with "title", and "text" and "link" where they are given. It goes to the connector's own address.
/// Error::Parse: the type, the title or the link is none.
Result<Rendered> renderEvent(const EventMaterial& material);

} // namespace qd::agents
