#pragma once

#include "agents/llm/rehearsal/text/Phrasing.h"
#include "agents/llm/rehearsal/text/SourceFacts.h"

namespace qd::agents::rehearsal {

/// What stands fixed before a piece is written: its subject, words to be found by, headings, evidence.
struct Plan {
    Material material;
    Subject subject;
    Dice dice{QString(), 0};
    QString keyword;
    QString secondary;
    QString title;
    QStringList headings;     ///< of the body; the last section is the conclusion
    QString conclusionHeading;
    QList<Statement> quotes;
    QList<Statement> proofs;
    int words = 1500;

    Phrasing phrasing(const QString& purpose) const;
};

/// Reads the plan from what earlier steps decided and fills the gaps itself.
Plan planOf(const Material& material, qint64 seed);
/// True for a heading that closes a piece.
bool isConclusion(const QString& heading);
/// Whether a title says what `keyword` says, be it in other forms of the words: "Why Do Customers Leave?" says "customers who leave".
bool saysIt(const QString& title, const QString& keyword);
/// A title that holds `keyword`; `sections` may be named in it. At most 70 characters where the keyword allows it.
QString makeTitle(const Plan& plan, const QString& keyword, int sections, Dice dice);
/// The theme that a heading speaks of, among those not in `taken`.
const Theme& themeFor(const QString& heading, const Plan& plan, QList<const Theme*>& taken, Dice& dice);

} // namespace qd::agents::rehearsal
