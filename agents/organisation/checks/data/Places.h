#pragma once

#include "agents/organisation/OrganisationFile.h"
#include "core/rules/course/Terms.h"

#include <QStringList>

namespace qd::agents {

using rules::Places;
using rules::placesIn;

/// What is known of a value: its kind, and who gives it where it comes from outside of the workflow.
struct KindFrom {
    FieldKind kind = FieldKind::Open;
    QString by; ///< "step \"kid\" of \"main\""; may be empty

    /// "which is a text", "which step "kid" of "main" gives as a text".
    QString inWords() const;
};

/// "a text", "a list of texts" …
QString inWords(FieldKind kind);

} // namespace qd::agents
