#pragma once

#include "agents/organisation/OrganisationFile.h"

#include <QStringList>

namespace qd::agents {

/// What a text takes from elsewhere.
struct Places {
    QStringList names;     ///< what stands between braces, as in "draft.words"; in order, each once
    bool isWhole = false;  ///< the text is nothing but one of them: the value keeps its kind
};
/// Reads braces as they are filled when a step is done: whatever stands between "{" and the next "}". @thread any.
Places placesIn(const QString& text);

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
