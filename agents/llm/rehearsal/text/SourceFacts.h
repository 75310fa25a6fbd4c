#pragma once

#include "agents/llm/rehearsal/text/Subject.h"

namespace qd::agents::rehearsal {

/// A sentence that somebody else said, word for word.
struct Statement {
    QString text;   ///< without the full stop
    QString source; ///< name of the source, as a reader is told
    QString origin; ///< where that came from: a path, an address, "brand", "brief"
    QString figure; ///< the figure in it, as it stands; may be empty
    int score = 0;
    bool fits = false; ///< shares a word with the topic

    /// "… (from: Own survey 2026)"
    QString quoted() const;
};

/// The figure that a text holds first, with its unit, as it stands. Empty when there is none.
QString figureIn(const QString& text);
/// The statements of the sources that belong to the subject, best first. Sentences that speak to the reader of the
/// source as a machine ("ignore …") are left out.
QList<Statement> statementsOf(const QList<SourceText>& sources, const Subject& subject);
/// What the brand may say of itself.
QList<Statement> proofsOf(const Brand& brand, const Subject& subject);
/// What an essay may quote: findings of the research if there are any, else the sources.
QList<Statement> quotable(const Material& material, const Subject& subject);

} // namespace qd::agents::rehearsal
