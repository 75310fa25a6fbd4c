#pragma once

#include <QString>

/// Knows how a phrase has to look so that it can stand in a sentence as a topic, after a preposition.
namespace qd::agents::rehearsal {

/// "reducing" of "reduce". The verb may be followed by more: only the first word changes.
QString gerund(const QString& verb);
/// `text` up to the first match of `expression` that does not stand at its start.
QString cutAt(const QString& text, const char* expression);
/// At most `words` words, cut where a phrase ends ("… of AI agents" before "without"), and never ending on a
/// preposition, an article, a conjunction or an auxiliary. A phrase without such a place may be three words longer.
QString asPhrase(const QString& text, qsizetype words);
/// Sentence case is undone for an ordinary first word; names and acronyms keep their capitals. `text` of which every
/// word has a capital, or only capitals, loses them apart from what is a name or an acronym anywhere.
QString inMidSentence(QString text);
/// The article that a thing of one's own needs: "our plan" -> "the plan", "our new pricing" -> "new pricing".
QString withDueArticle(const QString& text);
/// "weekly count" of "the weekly count".
QString withoutArticle(const QString& topic);

} // namespace qd::agents::rehearsal
