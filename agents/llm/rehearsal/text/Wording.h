#pragma once

#include <QStringList>

/// Small questions about English text, and small changes to it.
namespace qd::agents::rehearsal {

QStringList wordsOf(const QString& text);           ///< lower case, without punctuation
qsizetype wordCount(const QString& text);
/// The sentences of running text. Headings, links and list markers count as text.
QStringList sentencesOf(const QString& text);
/// True when `phrase` stands in `text` as whole words, whatever the case.
bool holdsPhrase(const QString& text, const QString& phrase);
int countPhrase(const QString& text, const QString& phrase);
QString capitalised(QString text);                  ///< first letter large
QString titleCase(const QString& text);             ///< as headlines are written; leaves acronyms alone
QString listing(const QStringList& items);          ///< "a, b and c"
QString withoutStop(QString text);                  ///< without white space and full stops at the end
QString clipped(const QString& text, qsizetype length); ///< at most that long, cut between words
QString numberWord(int n);                          ///< "Five"; digits above twelve
/// True for a phrase of Latin words that stands in a sentence like a noun: no question, no command, no loose end.
bool readsAsNoun(const QString& phrase);
bool isLatin(const QString& text);                  ///< most of its letters are Latin
bool isSmallWord(const QString& word);              ///< "the", "of", "with" …: says nothing about the subject
/// How much of `before` was changed to make `after`: 1 - 2·(common words in order) / (words of both).
double editRatio(const QString& before, const QString& after);

} // namespace qd::agents::rehearsal
