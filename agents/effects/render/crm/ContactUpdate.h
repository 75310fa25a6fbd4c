#pragma once

#include "agents/effects/render/Rendered.h"

namespace qd::agents {

struct ContactUpdateMaterial {
    QString title;
    QStringList fields; ///< of a contact: "phone", "city"; empty where it is an erasure
    QString action;     ///< "update", "erase"; empty: "update"
    bool rehearsal = false;
};

/// What is to happen to contacts in a customer system: contacts.json (action, fields). Nobody's values are in it; whose they are stands in
/// the effect's recipients. An erasure is not reversible. content.details: action, fields.
/// Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderContactUpdate(const ContactUpdateMaterial& material);

} // namespace qd::agents
