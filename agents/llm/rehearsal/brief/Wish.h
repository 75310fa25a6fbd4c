#pragma once

#include <QString>

/// Knows how people ask for a piece of writing, and what of it is the wish and not the subject.
namespace qd::agents::rehearsal {

/// The sentence of a brief that says what is wanted: the one that asks for a piece in so many words, else the first
/// that is no greeting and no label. Without marks of a list, labels ("Blog post: …") and remarks on tone, length,
/// channel and date.
QString wishIn(const QString& brief);
/// `text` without the wish: "AI implementation" of "launch our Q4 series on AI implementation". What was "our …" keeps
/// that word, so that the article can be told from it.
QString withoutWish(QString text);
/// A headline that the brief gives word for word ("titled “…”"); empty when it gives none.
QString givenHeadline(const QString& text);

} // namespace qd::agents::rehearsal
