#pragma once

#include "agents/skills/text/Prose.h"

namespace qd::agents {

/// Counts and readability measures of a text, from its running text only (no headings, code or tables).
///   Flesch reading ease: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948).
///   Flesch-Kincaid grade: Kincaid, Fishburne, Rogers, Chissom, Research Branch Report 8-75, US Navy (1975).
///   Gunning fog index: R. Gunning, "The Technique of Clear Writing" (1952).
///   SMOG grade: G. H. McLaughlin, "SMOG grading", Journal of Reading 12 (1969); defined for 30 sentences and more.
///   Reading time: 238 words a minute, M. Brysbaert, Journal of Memory and Language 109 (2019).
/// All four measures were made for English.
struct TextStats {
    qsizetype words = 0;
    qsizetype sentences = 0;
    qsizetype syllables = 0;
    qsizetype complexWords = 0;  ///< of three syllables and more, without names and without those that -es, -ed, -ing make long
    qsizetype polysyllables = 0; ///< of three syllables and more
    qsizetype longestWords = 0;
    QString longest;             ///< the longest sentence
    double averageSentence = 0;
    double fleschEase = 0;
    double kincaidGrade = 0;
    double fog = 0;
    double smog = 0;
    double minutes = 0;

    /// All zero when there are no words. Linear in the text.
    static TextStats of(const Prose& prose);

    /// Estimates the syllables of an English word from its spelling: groups of vowels, less silent endings, plus
    /// vowels that are spoken apart. At least 1; a number, and a word of another script, counts 1.
    static int syllablesOf(QStringView word);
};

} // namespace qd::agents
